// SPDX-License-Identifier: MIT
/// \file Saves debriefs on a thread of its own, so that the window never waits for the disk.
#pragma once

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <utility>

#include "engine/base/result.h"
#include "gui/shell/debrief_file.h"

namespace rapport::gui {

/// Pages are saved in the order asked for, and those that wait before the saver ends. save() and take_saved()
/// belong to one thread.
class DebriefSaver {
 public:
  /// Saves one page, on the saver's thread.
  using Save = std::function<Result<std::filesystem::path>(const DebriefPage&)>;

  explicit DebriefSaver(Save save)
      : save_(std::move(save)), thread_([this](const std::stop_token& stop) { run(stop); }) {}

  /// Saves it soon. Returns at once.
  void save(DebriefPage page) {
    {
      const std::scoped_lock lock(mutex_);
      waiting_.push_back(std::move(page));
    }
    changed_.notify_one();
  }

  /// Where a page has come to lie, or why it has not, once for each.
  [[nodiscard]] std::optional<Result<std::filesystem::path>> take_saved() {
    const std::scoped_lock lock(mutex_);
    if (saved_.empty()) return std::nullopt;
    auto first = std::move(saved_.front());
    saved_.pop_front();
    return first;
  }

 private:
  void run(const std::stop_token& stop) {
    for (;;) {
      std::unique_lock lock(mutex_);
      if (!changed_.wait(lock, stop, [this] { return !waiting_.empty(); })) return;
      const auto page = std::move(waiting_.front());
      waiting_.pop_front();
      lock.unlock();
      auto saved = save_(page);
      lock.lock();
      saved_.push_back(std::move(saved));
    }
  }

  Save save_;
  std::mutex mutex_;
  std::condition_variable_any changed_;
  std::deque<DebriefPage> waiting_;
  std::deque<Result<std::filesystem::path>> saved_;
  std::jthread thread_;  ///< last: it uses all of the above
};

}  // namespace rapport::gui
