// SPDX-License-Identifier: MIT
#include "engine/embedding/model_package.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "engine/base/file.h"

namespace rapport {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

// The package has 28 MB of weights in 7 shards and 0.3 MB each of JSON.
constexpr std::size_t kMostJsonBytes = 4'000'000;
constexpr std::uint64_t kMostWeightBytes = 64'000'000;
constexpr std::size_t kMostShards = 100;
constexpr std::size_t kMostPieceBytes = 255;
// The largest weight of the package is 4.1. Below this bound no sum of the forward pass leaves the range of a
// float.
constexpr float kLargestWeight = 1000.0F;

static_assert(std::endian::native == std::endian::little,
              "weights are stored little-endian and read as they are");

tl::unexpected<Error> broken(const fs::path& file, std::string_view what) {
  return failure(ErrorCode::Invalid,
                 fmt::format("The sentence model cannot be used: {} {}.", file.string(), what),
                 "Everything works without it; remove its folder, and ./dev setup fetches it anew.");
}

Result<json> read_json(const fs::path& file) {
  auto bytes = read_file(file, kMostJsonBytes);
  if (!bytes) return tl::unexpected(bytes.error());
  auto document = json::parse(*bytes, nullptr, /*allow_exceptions=*/false);
  if (document.is_discarded()) return broken(file, "is not JSON");
  return document;
}

/// The member of an object, or null where there is no such object or member.
const json& member(const json& object, const char* name) {
  static const json kNothing;
  if (!object.is_object()) return kNothing;
  const auto found = object.find(name);
  return found == object.end() ? kNothing : *found;
}

/// Where a tensor's weights stand among all.
struct Tensor {
  std::uint64_t begin = 0;
  std::uint64_t size = 0;
  bool is_float = false;
  std::vector<std::uint64_t> shape;  ///< without dimensions of 1
};

struct Manifest {
  std::vector<std::string> shards;
  std::map<std::string, Tensor, std::less<>> tensors;
  std::uint64_t numbers = 0;
};

/// Nothing if the entry is not one this program can read. Every number takes four bytes, whatever its type.
std::optional<Tensor> read_tensor(const json& entry) {
  const auto& type = member(entry, "dtype");
  const auto& shape = member(entry, "shape");
  if ((type != "float32" && type != "int32") || !shape.is_array() || entry.contains("quantization")) {
    return std::nullopt;
  }
  Tensor tensor;
  tensor.size = 1;
  tensor.is_float = type == "float32";
  for (const auto& dimension : shape) {
    if (!dimension.is_number_unsigned()) return std::nullopt;
    const auto size = dimension.get<std::uint64_t>();
    if (size == 0 || size > kMostWeightBytes || tensor.size * size > kMostWeightBytes) return std::nullopt;
    tensor.size *= size;
    if (size != 1) tensor.shape.push_back(size);
  }
  return tensor;
}

Result<Manifest> read_manifest(const fs::path& file) {
  const auto document = read_json(file);
  if (!document) return tl::unexpected(document.error());
  const auto& groups = member(*document, "weightsManifest");
  if (!groups.is_array() || groups.size() != 1) return broken(file, "has no weightsManifest with one group");
  const auto& paths = member(groups.front(), "paths");
  const auto& entries = member(groups.front(), "weights");
  if (!paths.is_array() || !entries.is_array()) return broken(file, "names no paths or no weights");
  if (paths.size() > kMostShards) return broken(file, fmt::format("names {} shards", paths.size()));
  Manifest manifest;
  for (const auto& path : paths) {
    const auto* name = path.get_ptr<const std::string*>();
    if (name == nullptr || name->empty() ||
        name->find_first_of(std::string_view("/\\\0", 3)) != std::string::npos) {
      return broken(file, "names a shard that is not a file beside it");
    }
    manifest.shards.push_back(*name);
  }
  for (const auto& entry : entries) {
    const auto* name = member(entry, "name").get_ptr<const std::string*>();
    if (name == nullptr) return broken(file, "has a tensor without a name");
    auto tensor = read_tensor(entry);
    if (!tensor) return broken(file, fmt::format("has a type or shape for {} that cannot be read", *name));
    tensor->begin = manifest.numbers;
    manifest.numbers += tensor->size;
    if (manifest.numbers * sizeof(float) > kMostWeightBytes) return broken(file, "has absurdly many weights");
    if (!manifest.tensors.emplace(*name, *std::move(tensor)).second) {
      return broken(file, fmt::format("has {} twice", *name));
    }
  }
  return manifest;
}

Result<NumberFiles> read_numbers(const fs::path& folder, const Manifest& manifest) {
  NumberFiles numbers(manifest.numbers);
  for (const auto& name : manifest.shards) {
    const auto added = numbers.add(folder / name, kMostWeightBytes);
    if (!added) return tl::unexpected(added.error());
    if (!*added) return broken(folder / name, "has more weights than model.json tells of");
  }
  if (const auto expected = manifest.numbers * sizeof(float); numbers.bytes_filled() != expected) {
    return broken(folder, fmt::format("has {} bytes of weights where model.json tells of {}",
                                      numbers.bytes_filled(), expected));
  }
  return numbers;
}

Result<std::vector<WordPiece>> read_vocabulary(const fs::path& file) {
  const auto document = read_json(file);
  if (!document) return tl::unexpected(document.error());
  if (!document->is_array()) return broken(file, "is not a list");
  if (document->size() > kEmbeddingRows) return broken(file, fmt::format("has {} pieces", document->size()));
  std::vector<WordPiece> vocabulary;
  for (const auto& entry : *document) {
    const bool is_pair = entry.is_array() && entry.size() == 2;
    const auto* text = is_pair ? entry[0].get_ptr<const std::string*>() : nullptr;
    // Seven smileys and colons have null for a score; the original adds null as it adds 0.
    if (text == nullptr || text->size() > kMostPieceBytes || !(entry[1].is_number() || entry[1].is_null())) {
      return broken(file,
                    fmt::format("has an entry {} that is not a piece and its score", vocabulary.size()));
    }
    vocabulary.push_back({*text, entry[1].is_null() ? 0.0 : entry[1].get<double>()});
  }
  return vocabulary;
}

bool is_sane(Weights weights) {
  return std::ranges::all_of(
      weights, [](float weight) { return weight > -kLargestWeight && weight < kLargestWeight; });
}

}  // namespace

