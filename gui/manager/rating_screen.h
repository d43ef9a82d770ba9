// SPDX-License-Identifier: MIT
/// \file A reply that a trainer rates without knowing what the machine gave, as it is drawn.
#pragma once

#include "gui/manager/manager_model.h"
#include "gui/manager/manager_ui.h"
#include "gui/shell/actions.h"
#include "gui/trainee/canvas.h"

namespace rapport::gui {

/// The keyboard alone does it: 2, 1, 0 and minus give a level to the criterion that has it, and go on.
void draw_rating(const RatingPage& page, ManagerUi& ui, const Canvas& canvas, const Dispatch& dispatch,
                 float width);

}  // namespace rapport::gui
