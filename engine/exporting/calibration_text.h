// SPDX-License-Identifier: MIT
/// \file A calibration report and a certificate for a terminal.
#pragma once

#include <chrono>
#include <string>

#include "engine/exporting/text_style.h"
#include "engine/report/calibration.h"
#include "engine/report/certificate.h"

namespace rapport {

/// How far the machine can be trusted, first in plain words, then in numbers.
[[nodiscard]] std::string calibration_text(const CalibrationReport& report, const TextStyle& style);

/// `utc_offset` is that of the clock on the wall at the moment of finishing.
[[nodiscard]] std::string certificate_text(const Certificate& certificate, std::chrono::minutes utc_offset,
                                           const TextStyle& style);

}  // namespace rapport
