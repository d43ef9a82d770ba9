// SPDX-License-Identifier: MIT
/// \file The author's ratings of written replies beside the assessor's: each tests the other.
#pragma once

#include <string>
#include <vector>

#include "engine/assessor/assessor.h"
#include "engine/rubric/rating.h"
#include "engine/scenario/scenario.h"

namespace rapport {

/// A written reply that author and assessor rate differently on a criterion.
struct RatingDifference {
  std::string turn_id, reply_id, criterion_id;
  SourceSpan place;  ///< of the author's rating
  Level authored = Level::Missing;
  Level assessed = Level::Missing;
  double confidence = 0;           ///< the assessor's
  std::vector<std::string> signs;  ///< "ownership.blames: <words>", what the assessor went by
  std::string explanation;         ///< the author's `assessor_differs`; empty if there is none
};

/// How two ratings may differ before it is worth a word.
inline constexpr int kWorthAWord = 2;

/// Every authored rating that differs by kWorthAWord levels or more from that of `general`, the assessor of
/// the rubric to which the scenario may add, in the order of the scenario. Replies that are done rather than
/// said are left out: there are no words to rate.
[[nodiscard]] std::vector<RatingDifference> rating_differences(const Scenario& scenario,
                                                               const Assessor& general);

/// One difference as a line for a terminal, without its file.
[[nodiscard]] std::string to_text(const RatingDifference& difference);

}  // namespace rapport
