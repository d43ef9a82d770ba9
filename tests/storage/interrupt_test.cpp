// SPDX-License-Identifier: MIT
/// \file A question that runs long can be stopped from another thread, on either kind of store.
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "engine/storage/sql_rows.h"
#include "engine/storage/sql_store.h"
#include "tests/storage/postgres_fixture.h"
#include "tests/storage/store_fixture.h"

namespace rapport::test {
namespace {

/// Takes half a minute, and needs no table.
constexpr std::string_view kEndless =
    "with recursive counted(n) as (select 1 union all select n + 1 from counted where n < 100000000) "
    "select count(*) from counted";

Result<std::int64_t> count(SqlStore& store, std::string_view query) {
  return guarded(
      store, SqlStore::Kind::Read, "The rows were not counted",
      [&](soci::session& sql) -> Result<std::int64_t> { return whole(ask(sql, query, "i")[0][0]); });
}

/// Counts without end in another thread and is stopped by this one.
void is_stopped(SqlStore& store) {
  std::atomic<bool> is_over = false;
  std::optional<Result<std::int64_t>> counted;
  std::thread question([&] {
    counted = count(store, kEndless);
    is_over = true;
  });
  while (!is_over) store.interrupt();  // before it runs nothing is stopped
  question.join();
  ASSERT_TRUE(counted);
  ASSERT_FALSE(*counted) << "it has counted to the end";
  EXPECT_EQ(counted->error().code, ErrorCode::NotNow);
  EXPECT_EQ(counted->error().message, "The rows were not counted: it was stopped.");
  const auto next = count(store, "select 7");
  EXPECT_TRUE(next) << "the next question is answered: " << next.error().text();
}

TEST(Interrupt, StopsAQuestionToAFile) {
  const TemporaryFolder folder;
  const auto store = SqlStore::open((folder / "attempts.sqlite").string());
  ASSERT_TRUE(store);
  is_stopped(**store);
}

TEST(InterruptOnPostgres, StopsAQuestionToAServer) {
  RAPPORT_NEEDS_POSTGRES();
  auto* const server = PostgresServer::instance();
  const auto store = SqlStore::open_and_migrate(server->url(server->new_database()));
  ASSERT_TRUE(store);
  is_stopped(**store);
}

TEST(InterruptOnPostgres, StopsOnAConnectionThatWasMadeAnewToo) {
  RAPPORT_NEEDS_POSTGRES();
  auto* const server = PostgresServer::instance();
  const auto database = server->new_database();
  const auto store = SqlStore::open_and_migrate(server->url(database));
  ASSERT_TRUE(store);
  static_cast<void>(server->psql(
      database, "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'rapport'"));
  EXPECT_EQ(count(**store, "select 7").value_or(0), 7) << "it comes back by itself";
  is_stopped(**store);
}

TEST(Interrupt, DoesNothingWhereNothingRuns) {
  const TemporaryFolder folder;
  const auto store = SqlStore::open((folder / "attempts.sqlite").string());
  ASSERT_TRUE(store);
  (*store)->interrupt();
  EXPECT_EQ(count(**store, "select 7").value_or(0), 7);
}

}  // namespace
}  // namespace rapport::test
