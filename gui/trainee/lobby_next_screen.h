// SPDX-License-Identifier: MIT
/// \file The one recommendation of what to do next, as it is drawn in the lobby and under one's progress.
#pragma once

#include "gui/shell/actions.h"
#include "gui/theme/look.h"
#include "gui/trainee/lobby_model.h"

namespace rapport::gui {

void draw_next(const LobbyNext& next, const Look& look, const Dispatch& dispatch, float width);

}  // namespace rapport::gui
