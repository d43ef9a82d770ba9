// SPDX-License-Identifier: MIT
/// \file The debrief as it is drawn.
#pragma once

#include "gui/shell/actions.h"
#include "gui/trainee/canvas.h"
#include "gui/trainee/debrief_model.h"
#include "gui/trainee/ui_state.h"

namespace rapport::gui {

void draw_debrief(const DebriefModel& model, UiState& ui, const Canvas& canvas, const Dispatch& dispatch);

}  // namespace rapport::gui
