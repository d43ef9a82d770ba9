// SPDX-License-Identifier: MIT
/// \file What one has reached before in the same scenario, to set a debrief beside.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "engine/attempt/attempt.h"

namespace rapport {

/// Scores from 0 to 1; none where no earlier attempt was rated on it.
struct EarlierScore {
  std::optional<double> last;  ///< of the latest earlier attempt that has one
  std::optional<double> best;
};

struct EarlierResults {
  std::size_t attempts = 0;            ///< finished before this one
  std::vector<EarlierScore> criteria;  ///< in the rubric's order, as many as this attempt has
  EarlierScore overall;
};

/// What finished attempts with the same scenario reached that began before `present` did; practice and
/// assessment alike, in any order. An attempt held by another set of criteria counts on the four of the
/// product and overall: only these mean the same in every rubric.
[[nodiscard]] EarlierResults earlier_results(const std::vector<Attempt>& attempts, const Attempt& present,
                                             std::size_t criteria);

}  // namespace rapport
