// SPDX-License-Identifier: MIT
/// \file The page of keys as it is drawn.
#pragma once

#include "gui/shell/actions.h"
#include "gui/trainee/canvas.h"
#include "gui/trainee/ui_state.h"

namespace rapport::gui {

void draw_keys(UiState& ui, const Canvas& canvas, const Dispatch& dispatch);

}  // namespace rapport::gui
