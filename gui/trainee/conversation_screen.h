// SPDX-License-Identifier: MIT
/// \file The conversation as it is drawn.
#pragma once

#include "gui/shell/actions.h"
#include "gui/trainee/canvas.h"
#include "gui/trainee/conversation_model.h"
#include "gui/trainee/ui_state.h"

namespace rapport::gui {

void draw_conversation(const ConversationModel& model, UiState& ui, const Canvas& canvas,
                       const Dispatch& dispatch);

}  // namespace rapport::gui
