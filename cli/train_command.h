// SPDX-License-Identifier: MIT
/// \file `rapport train`: fits the assessor's model from the labelled corpus.
#pragma once

#include <string>

namespace rapport {

struct TrainOptions {
  std::string corpus;            ///< a folder; empty: the one beside the library's models
  std::string out;               ///< a file; empty: the library's model of the rubric
  bool without_vectors = false;  ///< a model of words and cues alone is wanted
};

/// Writes the model, or leaves the old one as it is, and says how far it agrees with the labels it has not
/// seen.
[[nodiscard]] int run_train(const TrainOptions& options, const std::string& program);

}  // namespace rapport
