// SPDX-License-Identifier: MIT
/// \file A moment as it is written for people.
#pragma once

#include <chrono>
#include <string>

#include "engine/base/clock.h"

namespace rapport {

/// "22 November 2026, 14:05" on a clock that is so far ahead of UTC, in the language that is spoken.
[[nodiscard]] std::string moment_text(TimePoint moment, std::chrono::minutes utc_offset);

/// "UTC+01:00": how far that clock is ahead; "UTC" where it is not.
[[nodiscard]] std::string zone_text(std::chrono::minutes utc_offset);

}  // namespace rapport
