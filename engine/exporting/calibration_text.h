// SPDX-License-Identifier: MIT
/// \file A calibration report for a terminal.
#pragma once

#include <string>

#include "engine/exporting/text_style.h"
#include "engine/report/calibration.h"

namespace rapport {

/// How far the machine can be trusted, first in plain words, then in numbers.
[[nodiscard]] std::string calibration_text(const CalibrationReport& report, const TextStyle& style);

}  // namespace rapport
