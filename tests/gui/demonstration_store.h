// SPDX-License-Identifier: MIT
/// \file A store with people who do not exist, for the manager's screen.
#pragma once

#include <filesystem>
#include <memory>

#include "engine/storage/sql_records.h"
#include "engine/storage/sql_repository.h"
#include "gui/manager/manager_desk.h"
#include "gui/shell/shelf.h"
#include "tests/support/temporary_folder.h"

namespace rapport::gui {

/// A copy of its own of a store that is made once: three of the shipped scenarios, eighteen people in teams,
/// 240 attempts, typed replies, trainers who rate and correct.
class DemonstrationStore {
 public:
  DemonstrationStore();

  [[nodiscard]] OpenRecordsLater open();
  [[nodiscard]] std::filesystem::path path() const { return folder_.path() / "demonstration.sqlite"; }
  [[nodiscard]] SqlRecords& records() { return *records_; }

  /// The scenarios that it is about, as a window has them.
  [[nodiscard]] static const Shelf& shelf();
  [[nodiscard]] static const Listener& listener();

 private:
  test::TemporaryFolder folder_;
  std::unique_ptr<SqlRepository> attempts_;
  std::unique_ptr<SqlRecords> records_;
};

}  // namespace rapport::gui
