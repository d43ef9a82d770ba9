// SPDX-License-Identifier: MIT
/// \file A calibration report for a terminal.
#pragma once

#include <string>
#include <vector>

#include "engine/exporting/text_style.h"
#include "engine/report/calibration.h"

namespace rapport {

/// How far the machine can be trusted, first in plain words, then in numbers.
[[nodiscard]] std::string calibration_text(const CalibrationReport& report, const TextStyle& style);

/// Replies, kappa with its range, same, within one and bias, as they stand in a table. A dash where nothing
/// can be said.
[[nodiscard]] std::vector<std::string> agreement_cells(const Agreement& agreement);

}  // namespace rapport
