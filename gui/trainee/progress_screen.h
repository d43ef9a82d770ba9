// SPDX-License-Identifier: MIT
/// \file One's own progress as it is drawn.
#pragma once

#include "gui/shell/actions.h"
#include "gui/trainee/canvas.h"
#include "gui/trainee/progress_model.h"
#include "gui/trainee/ui_state.h"

namespace rapport::gui {

void draw_progress(const ProgressModel& model, UiState& ui, const Canvas& canvas, const Dispatch& dispatch);

}  // namespace rapport::gui
