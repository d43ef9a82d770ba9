// SPDX-License-Identifier: MIT
/// \file Which scenario to do next, and why.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/attempt/attempt.h"
#include "engine/rubric/rating.h"
#include "engine/scenario/scenario.h"

namespace rapport {

/// One recommendation with what it rests on, so that it can be explained in words.
struct NextStep {
  enum class Reason {
    Unfinished,        ///< an attempt that was left in the middle
    FirstOfAll,        ///< nothing was finished yet: the gentlest scenario, then the shortest
    Weakest,           ///< it often calls for the criterion that has gone worst of late
    NotPlayed,         ///< nothing is weak, and this one was never finished
    LongestUntouched,  ///< nothing is weak, and all were played
  };

  Reason reason = Reason::FirstOfAll;
  std::string scenario_id;
  bool played = false;  ///< it was finished before

  AttemptId attempt;  ///< Unfinished: the one to resume

  CriterionIndex criterion = 0;  ///< Weakest: one of the four of the product
  double score01 = 0;            ///< Weakest: its mean over the latest attempts that called for it
  std::size_t attempts = 0;      ///< Weakest: how many these were
};

/// How many of the latest finished attempts tell what is weak.
inline constexpr std::size_t kAttemptsLookedAt = 5;
/// From this many points of 100 on, the mean of a criterion is not weak.
inline constexpr int kNoLongerWeak = 75;
/// A scenario calls for a criterion often if the share of its turns that do is this much of the largest such
/// share.
inline constexpr double kOften = 0.8;

/// The share of a scenario's turns that call for a criterion, 0 to 1.
[[nodiscard]] double share_calling_for(const Scenario& scenario, CriterionIndex criterion);

/// What to do next with these scenarios after these attempts, which may come in any order and count alike in
/// practice and assessment; attempts with other scenarios tell what is weak, too. The first of these that
/// there is:
///
/// 1. the attempt touched last of those that have replies and no end and may go on, unless its scenario was
///    finished in a later one;
/// 2. before anything was finished: the gentlest scenario, of these the shortest;
/// 3. if a criterion is weak: of the scenarios that call for the weakest often, one never finished, else the
///    one left alone the longest; of equals the one that calls for it most;
/// 4. a scenario never finished, the gentlest and shortest first;
/// 5. the scenario left alone the longest.
///
/// What is still equal is told apart by rubric order and by id, so the same facts always give the same
/// answer. None without a scenario.
[[nodiscard]] std::optional<NextStep> next_step(const std::vector<std::shared_ptr<const Scenario>>& scenarios,
                                                const std::vector<Attempt>& attempts);

}  // namespace rapport
