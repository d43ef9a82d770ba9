// SPDX-License-Identifier: MIT
/// \file Several scores over months, as lines.
#pragma once

#include <imgui.h>

#include <cstddef>
#include <optional>
#include <string_view>

#include "gui/theme/look.h"
#include "gui/widgets/figures.h"

namespace rapport::gui {

/// Points of 100 from the left to the right, the earliest first. Lines are told apart by pattern and by the
/// names at their ends, each behind a piece of its line; where a value is missing a line is broken, and what
/// leads to a step that is not over is faint. Each step can be pointed at, with the mouse or the keyboard
/// (items "###ID_0" and on), and then tells its numbers. Gives the step that was pressed.
std::optional<std::size_t> trend_chart(const Look& look, std::string_view id, const TrendLines& trend,
                                       ImVec2 size);

}  // namespace rapport::gui