Result<ModelPackage> read_model_package(const fs::path& folder) {
  const auto file = folder / "model.json";
  const auto manifest = read_manifest(file);
  if (!manifest) return tl::unexpected(manifest.error());
  ModelWeights weights;
  const auto slots = tensor_slots(weights);
  for (const auto& slot : slots) {
    const auto tensor = manifest->tensors.find(slot.name);
    if (tensor == manifest->tensors.end()) return broken(file, fmt::format("has no tensor {}", slot.name));
    if (!tensor->second.is_float || tensor->second.shape != slot.shape) {
      return broken(file, fmt::format("has another type or shape for {} than {}", slot.name,
                                      fmt::join(slot.shape, " x ")));
    }
  }
  auto numbers = read_numbers(folder, *manifest);
  if (!numbers) return tl::unexpected(numbers.error());
  for (const auto& slot : slots) {
    const auto& tensor = manifest->tensors.find(slot.name)->second;
    *slot.place = numbers->numbers().subspan(tensor.begin, tensor.size);
    if (!is_sane(*slot.place)) return broken(folder, fmt::format("has absurd weights in {}", slot.name));
  }
  numbers->give_back();  // every page has been looked at
  auto vocabulary = read_vocabulary(folder / "vocab.json");
  if (!vocabulary) return tl::unexpected(vocabulary.error());
  return ModelPackage{*std::move(numbers), weights, *std::move(vocabulary)};
}

}  // namespace rapport
