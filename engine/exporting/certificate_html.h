// SPDX-License-Identifier: MIT
/// \file A certificate as one HTML file.
#pragma once

#include <chrono>
#include <string>

#include "engine/report/certificate.h"

namespace rapport {

/// A page like those of debriefs (debrief_html.h) that fits on one sheet of paper. `utc_offset` is that of
/// the clock on the wall at the moment of finishing.
[[nodiscard]] std::string certificate_html(const Certificate& certificate, std::chrono::minutes utc_offset);

}  // namespace rapport
