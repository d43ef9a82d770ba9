// SPDX-License-Identifier: MIT
/// \file One score over one's attempts, as lines.
#pragma once

#include <imgui.h>

#include <span>

#include "engine/report/progress.h"
#include "gui/theme/look.h"

namespace rapport::gui {

/// Attempts from the left to the right, the earliest first. Practice is a solid line with round points,
/// assessment a dashed one with square points; each is named at its end with its last score.
void score_chart(const Look& look, std::span<const RatedAttempt> attempts, ImVec2 size);

}  // namespace rapport::gui
