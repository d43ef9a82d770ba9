// SPDX-License-Identifier: MIT
/// \file Draws what a number was counted from.
#pragma once

#include "gui/manager/manager_model.h"
#include "gui/manager/manager_ui.h"
#include "gui/shell/dispatcher.h"
#include "gui/theme/look.h"

namespace rapport::gui {

void draw_behind(const BehindPage& page, ManagerUi& ui, const Look& look, const Dispatch& dispatch,
                 float width);

}  // namespace rapport::gui
