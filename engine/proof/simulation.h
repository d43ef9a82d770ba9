// SPDX-License-Identifier: MIT
/// \file Many trainees of one kind in one scenario: what they score and how it ends for them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "engine/proof/chance_plays.h"
#include "engine/proof/seen.h"
#include "engine/rubric/rubric.h"
#include "engine/scenario/scenario.h"

namespace rapport {

/// Scores in ten equal parts: [0, .1), [.1, .2) ... [.9, 1].
using ScoreHistogram = std::array<std::size_t, 10>;

struct SimulatedCriterion {
  std::size_t plays = 0;  ///< in which the criterion counted
  double mean = 0;        ///< 0 to 1; meaningless without plays, as are the next two
  double least = 0, most = 0;
  ScoreHistogram histogram{};
};

struct Simulation {
  std::size_t plays = 0;
  std::vector<std::size_t> endings;          ///< by ending: plays that ended there
  std::size_t unfinished = 0;                ///< got stuck, or went on for ever
  std::vector<SimulatedCriterion> criteria;  ///< in the rubric's order
  double mean_replies = 0, mean_trust = 0, mean_anger = 0, mean_cost = 0;  ///< at the end
  Seen seen;
};

/// Plays `plays` conversations of written replies. The same arguments give the same result on every machine.
[[nodiscard]] Simulation simulate(const Scenario& scenario, const Rubric& rubric, std::size_t plays,
                                  std::uint64_t seed, Policy policy);

}  // namespace rapport
