// SPDX-License-Identifier: MIT
/// \file Where the window keeps attempts, and by which connections it reaches them.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <utility>

#include "engine/attempt/attempt_repository.h"
#include "engine/base/result.h"
#include "engine/storage/sql_records.h"
#include "engine/storage/sql_repository.h"
#include "engine/storage/sql_store.h"
#include "gui/manager/manager_desk.h"
#include "gui/shell/app_state.h"
#include "gui/shell/question_watch.h"
#include "gui/shell/team_courier.h"

namespace rapport::gui {

/// A place for attempts, and what the trainee must know about it.
struct Store {
  std::unique_ptr<AttemptRepository> attempts;
  std::shared_ptr<SqlStore> sql;  ///< where they lie; null: in memory
  std::string url;                ///< likewise; empty
  std::optional<Notice> notice;
  std::filesystem::path drafts;  ///< a folder; empty: unsent words are not kept either
};

/// The store with this URL; the usual one if it is empty, and where that cannot be had, one in memory with a
/// notice.
[[nodiscard]] Result<Store> open_store(const std::string& url);

/// One that keeps attempts until it is gone.
[[nodiscard]] Store store_in_memory();

/// A store for who looks at many attempts: a connection of its own, so that no reply ever waits for a report.
/// Opened when it is first asked for, on the thread that asks, and anew behind a question that was stopped.
class LaterRecords {
 public:
  explicit LaterRecords(std::string url) : url_(std::move(url)) {}

  Result<OpenRecords> open(const std::stop_token& stop) {
    if (std::exchange(last_, stop).stop_requested()) store_ = nullptr;
    if (store_ == nullptr) {
      auto opened = SqlStore::open(url_);
      if (!opened) return tl::unexpected(opened.error());
      store_ = std::move(*opened);
      attempts_ = std::make_unique<SqlRepository>(store_);
      records_ = std::make_unique<SqlRecords>(store_);
    }
    OpenRecords open{records_.get(), attempts_.get()};
    if (stop.stop_possible()) open.watch = std::make_shared<QuestionWatch>(*store_, stop);
    return open;
  }

 private:
  std::string url_;
  std::stop_token last_;
  std::shared_ptr<SqlStore> store_;
  std::unique_ptr<SqlRepository> attempts_;
  std::unique_ptr<SqlRecords> records_;
};

/// Hands on what a file has for the team's server, each by a connection of its own. Where there is nothing to
/// hand on, nobody is asked.
[[nodiscard]] TeamDelivery carry(const std::string& from, const std::string& to);

}  // namespace rapport::gui
