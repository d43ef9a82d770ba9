// SPDX-License-Identifier: MIT
/// \file The settings as they are drawn.
#pragma once

#include "gui/shell/actions.h"
#include "gui/trainee/canvas.h"
#include "gui/trainee/settings_model.h"
#include "gui/trainee/ui_state.h"

namespace rapport::gui {

void draw_settings(const SettingsModel& model, UiState& ui, const Canvas& canvas, const Dispatch& dispatch);

}  // namespace rapport::gui
