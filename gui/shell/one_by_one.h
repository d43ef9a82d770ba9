// SPDX-License-Identifier: MIT
/// \file Does one thing after the other on a thread of its own.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <utility>

namespace rapport::gui {

/// What waits is done before the thread ends. add() and take() belong to one thread.
template <typename Task, typename Outcome>
class OneByOne {
 public:
  /// Both are called on the thread of its own: `perform` for each task, `after` once its outcome can be
  /// taken.
  explicit OneByOne(std::function<Outcome(const Task&)> perform, std::function<void()> after = {})
      : perform_(std::move(perform)),
        after_(std::move(after)),
        thread_([this](const std::stop_token& stop) { run(stop); }) {}

  /// Does it soon. Returns at once.
  void add(Task task) {
    {
      const std::scoped_lock lock(mutex_);
      waiting_.push_back(std::move(task));
    }
    changed_.notify_one();
  }

  /// What came of a task, in order and once for each.
  [[nodiscard]] std::optional<Outcome> take() {
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
      const auto task = std::move(waiting_.front());
      waiting_.pop_front();
      lock.unlock();
      auto outcome = perform_(task);
      lock.lock();
      done_.push_back(std::move(outcome));
      lock.unlock();
      if (after_) after_();
    }
  }

  std::function<Outcome(const Task&)> perform_;
  std::function<void()> after_;
  std::mutex mutex_;
  std::condition_variable_any changed_;
  std::deque<Task> waiting_;
  std::deque<Outcome> done_;
  std::jthread thread_;  ///< last: it uses all of the above
};

}  // namespace rapport::gui
