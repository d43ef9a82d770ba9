// SPDX-License-Identifier: MIT
/// \file Writes settings on a thread of its own, so that the window never waits for the disk.
#pragma once

#include <condition_variable>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <utility>

#include "engine/base/result.h"
#include "gui/settings/settings_file.h"

namespace rapport::gui {

/// Only the latest settings matter: they replace those that still wait to be written. What waits is written
/// before the writer ends. May be called from one thread.
class SettingsWriter {
 public:
  explicit SettingsWriter(SettingsFile file)
      : file_(std::move(file)), thread_([this](const std::stop_token& stop) { run(stop); }) {}

  /// Writes them soon. Returns at once.
  void save(const Settings& settings) {
    {
      const std::scoped_lock lock(mutex_);
      wanted_ = settings;
    }
    changed_.notify_one();
  }

  /// Why they could not be written, once for each time that it did not work.
  [[nodiscard]] std::optional<Error> take_problem() {
    const std::scoped_lock lock(mutex_);
    return std::exchange(problem_, std::nullopt);
  }

 private:
  void run(const std::stop_token& stop) {
    for (;;) {
      std::unique_lock lock(mutex_);
      if (!changed_.wait(lock, stop, [this] { return wanted_.has_value(); })) return;
      const auto settings = *std::exchange(wanted_, std::nullopt);
      lock.unlock();
      auto done = file_.write(settings);
      if (done) continue;
      lock.lock();
      problem_ = std::move(done.error());
    }
  }

  SettingsFile file_;  ///< the thread's own once it runs
  std::mutex mutex_;
  std::condition_variable_any changed_;
  std::optional<Settings> wanted_;
  std::optional<Error> problem_;
  std::jthread thread_;  ///< last: it uses all of the above
};

}  // namespace rapport::gui
