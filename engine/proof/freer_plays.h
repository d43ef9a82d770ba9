// SPDX-License-Identifier: MIT
/// \file What cannot happen even in a freer conversation than any that can be held.
///
/// Many scenarios have more states than anybody can list. So their conversations are replaced by freer ones:
/// at each turn every slot may have any of the values that it has in some play that gets there, in any
/// combination, and typed words may earn anything. Every real play is among the freer ones; what cannot
/// happen in those can never happen. What can happen in them need not be possible.
///
/// Source of the method: Cousot and Cousot, "Abstract interpretation", POPL 1977.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/proof/seen.h"
#include "engine/scenario/program.h"

namespace rapport {

/// What the freer conversations of a program can do.
struct FreerPlays {
  Seen may;  ///< what may happen
  /// By turn, then by ending: no play gets there with fewer replies. Meaningless where it cannot get at all.
  std::vector<std::uint32_t> fewest_replies_to_turn, fewest_replies_to_ending;
  bool finished = true;  ///< false: too many cases; then `may` is everything
};

/// Follows every way with sets of values. `apart`: slots whose values are told apart, so that fewer
/// combinations are thought possible that are not; each makes it dearer. `criteria`: of the rubric, for the
/// harm that typed words can do. Goes no further than `most_cases` pairs of a turn and values told apart.
[[nodiscard]] FreerPlays follow_freely(const Program& program, std::size_t criteria,
                                       const std::vector<Slot>& apart, std::size_t most_cases);

}  // namespace rapport
