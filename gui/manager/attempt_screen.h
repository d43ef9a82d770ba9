// SPDX-License-Identifier: MIT
/// \file What somebody said in an attempt, why it was rated so, and what trainers say of that, as it is
/// drawn.
#pragma once

#include "gui/manager/manager_model.h"
#include "gui/manager/manager_ui.h"
#include "gui/shell/actions.h"
#include "gui/trainee/canvas.h"

namespace rapport::gui {

void draw_held(const HeldPage& page, ManagerUi& ui, const Canvas& canvas, const Dispatch& dispatch,
               float width);

}  // namespace rapport::gui
