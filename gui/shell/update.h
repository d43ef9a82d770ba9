// SPDX-License-Identifier: MIT
/// \file What each action does.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "engine/assessment/listener.h"
#include "engine/attempt/attempt_repository.h"
#include "engine/base/clock.h"
#include "gui/shell/actions.h"
#include "gui/shell/app_state.h"

namespace rapport::gui {

/// What the window needs of the outside world. Everything must outlive the AppState that it is used with.
struct Services {
  AttemptRepository* attempts = nullptr;  ///< null: nothing is kept
  const Clock* clock = nullptr;
  std::function<std::uint64_t()> new_seed;
  std::function<AttemptId()> new_id;
  std::string trainee;
  const Listener* listener = nullptr;  ///< who understands typed words; null: authored wordings only
  /// Told of each turn that waits for a reply, so that typed words can be understood quickly there; may be
  /// empty.
  std::function<void(std::shared_ptr<const Scenario>, TurnIndex)> turn_reached;
};

/// The window as it opens: in the lobby.
[[nodiscard]] AppState open_app(Shelf shelf, const Services& services);

/// Carries out one action. What cannot be done becomes a notice and changes nothing else.
void update(AppState& state, Action action, const Services& services);

}  // namespace rapport::gui
