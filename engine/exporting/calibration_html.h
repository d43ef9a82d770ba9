// SPDX-License-Identifier: MIT
/// \file How far the machine can be trusted, as one HTML file.
#pragma once

#include <chrono>
#include <string>

#include "engine/base/clock.h"
#include "engine/report/calibration.h"

namespace rapport {

/// A page like that of a report (report_html.h): verdict in words, numbers by criterion and by sign, and
/// where machine and trainers are furthest apart on each. `now` is when the store was asked, `utc_offset`
/// that of the clock on the wall then. The same values give the same bytes.
[[nodiscard]] std::string calibration_html(const CalibrationReport& report, TimePoint now,
                                           std::chrono::minutes utc_offset);

}  // namespace rapport
