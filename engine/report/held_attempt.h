// SPDX-License-Identifier: MIT
/// \file From an attempt that was held to what records keep of it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/assessor/assessor.h"
#include "engine/attempt/attempt_runner.h"
#include "engine/records/memory_records.h"

namespace rapport {

/// Everything that reports are made of, from the attempt itself. `readings` has one entry for each reply:
/// what the assessor made of typed words, none where it was not asked.
[[nodiscard]] HeldAttempt held_attempt(const AttemptRunner& runner, std::string person_id,
                                       const std::vector<std::optional<Reading>>& readings);

}  // namespace rapport
