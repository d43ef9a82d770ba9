// SPDX-License-Identifier: MIT
/// \file Ends what a store is doing once somebody wants it to.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>

#include "engine/storage/sql_store.h"

namespace rapport::gui {

/// Lives as long as one question to a store, on whichever thread that asks. Once a stop is requested the
/// store is interrupted, and again until the question is over, since between two statements nothing is
/// stopped. Whoever requests it waits for nothing; whoever asks waits, at the end, for the server to have
/// heard.
class QuestionWatch {
 public:
  QuestionWatch(SqlStore& store, const std::stop_token& stop)
      : store_(store), on_stop_(stop, [this] { note(is_wanted_); }), thread_([this] { watch(); }) {}
  ~QuestionWatch() { note(is_over_); }
  QuestionWatch(const QuestionWatch&) = delete;
  QuestionWatch& operator=(const QuestionWatch&) = delete;

 private:
  static constexpr std::chrono::milliseconds kAgain{50};

  void note(bool& what) {
    {
      const std::scoped_lock lock(mutex_);
      what = true;
    }
    changed_.notify_all();
  }

  void watch() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return is_wanted_ || is_over_; });
    while (!is_over_) {
      lock.unlock();
      store_.interrupt();
      lock.lock();
      changed_.wait_for(lock, kAgain, [this] { return is_over_; });
    }
  }

  SqlStore& store_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool is_wanted_ = false, is_over_ = false;
  std::stop_callback<std::function<void()>> on_stop_;
  std::jthread thread_;  ///< last: it uses all of the above
};

}  // namespace rapport::gui
