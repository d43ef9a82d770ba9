// SPDX-License-Identifier: MIT
/// \file Trust and anger over a conversation as two lines.
#pragma once

#include <span>

#include "engine/report/debrief.h"
#include "gui/theme/look.h"

namespace rapport::gui {

/// Trust is a solid line with round points, anger a dashed one with square points; both are named at their
/// ends.
void mood_chart(const Look& look, std::span<const MoodPoint> points, ImVec2 size);

}  // namespace rapport::gui
