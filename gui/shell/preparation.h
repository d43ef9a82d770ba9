// SPDX-License-Identifier: MIT
/// \file Makes a listener ready for the turn at which somebody writes, on a thread of its own.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include "engine/assessment/listener.h"
#include "gui/shell/spare_memory.h"

namespace rapport::gui {

/// Only the latest turn matters: one asked for while another is being prepared replaces those that wait. The
/// listener must outlive it. ready() may be called from one thread.
class Preparation {
 public:
  explicit Preparation(const Listener& listener)
      : listener_(listener), thread_([this](const std::stop_token& stop) { run(stop); }) {}

  /// Prepares a turn soon. Returns at once.
  void ready(std::shared_ptr<const Scenario> scenario, TurnIndex turn) {
    {
      const std::scoped_lock lock(mutex_);
      wanted_.emplace(std::move(scenario), turn);
    }
    changed_.notify_one();
  }

 private:
  void run(const std::stop_token& stop) {
    for (;;) {
      std::unique_lock lock(mutex_);
      if (!changed_.wait(lock, stop, [this] { return wanted_.has_value(); })) return;
      const auto [scenario, turn] = *std::exchange(wanted_, std::nullopt);
      lock.unlock();
      listener_.prepare(*scenario, turn);
      listener_.give_back_memory();  // from now on it waits for a person
      give_back_spare_memory();
    }
  }

  const Listener& listener_;
  std::mutex mutex_;
  std::condition_variable_any changed_;
  std::optional<std::pair<std::shared_ptr<const Scenario>, TurnIndex>> wanted_;
  std::jthread thread_;  ///< last: it uses all of the above
};

}  // namespace rapport::gui
