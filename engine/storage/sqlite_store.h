// SPDX-License-Identifier: MIT
/// \file One SQLite file: opened so that what is committed is durable, migrated, and its failures put into
/// words.
#pragma once

#include <exception>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/result.h"
#include "engine/storage/sql_store.h"

namespace rapport {

class SqliteStore final : public SqlStore {
 public:
  /// Opens the file, which must exist and may be empty, and brings it to the newest schema. NewerSchema or
  /// Invalid, leaving the file as it is, if a later version of this program or another program wrote it.
  [[nodiscard]] static Result<std::unique_ptr<SqliteStore>> open(std::filesystem::path path);

  /// Not open yet.
  explicit SqliteStore(std::filesystem::path path);

  /// A writing transaction takes the write lock at once: one that only reads first loses to SQLITE_BUSY when
  /// it comes to write, whatever the timeout.
  [[nodiscard]] std::string_view begin_words(Kind kind) const override;
  [[nodiscard]] std::string_view row_lock() const override { return ""; }
  void recount(const TotalsKey& key) override;
  void recount_person(const std::string& person_id) override;
  [[nodiscard]] std::optional<std::string> account_person() override;
  [[nodiscard]] Sight sight() override;
  [[nodiscard]] bool is_server() const override { return false; }
  [[nodiscard]] bool recovers_from(const std::exception& problem) override;
  [[nodiscard]] Error error_from(const std::exception& problem, std::string_view what) const override;
  [[nodiscard]] Error damaged(std::string_view what) const override;

 private:
  void stop_statement() override;
  std::filesystem::path path_;
};

}  // namespace rapport
