// SPDX-License-Identifier: MIT
/// \file A database with our tables, open: what SQLite and PostgreSQL have in common, and where they differ.
#pragma once

#include <cstdint>
#include <exception>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "engine/base/result.h"

namespace soci {
class session;
}

namespace rapport {

/// The sums that one attempt is part of; see docs/storage-schema.md.
struct TotalsKey {
  std::string person_id, scenario_id;
  std::int64_t month = 0;
  std::string mode;
  std::int64_t demonstration = 0;

  friend auto operator<=>(const TotalsKey&, const TotalsKey&) = default;
};

/// What whoever asks may see of what others hold.
enum class Sight {
  Everything,  ///< all of it
  WhatCounts,  ///< all counted attempts, and the sums over them; practice only their own
  Some,        ///< their own, and what a role lets them see of some people
};

/// A connection. One thread at a time, but for interrupt(). What SOCI throws goes through, but for the
/// functions that give a Result or an Error: who uses sql() catches it, or leaves that to guarded().
class SqlStore {
 public:
  enum class Kind { Read, Write };

  /// Opens the store that a URL names: `sqlite:PATH` or a plain path, or `postgresql:...`. A file is made,
  /// with its folders and tables, and brought to the newest schema. In a database on a server nothing is made
  /// or changed: NotFound if there is no store, Invalid if its schema is older.
  [[nodiscard]] static Result<std::unique_ptr<SqlStore>> open(std::string_view url);

  /// The same, and on a server too what is missing is made and brought to the newest schema.
  [[nodiscard]] static Result<std::unique_ptr<SqlStore>> open_and_migrate(std::string_view url);

  virtual ~SqlStore();
  SqlStore(const SqlStore&) = delete;
  SqlStore& operator=(const SqlStore&) = delete;

  [[nodiscard]] soci::session& sql() const { return *sql_; }
  /// What people call it: the file, or the database and its server.
  [[nodiscard]] const std::string& name() const { return name_; }

  /// The statement that begins a transaction. A writing one sees what others have committed, and what it
  /// reads by a statement that ends in row_lock() stays so until it ends.
  [[nodiscard]] virtual std::string_view begin_words(Kind kind) const = 0;
  [[nodiscard]] virtual std::string_view row_lock() const = 0;

  /// Brings sums up to date with the attempts.
  virtual void recount(const TotalsKey& key) = 0;

  /// The same for all of a person's sums.
  virtual void recount_person(const std::string& person_id) = 0;

  /// Takes out what was made of replies that stand no longer: that the attempt was scored again, and what
  /// still waits to be told of it.
  virtual void drop_what_followed(const std::string& attempt_id);

  /// The person of the account by which the server knows us; none in a file, or for an account without one.
  [[nodiscard]] virtual std::optional<std::string> account_person() = 0;

  [[nodiscard]] virtual Sight sight() = 0;

  /// Whether there is one server for many people, rather than a file of one's own.
  [[nodiscard]] virtual bool is_server() const = 0;

  /// What is left open of the rules by which a server hides rows, in words, each with its way out.
  [[nodiscard]] virtual std::vector<std::string> left_to_superuser() { return {}; }

  /// Ends the statement that runs now in a transaction: whoever waits for it is told NotNow, and that it was
  /// stopped, and the transaction is undone. Any thread, as long as the store lives. Between two statements
  /// it does nothing, so whoever means a whole question asks again until that is over; what begins or ends
  /// a transaction is never stopped. May wait for the server, as long as that takes to answer.
  void interrupt();

  /// Whether a transaction that threw this may be tried again at once. It may then have been committed, if
  /// the connection was lost just when it was; a lost connection is made anew.
  [[nodiscard]] virtual bool recovers_from(const std::exception& problem) = 0;

  /// What a library threw, for the person in front of the screen. `what` is the beginning of a sentence, such
  /// as "The reply was not stored". The library's own words are left out: they quote what the trainee typed.
  [[nodiscard]] virtual Error error_from(const std::exception& problem, std::string_view what) const = 0;

  /// A row that no version of this program would have written.
  [[nodiscard]] virtual Error damaged(std::string_view what) const = 0;

 protected:
  explicit SqlStore(std::string name);

  /// Any thread, only while a transaction is open.
  virtual void stop_statement() = 0;

 private:
  friend class Transaction;
  void let_interrupt(bool may);

  std::string name_;
  std::mutex interrupt_mutex_;
  bool may_interrupt_ = false;
  std::unique_ptr<soci::session> sql_;
};

/// Several statements that happen together or not at all. Undone at its end unless committed.
class Transaction {
 public:
  Transaction(SqlStore& store, SqlStore::Kind kind);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  /// When it returns, what was written is on the disk.
  void commit();

 private:
  SqlStore& store_;
  bool is_open_ = true;
};

/// Runs `work(sql)`, which gives a Result, as one transaction: undone if it fails. What a library throws
/// becomes an Error. Where the store recovers it is done again; work that may not be done twice takes the
/// number of the try, from 1, as its second argument.
template <typename Work>
auto guarded(SqlStore& store, SqlStore::Kind kind, std::string_view what, Work work) {
  const auto run = [&](int tried) {
    if constexpr (std::is_invocable_v<Work, soci::session&, int>) {
      return work(store.sql(), tried);
    } else {
      return work(store.sql());
    }
  };
  constexpr int kMostTries = 5;
  for (int tried = 1;; ++tried) {
    try {
      Transaction transaction(store, kind);
      auto result = run(tried);
      if (result) transaction.commit();
      return result;
    } catch (const std::exception& problem) {
      if (tried < kMostTries && store.recovers_from(problem)) continue;
      return decltype(run(tried))(tl::unexpected(store.error_from(problem, what)));
    }
  }
}

}  // namespace rapport
