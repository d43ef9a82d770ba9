// SPDX-License-Identifier: MIT
/// \file A moment as programs write it.
#pragma once

#include <string>

#include "engine/base/clock.h"

namespace rapport {

/// "2026-11-22T13:05:00.000Z". Source: ISO 8601, RFC 3339.
[[nodiscard]] std::string moment_iso(TimePoint moment);

}  // namespace rapport
