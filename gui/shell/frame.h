// SPDX-License-Identifier: MIT
/// \file One frame of the whole window.
#pragma once

#include "gui/shell/actions.h"
#include "gui/shell/app_state.h"
#include "gui/trainee/canvas.h"

namespace rapport::gui {

/// Draws the screen of the place where one is, between ImGui's NewFrame and Render.
void draw_frame(AppState& state, const Canvas& canvas, const Dispatch& dispatch);

}  // namespace rapport::gui
