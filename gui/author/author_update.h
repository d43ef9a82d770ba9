// SPDX-License-Identifier: MIT
/// \file What each action of the author's does; a part of update().
#pragma once

#include "gui/author/author_actions.h"
#include "gui/shell/app_state.h"
#include "gui/shell/update.h"

namespace rapport::gui {

/// Comes to the author's place: reads its folder, and the file that was open there.
void enter_author(AppState& state, const Services& services);

/// Says again what is shown there, as after a change of the language.
void say_author(AppState& state);

/// Carries out one action of the author's.
void update_author(AppState& state, AuthorAction action, const Services& services);

}  // namespace rapport::gui
