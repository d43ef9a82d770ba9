// SPDX-License-Identifier: MIT
/// \file Does what takes a while on a thread of its own, so that the window waits for no disk and no model.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <utility>

#include "gui/shell/actions.h"

namespace rapport::gui {

/// One job after the other, in the order asked for. What waits is done before the worker ends, so a reply
/// that was sent is stored even if the window is closed at once. do_later() and take_done() belong to one
/// thread.
class Worker {
 public:
  /// `stir` is called on the worker's thread after each job.
  explicit Worker(std::function<void()> stir)
      : stir_(std::move(stir)), thread_([this](const std::stop_token& stop) { run(stop); }) {}

  /// Does it soon. Returns at once.
  void do_later(Job job) {
    {
      const std::scoped_lock lock(mutex_);
      waiting_.push_back(std::move(job));
    }
    changed_.notify_one();
  }

  /// What came of a job, once for each.
  [[nodiscard]] std::optional<Action> take_done() {
    const std::scoped_lock lock(mutex_);
    if (done_.empty()) return std::nullopt;
    auto first = std::move(done_.front());
    done_.pop_front();
    return first;
  }

 private:
  void run(const std::stop_token& stop) {
    for (;;) {
      std::unique_lock lock(mutex_);
      if (!changed_.wait(lock, stop, [this] { return !waiting_.empty(); })) return;
      const auto job = std::move(waiting_.front());
      waiting_.pop_front();
      lock.unlock();
      auto outcome = job();
      lock.lock();
      done_.push_back(std::move(outcome));
      lock.unlock();
      stir_();
    }
  }

  std::function<void()> stir_;
  std::mutex mutex_;
  std::condition_variable_any changed_;
  std::deque<Job> waiting_;
  std::deque<Action> done_;
  std::jthread thread_;  ///< last: it uses all of the above
};

}  // namespace rapport::gui
