// SPDX-License-Identifier: MIT
/// \file An attempt with all its moments, as it is kept in one go: from another store, or made up.
#pragma once

#include <vector>

#include "engine/attempt/attempt.h"

namespace rapport {

/// Everything that a store keeps of one attempt. It may also be one that was left in the middle.
struct FinishedAttempt {
  Attempt attempt;
  std::vector<TimePoint> given;  ///< when each of its replies was given
  TimePoint finished;            ///< when it ended; meaningless while it is Incomplete
};

}  // namespace rapport
