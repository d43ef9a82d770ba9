// SPDX-License-Identifier: MIT
/// \file Holds what the screens asked for until the frame is drawn, then carries it out in order.
#pragma once

#include <optional>
#include <utility>
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

  /// Applies what has come of jobs and then what is waiting, but for what has to wait for a job. Says whether
  /// anything was applied.
  bool drain(AppState& state, const Services& services) {
    bool any = false;
    const auto apply = [&](Action action) {
      update(state, std::move(action), services);
      any = true;
    };
    while (auto done = services.job_done ? services.job_done() : std::nullopt) {
      state.job_at_work = false;
      apply(std::move(*done));
    }
    while (auto done = services.side_job_done ? services.side_job_done() : std::nullopt)
      apply(std::move(*done));
    auto actions = std::exchange(waiting_, {});
    for (auto& action : actions) {
      if (must_wait(state, action)) {
        waiting_.push_back(std::move(action));
      } else {
        apply(std::move(action));
      }
    }
    return any;
  }

 private:
  std::vector<Action> waiting_;
};

}  // namespace rapport::gui
