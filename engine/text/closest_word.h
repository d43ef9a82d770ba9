// SPDX-License-Identifier: MIT
/// \file Which known word somebody probably meant.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rapport {

/// The number of single-letter insertions, deletions, changes and swaps of neighbours between two words
/// (optimal string alignment), or `limit + 1` as soon as it is known to be more than `limit`. Works on bytes,
/// which is right for ids.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

/// The candidate nearest to `word`, if it is near enough that a person would call it a slip of the fingers (a
/// third of the word's length, at least one letter). The first of equals. Words over 64 bytes have no
/// neighbour.
[[nodiscard]] std::optional<std::string> closest_word(std::string_view word,
                                                      const std::vector<std::string>& candidates);

}  // namespace rapport
