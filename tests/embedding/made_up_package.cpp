// SPDX-License-Identifier: MIT
#include "tests/embedding/made_up_package.h"

#include <unistd.h>

#include <cstdint>
#include <fstream>
#include <span>

#include "engine/embedding/model_weights.h"

namespace rapport {
namespace {

namespace fs = std::filesystem;

/// Small numbers that look random; a scale near 1 where a normalisation wants one is not needed.
std::vector<float> noise(std::size_t size) {
  std::vector<float> numbers(size);
  std::uint32_t state = 1;
  for (auto& number : numbers) {
    state = state * 1664525U + 1013904223U;
    number = (static_cast<float>(state >> 8U) / static_cast<float>(1U << 24U) - 0.5F) / 4.0F;
  }
  return numbers;
}

}  // namespace

MadeUpPackage::MadeUpPackage(Filling filling) {
  auto name = (fs::temp_directory_path() / "rapport-package-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no folder for a made-up package");
  folder_ = name;

  nlohmann::json tensors = nlohmann::json::array();
  std::size_t numbers = 0;
  ModelWeights weights;
  for (const auto& slot : tensor_slots(weights)) {
    std::size_t size = 1;
    for (const auto dimension : slot.shape) size *= dimension;
    numbers += size;
    tensors.push_back({{"name", slot.name}, {"shape", slot.shape}, {"dtype", "float32"}});
  }
  model_["weightsManifest"] = {{{"paths", {"shard1", "shard2"}}, {"weights", tensors}}};
  write("model.json", model_.dump());

  vocabulary_ = nlohmann::json::array();
  for (int i = 0; i < 6; ++i) vocabulary_.push_back({"reserved", 0});
  for (const auto* piece : {"\xE2\x96\x81", "\xE2\x96\x81so", "rry", "s", "o", "r", "y", "."}) {
    vocabulary_.push_back({piece, -3.5});
  }
  vocabulary_.push_back({":", nullptr});
  write("vocab.json", vocabulary_.dump());

  constexpr std::size_t kFirstShard = 1'000'001;  // not a multiple of four: shards part where they like
  if (filling == Filling::Noise) {
    const auto filled = noise(numbers);
    const auto bytes = std::as_bytes(std::span(filled));
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    write("shard1", text.substr(0, kFirstShard));
    write("shard2", text.substr(kFirstShard));
  } else {
    resize("shard1", kFirstShard);
    resize("shard2", numbers * sizeof(float) - kFirstShard);
  }
}

MadeUpPackage::~MadeUpPackage() {
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

void MadeUpPackage::write(std::string_view file, std::string_view bytes) const {
  std::ofstream(folder_ / file, std::ios::binary) << bytes;
}

void MadeUpPackage::resize(std::string_view file, std::uintmax_t bytes) const {
  std::ofstream(folder_ / file, std::ios::binary | std::ios::app).close();
  fs::resize_file(folder_ / file, bytes);
}

}  // namespace rapport
