// SPDX-License-Identifier: MIT
/// \file Does what takes a while on a thread of its own, so that the window waits for no disk and no model.
#pragma once

#include <functional>
#include <optional>
#include <utility>

#include "gui/shell/actions.h"
#include "gui/shell/one_by_one.h"

namespace rapport::gui {

/// One job after the other, in the order asked for. What waits is done before the worker ends, so a reply
/// that was sent is stored even if the window is closed at once. do_later() and take_done() belong to one
/// thread.
class Worker {
 public:
  /// `stir` is called on the worker's thread after each job.
  explicit Worker(std::function<void()> stir)
      : jobs_([](const Job& job) { return job(); }, std::move(stir)) {}

  /// Does it soon. Returns at once.
  void do_later(Job job) { jobs_.add(std::move(job)); }

  /// What came of a job, once for each.
  [[nodiscard]] std::optional<Action> take_done() { return jobs_.take(); }

 private:
  OneByOne<Job, Action> jobs_;
};

}  // namespace rapport::gui
