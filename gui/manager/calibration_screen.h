// SPDX-License-Identifier: MIT
/// \file How far the machine's ratings can be trusted, as it is drawn.
#pragma once

#include "gui/manager/manager_model.h"
#include "gui/manager/manager_ui.h"
#include "gui/shell/actions.h"
#include "gui/trainee/canvas.h"

namespace rapport::gui {

/// With the way to rate replies blindly, on which the numbers rest.
void draw_calibration(const ManagerModel& model, ManagerUi& ui, const Canvas& canvas,
                      const Dispatch& dispatch, float width);

}  // namespace rapport::gui
