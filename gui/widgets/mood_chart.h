// SPDX-License-Identifier: MIT
/// \file Trust and anger over a conversation as two lines.
#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "engine/report/debrief.h"
#include "gui/theme/look.h"

namespace rapport::gui {

/// Trust is a solid line with round points, anger a dashed one with square points; both are named at their
/// ends. Each reply can be pressed at its points (items `###mood_1` and on). Gives the reply, from 0, that
/// was pressed in this frame.
std::optional<std::size_t> mood_chart(const Look& look, std::span<const MoodPoint> points, ImVec2 size);

}  // namespace rapport::gui
