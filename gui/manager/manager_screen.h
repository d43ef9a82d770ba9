// SPDX-License-Identifier: MIT
/// \file The place for who looks at many people, as it is drawn.
#pragma once

#include "gui/manager/manager_model.h"
#include "gui/shell/actions.h"
#include "gui/trainee/canvas.h"
#include "gui/trainee/ui_state.h"

namespace rapport::gui {

void draw_manager(const ManagerModel& model, UiState& ui, const Canvas& canvas, const Dispatch& dispatch);

}  // namespace rapport::gui
