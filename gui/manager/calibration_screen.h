// SPDX-License-Identifier: MIT
/// \file How far the machine's ratings can be trusted, as it is drawn.
#pragma once

#include "gui/manager/manager_model.h"
#include "gui/shell/actions.h"
#include "gui/theme/look.h"

namespace rapport::gui {

/// `page`: null as long as the store is being asked.
void draw_calibration(const CalibrationPage* page, const Look& look, const Dispatch& dispatch, float width);

}  // namespace rapport::gui
