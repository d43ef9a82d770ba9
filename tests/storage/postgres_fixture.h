// SPDX-License-Identifier: MIT
/// \file A PostgreSQL server of the tests' own: in a temporary folder, on a private socket, gone at the end.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace rapport::test {

/// One for the whole test program, started when it is first asked for.
class PostgresServer {
 public:
  /// The running server; null where it cannot be started, and why() says in words why not.
  static PostgresServer* instance();
  static const std::string& why();

  /// A new empty database, and its URL for an account.
  [[nodiscard]] std::string new_database();
  [[nodiscard]] std::string url(const std::string& database, const std::string& account = "postgres") const;

  /// Runs SQL through psql as an account; the rows' columns joined by `|`.
  struct Answer {
    bool is_done = false;  ///< psql ended well
    std::vector<std::string> rows;
    std::string error;
  };
  [[nodiscard]] Answer psql(const std::string& database, const std::string& sql,
                            const std::string& account = "postgres") const;

  /// Ends the server at once, as a loss of power would, and starts it again.
  void stop_at_once();
  bool start();

  ~PostgresServer();
  PostgresServer(const PostgresServer&) = delete;
  PostgresServer& operator=(const PostgresServer&) = delete;

 private:
  PostgresServer();
  bool make();

  std::string folder_;
  std::string why_;
  int pid_ = -1;
  int databases_ = 0;
};

}  // namespace rapport::test

/// Skips a test, in words, where no server can be started.
#define RAPPORT_NEEDS_POSTGRES()                              \
  if (rapport::test::PostgresServer::instance() == nullptr) { \
    GTEST_SKIP() << rapport::test::PostgresServer::why();     \
  }
