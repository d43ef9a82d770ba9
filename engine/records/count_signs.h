// SPDX-License-Identifier: MIT
/// \file What one attempt adds to the counts of signs and moments.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "engine/assessment/assessment.h"
#include "engine/assessor/assessor.h"
#include "engine/records/opinion.h"
#include "engine/records/summaries.h"
#include "engine/rubric/rubric.h"

namespace rapport {

/// The signs and moments of one attempt. One assessment for each reply, and as many readings: what the
/// assessor made of words that it rated, none for every other reply. `rubric` is the one that both were made
/// by. A criterion that no moment called for has no entry.
[[nodiscard]] SignSummary count_signs(const Rubric& rubric, const std::vector<Assessment>& assessments,
                                      const std::vector<std::optional<Reading>>& readings);

/// The ratings of a reading, one for each criterion of its rubric. Empty if its language could not be rated.
[[nodiscard]] std::vector<MachineRating> machine_ratings(const Rubric& rubric, const Reading& reading);

}  // namespace rapport
