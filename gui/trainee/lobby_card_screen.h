// SPDX-License-Identifier: MIT
/// \file One scenario in the lobby, as it is drawn.
#pragma once

#include "gui/shell/actions.h"
#include "gui/theme/look.h"
#include "gui/trainee/lobby_model.h"

namespace rapport::gui {

/// How high a card of this width is at least, in pixels.
[[nodiscard]] float card_height(const LobbyCard& card, const Look& look, float width);

/// Draws a card at the layout's cursor; what can be pressed stands at its foot.
void draw_card(const LobbyCard& card, const Look& look, const Dispatch& dispatch, ImVec2 size);

}  // namespace rapport::gui
