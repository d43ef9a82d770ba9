// SPDX-License-Identifier: MIT
/// \file The lobby as it is drawn.
#pragma once

#include "gui/shell/actions.h"
#include "gui/trainee/canvas.h"
#include "gui/trainee/lobby_model.h"
#include "gui/trainee/ui_state.h"

namespace rapport::gui {

void draw_lobby(const LobbyModel& model, UiState& ui, const Canvas& canvas, const Dispatch& dispatch);

}  // namespace rapport::gui
