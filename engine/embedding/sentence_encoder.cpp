// SPDX-License-Identifier: MIT
#include "engine/embedding/sentence_encoder.h"

#include <algorithm>
#include <cassert>
#include <utility>
#include <vector>

#include "engine/embedding/forward_pass.h"
#include "engine/embedding/model_package.h"
#include "engine/embedding/word_pieces.h"

namespace rapport {
namespace {

/// Bounds the memory of one call of the forward pass; more at once is no faster.
constexpr std::size_t kMostPiecesAtOnce = 512;

ForwardPass* forward_pass_for(InstructionSet instructions) {
#ifdef RAPPORT_FORWARD_PASS_V3
  if (instructions == InstructionSet::X86_64V3 && best_instruction_set() == instructions) {
    return forward_pass_x86_64_v3;
  }
#endif
  static_cast<void>(instructions);
  return forward_pass_baseline;
}

}  // namespace

struct SentenceEncoder::Parts {
  NumberFiles numbers;
  ModelWeights weights;  ///< views into `numbers`
  WordPieces pieces;
  ForwardPass* forward_pass;
};

SentenceEncoder::SentenceEncoder(std::shared_ptr<const Parts> parts) : parts_(std::move(parts)) {}

Result<SentenceEncoder> SentenceEncoder::load(const std::filesystem::path& folder,
                                              InstructionSet instructions) {
  auto package = read_model_package(folder);
  if (!package) return tl::unexpected(package.error());
  auto pieces = WordPieces::make(package->vocabulary);
  if (!pieces) return tl::unexpected(pieces.error());
  return SentenceEncoder(std::make_shared<const Parts>(Parts{
      std::move(package->numbers), package->weights, *std::move(pieces), forward_pass_for(instructions)}));
}

void SentenceEncoder::embed(std::span<const std::string_view> texts, std::span<SentenceVector> out) const {
  assert(texts.size() == out.size() && "there is a place for each vector");
  std::vector<std::int32_t> pieces;
  std::vector<std::size_t> lengths;
  std::size_t done = 0;
  const auto finish = [&] {
    parts_->forward_pass(parts_->weights, pieces, lengths, out.subspan(done, lengths.size()));
    done += lengths.size();
    pieces.clear();
    lengths.clear();
  };
  for (const auto text : texts) {
    const auto cut = parts_->pieces.cut(text);
    const auto length = std::min(cut.size(), kMostPieces);
    if (pieces.size() + length > kMostPiecesAtOnce) finish();
    pieces.insert(pieces.end(), cut.begin(), cut.begin() + static_cast<std::ptrdiff_t>(length));
    lengths.push_back(length);
  }
  finish();
}

void SentenceEncoder::give_back() const {
  parts_->numbers.give_back();
}

SentenceVector SentenceEncoder::embed(std::string_view text) const {
  SentenceVector vector{};
  embed({&text, 1}, {&vector, 1});
  return vector;
}

}  // namespace rapport
