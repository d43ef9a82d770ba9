// SPDX-License-Identifier: MIT
/// \file Holds what the screens asked for until the frame is drawn, then carries it out in order.
#pragma once

#include <vector>

#include "gui/shell/actions.h"
#include "gui/shell/app_state.h"
#include "gui/shell/update.h"

namespace rapport::gui {

/// Lives as long as the window; door() must not outlive it.
class Dispatcher {
 public:
  [[nodiscard]] Dispatch door() {
    return [this](Action action) { waiting_.push_back(std::move(action)); };
  }

  /// Applies what is waiting. Says whether there was anything.
  bool drain(AppState& state, const Services& services) {
    if (waiting_.empty()) return false;
    auto actions = std::move(waiting_);
    waiting_.clear();
    for (auto& action : actions) update(state, std::move(action), services);
    return true;
  }

 private:
  std::vector<Action> waiting_;
};

}  // namespace rapport::gui
