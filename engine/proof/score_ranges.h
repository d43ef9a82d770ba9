// SPDX-License-Identifier: MIT
/// \file What the written replies can score, from the worst choice of them to the best.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "engine/proof/chance_plays.h"
#include "engine/proof/state_space.h"

namespace rapport {

/// The scores of one criterion over the plays of written replies, from 0 to 1. Typed words are left out: they
/// can earn anything anywhere.
struct ScoreRange {
  std::optional<double> lowest, highest;  ///< nothing if no play counts for the criterion
  bool lowest_is_proved = false;          ///< false: there may be a play below it
  bool highest_is_proved = false;         ///< false: there may be a play above it
  std::vector<PlayStep> lowest_play, highest_play;
  std::optional<double> mean;  ///< over plays that pick among the open replies by chance
  double mean_may_err_by = 0;  ///< 0: exact; else twice the standard error of an estimate
};

/// The range of every criterion from a complete state space in which replies never lead round in a circle;
/// nothing for any other. Exact, but for the mean, which is left out if it would take too long.
///
/// The best mean over a path is found by Dinkelbach's method ("On nonlinear fractional programming",
/// Management Science 13, 1967): the path that gains most over a guess gives the next guess.
[[nodiscard]] std::optional<std::vector<ScoreRange>> exact_score_ranges(const Program& program,
                                                                        const StateSpace& space,
                                                                        const OptionWorths& worths);

/// How many of the plays that pick among the open replies by chance end in each ending, from 0 to 1; nothing
/// for a state space that is not complete, or in which replies lead round in a circle. Exact.
[[nodiscard]] std::optional<std::vector<double>> exact_shares(const Program& program,
                                                              const StateSpace& space);

/// A state from which written replies alone lead back to it, if there is one: the customer never moves on.
[[nodiscard]] std::optional<StateIndex> find_circle(const StateSpace& space);

}  // namespace rapport
