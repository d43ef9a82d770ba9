// SPDX-License-Identifier: MIT
/// \file From an attempt to what records keep of it.
#pragma once

#include "engine/attempt/attempt.h"
#include "engine/records/memory_records.h"

namespace rapport {

/// What an attempt shows in a list.
[[nodiscard]] AttemptSummary summary_of(const Attempt& attempt);

/// Everything that reports are made of.
[[nodiscard]] HeldAttempt held_attempt(const Attempt& attempt);

}  // namespace rapport
