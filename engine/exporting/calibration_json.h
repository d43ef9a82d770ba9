// SPDX-License-Identifier: MIT
/// \file How far the machine can be trusted, as JSON.
#pragma once

#include <string>

#include "engine/report/calibration.h"

namespace rapport {

/// One object with `"format": 1`; docs/reports.md tells what the keys mean. The same report gives the same
/// bytes.
[[nodiscard]] std::string calibration_json(const CalibrationReport& report);

}  // namespace rapport
