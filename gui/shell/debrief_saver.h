// SPDX-License-Identifier: MIT
/// \file Saves debriefs on a thread of its own, so that the window never waits for the disk.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <utility>

#include "engine/base/result.h"
#include "gui/shell/debrief_file.h"
#include "gui/shell/one_by_one.h"

namespace rapport::gui {

/// Pages are saved in the order asked for, and those that wait before the saver ends. save() and take_saved()
/// belong to one thread.
class DebriefSaver {
 public:
  /// Saves one page, on the saver's thread.
  using Save = std::function<Result<std::filesystem::path>(const DebriefPage&)>;

  explicit DebriefSaver(Save save) : pages_(std::move(save)) {}

  /// Saves it soon. Returns at once.
  void save(DebriefPage page) { pages_.add(std::move(page)); }

  /// Where a page has come to lie, or why it has not, once for each.
  [[nodiscard]] std::optional<Result<std::filesystem::path>> take_saved() { return pages_.take(); }

 private:
  OneByOne<DebriefPage, Result<std::filesystem::path>> pages_;
};

}  // namespace rapport::gui
