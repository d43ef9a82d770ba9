// SPDX-License-Identifier: MIT
/// \file Yes or no as a shape.
#pragma once

#include <imgui.h>

#include "gui/theme/look.h"

namespace rapport::gui {

/// A tick in a full circle, or a cross in an empty one; `size` pixels wide around `centre`.
void draw_verdict(ImDrawList& list, const Look& look, ImVec2 centre, float size, bool yes);

}  // namespace rapport::gui
