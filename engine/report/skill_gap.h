// SPDX-License-Identifier: MIT
/// \file What somebody lacks most, and the scenario that trains it.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/records/summaries.h"
#include "engine/scenario/scenario.h"

namespace rapport {

/// A weakness with what it rests on, and what to do about it.
struct SkillGap {
  Measure criterion = Measure::Listening;  ///< never Overall
  int last = 0;                            ///< points of 100 in the last attempt that was rated on it
  std::int64_t attempts = 0;               ///< rated on it so far
  std::string scenario_id;       ///< the scenario to try next; empty if none calls for the criterion
  double share_calling_for = 0;  ///< of that scenario's turns, how many call for it, 0 to 1
  bool played = false;           ///< it was finished before

  friend bool operator==(const SkillGap&, const SkillGap&) = default;
};

/// The criterion with the fewest points in the last attempt that was rated on it, if these are below
/// kNoLongerWeak (next_step.h); of equals the one with the lower mean, then the first in the rubric. The
/// scenario is chosen as next_step() does: of those that call for it often (kOften), one that is not among
/// `finished` (ids), the one that calls for it most; of equals the gentlest, the shortest, the first by id.
/// None where nothing is weak or nothing was rated. Pure.
[[nodiscard]] std::optional<SkillGap> skill_gap(const HeldSummary& held,
                                                const std::vector<std::shared_ptr<const Scenario>>& scenarios,
                                                const std::vector<std::string>& finished);

/// The suggestion and its reason in one or two sentences, in the language that is spoken.
[[nodiscard]] std::string reason_text(const SkillGap& gap,
                                      const std::vector<std::shared_ptr<const Scenario>>& scenarios);

}  // namespace rapport
