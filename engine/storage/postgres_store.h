// SPDX-License-Identifier: MIT
/// \file A database on a PostgreSQL server: reached safely, migrated, and its failures put into words.
#pragma once

#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/storage/sql_store.h"

struct pg_cancel;  // libpq's PGcancel

namespace rapport {

/// Where a server is, as libpq wants to be told.
struct ServerAddress {
  std::string connect;  ///< holds no password
  std::string name;     ///< for people: the database and its host
};

/// Reads a `postgresql://` URL. Invalid if it is none, and if there is a password in it: those are read by
/// others, in a list of processes and in the history of a shell. A server on another machine must prove by
/// its certificate who it is, unless the URL, the environment or a service file says otherwise.
[[nodiscard]] Result<ServerAddress> server_address(std::string_view url);

class PostgresStore final : public SqlStore {
 public:
  enum class Schema {
    AsItIs,  ///< must be the newest
    Newest,  ///< is brought there
  };
  [[nodiscard]] static Result<std::unique_ptr<PostgresStore>> open(std::string_view url, Schema schema);

  /// Not open yet.
  explicit PostgresStore(ServerAddress address);

  [[nodiscard]] std::string_view begin_words(Kind kind) const override;
  [[nodiscard]] std::string_view row_lock() const override { return " for no key update"; }
  void recount(const TotalsKey& key) override;
  void recount_person(const std::string& person_id) override;
  void drop_what_followed(const std::string& attempt_id) override;
  [[nodiscard]] std::optional<std::string> account_person() override;
  [[nodiscard]] Sight sight() override;
  [[nodiscard]] bool is_server() const override { return true; }
  [[nodiscard]] bool recovers_from(const std::exception& problem) override;
  [[nodiscard]] Error error_from(const std::exception& problem, std::string_view what) const override;
  [[nodiscard]] Error damaged(std::string_view what) const override;

  /// Makes the roles of the server and says what each may see and do; may be done again. For the owner of the
  /// tables, with the right to make roles, or for a superuser. Gives what is left to be done, in words; empty
  /// if nothing is.
  Result<std::vector<std::string>> set_up_roles();

  /// What of the rules only a superuser can make hold, and none has; empty also where there are no rules.
  [[nodiscard]] std::vector<std::string> left_to_superuser() override;

 private:
  void stop_statement() override;
  void connect();
  [[nodiscard]] bool is_connected() const;

  ServerAddress address_;
  std::shared_ptr<pg_cancel> cancel_;  ///< how to stop what runs on the connection of now
};

}  // namespace rapport
