// SPDX-License-Identifier: MIT
/// \file What was shown and what was missed in a conversation, counted.
#pragma once

#include <optional>
#include <vector>

#include "engine/assessment/assessment.h"
#include "engine/assessment/listener.h"
#include "engine/attempt/attempt.h"
#include "engine/rubric/rubric.h"

namespace rapport {

/// Signs found in typed replies that the assessor rated, in the order of their ids. `hearings` has one entry
/// for each assessment.
[[nodiscard]] std::vector<SignTally> tally_signs(const Rubric& rubric,
                                                 const std::vector<Assessment>& assessments,
                                                 const std::vector<std::optional<Hearing>>& hearings);

/// Criteria that moments called for, over replies of every kind that were rated on them; in the order of
/// their ids.
[[nodiscard]] std::vector<MomentTally> tally_moments(const Rubric& rubric,
                                                     const std::vector<Assessment>& assessments);

}  // namespace rapport
