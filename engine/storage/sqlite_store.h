// SPDX-License-Identifier: MIT
/// \file One SQLite file: opened so that what is committed is durable, migrated, and its failures put into
/// words.
#pragma once

#include <exception>
#include <filesystem>
#include <memory>
#include <string_view>

#include "engine/base/result.h"

namespace soci {
class session;
}

namespace rapport {

/// A connection. One thread at a time. Only open() and error_from() keep exceptions in: who uses sql()
/// catches them.
class SqliteStore {
 public:
  /// Opens the file, which must exist and may be empty, and brings it to the newest schema. NewerSchema or
  /// Invalid, leaving the file as it is, if a later version of this program or another program wrote it.
  [[nodiscard]] static Result<std::unique_ptr<SqliteStore>> open(std::filesystem::path path);

  SqliteStore(std::filesystem::path path, std::unique_ptr<soci::session> sql);
  ~SqliteStore();
  SqliteStore(const SqliteStore&) = delete;
  SqliteStore& operator=(const SqliteStore&) = delete;

  [[nodiscard]] soci::session& sql() { return *sql_; }

  /// What a library threw, for the person in front of the screen. `what` is the beginning of a sentence, such
  /// as "The reply was not stored". The library's own words are left out: they quote what the trainee typed.
  [[nodiscard]] Error error_from(const std::exception& problem, std::string_view what) const;

  /// A row that no version of this program would have written.
  [[nodiscard]] Error damaged(std::string_view what) const;

 private:
  std::filesystem::path path_;
  std::unique_ptr<soci::session> sql_;
};

/// Several statements that happen together or not at all. Undone at its end unless committed. A writing one
/// takes the write lock at once: one that only reads first loses to SQLITE_BUSY when it comes to write,
/// whatever the timeout.
class Transaction {
 public:
  enum class Kind { Read, Write };
  Transaction(soci::session& sql, Kind kind);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  /// When it returns, what was written is on the disk.
  void commit();

 private:
  soci::session& sql_;
  bool is_open_ = true;
};

}  // namespace rapport
