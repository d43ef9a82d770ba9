// SPDX-License-Identifier: MIT
/// \file The level of a rating as a shape.
#pragma once

#include <optional>

#include "engine/rubric/rating.h"
#include "gui/theme/look.h"

namespace rapport::gui {

/// Full, half and empty circle for strong, partial and missing; a cross for harmful; a dash for none. `at` is
/// its centre.
void draw_level_mark(ImDrawList& list, const Look& look, ImVec2 at, std::optional<Level> level);

/// The diameter of a mark.
[[nodiscard]] float level_mark_size(const Look& look);

}  // namespace rapport::gui
