// SPDX-License-Identifier: MIT
/// \file What each action of somebody who looks at many people does; a part of update().
#pragma once

#include "gui/manager/manager_actions.h"
#include "gui/shell/app_state.h"
#include "gui/shell/update.h"

namespace rapport::gui {

/// Comes to the manager's place and asks the store anew.
void enter_manager(AppState& state, const Services& services);

/// Says again what is shown there, as after a change of the language.
void say_manager(AppState& state, const Services& services);

/// The same, and the store is asked again: names of scenarios or the language have changed.
void ask_manager_again(AppState& state, const Services& services);

/// One step back within the place; false if one is at its beginning.
bool leave_manager_detail(AppState& state, const Services& services);

/// Carries out one action of the manager's.
void update_manager(AppState& state, ManagerAction action, const Services& services);

}  // namespace rapport::gui
