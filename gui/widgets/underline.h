// SPDX-License-Identifier: MIT
/// \file Lines under words: each criterion has a colour and a pattern of its own.
#pragma once

#include <imgui.h>

#include "gui/theme/look.h"

namespace rapport::gui {

/// A level line from `from` to the right, `length` pixels long, in the style's colour and pattern.
void underline(ImDrawList& list, const Look& look, const EvidenceStyle& style, ImVec2 from, float length);

/// How much room a line takes downwards, in pixels.
[[nodiscard]] float underline_height(const Look& look);

}  // namespace rapport::gui
