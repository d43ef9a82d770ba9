// SPDX-License-Identifier: MIT
/// \file How much a word says, by how rare it is.
#pragma once

#include <string_view>

namespace rapport {

/// The logarithm of how many sentences of our own corpus there are for one that has the word (inverse
/// document frequency, Sparck Jones 1972). All words that are not among the common ones weigh the same, the
/// most. `word` is in lower case, without apostrophes.
[[nodiscard]] double word_weight(std::string_view word);

}  // namespace rapport
