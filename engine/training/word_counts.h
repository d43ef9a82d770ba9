// SPDX-License-Identifier: MIT
/// \file The words that the corpus uses.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "engine/training/corpus.h"

namespace rapport {

/// The words of a corpus in lower case and how often each stands there, by the alphabet. Words that are
/// mostly capitalised inside sentences are names and left out, and so are the words of replies that were
/// mistyped on purpose.
[[nodiscard]] std::vector<std::pair<std::string, std::uint32_t>> word_counts(const Corpus& corpus);

}  // namespace rapport
