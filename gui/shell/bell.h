// SPDX-License-Identifier: MIT
/// \file Wakes the window from another thread.
#pragma once

#include <functional>
#include <mutex>
#include <utility>

namespace rapport::gui {

/// Rung by threads that live longer than the window, answered by the window while it is open. Any thread.
class Bell {
 public:
  void ring() {
    const std::scoped_lock lock(mutex_);
    if (answer_) answer_();
  }

  /// What ringing does from now on; empty: nothing. When this returns the last answer is not at work any
  /// more.
  void answer_with(std::function<void()> answer) {
    const std::scoped_lock lock(mutex_);
    answer_ = std::move(answer);
  }

 private:
  std::mutex mutex_;
  std::function<void()> answer_;
};

}  // namespace rapport::gui
