// SPDX-License-Identifier: MIT
#include "gui/shell/question_watch.h"

#include <gtest/gtest.h>

#include <optional>
#include <thread>

#include "engine/storage/sql_rows.h"
#include "gui/shell/stores.h"
#include "tests/support/temporary_folder.h"

namespace rapport::gui {
namespace {

/// Takes half a minute unless it is stopped.
constexpr std::string_view kLong =
    "with recursive counted(n) as (select 1 union all select n + 1 from counted where n < 100000000) "
    "select count(*) from counted";

class WatchedQuestion : public testing::Test {
 protected:
  static Result<std::int64_t> count(SqlStore& store, std::string_view query) {
    return guarded(store, SqlStore::Kind::Read, "Nothing was counted",
                   [&](soci::session& sql) -> Result<std::int64_t> {
                     return std::get<std::int64_t>(ask(sql, query, "i")[0][0]);
                   });
  }

  test::TemporaryFolder folder_;
  std::string url_ = "sqlite:" + (folder_.path() / "attempts.sqlite").string();
  std::unique_ptr<SqlStore> store_ = SqlStore::open(url_).value();
};

TEST_F(WatchedQuestion, EndsHoweverEarlyTheStopIsAskedFor) {
  constexpr int kTimes = 20;
  for (int i = 0; i < kTimes; ++i) {
    std::stop_source stop;
    std::optional<Result<std::int64_t>> counted;
    std::thread question([&] {
      const QuestionWatch watch(*store_, stop.get_token());
      counted = count(*store_, kLong);
    });
    stop.request_stop();  // most often before it has begun
    question.join();
    ASSERT_TRUE(counted);
    ASSERT_FALSE(*counted);
    EXPECT_EQ(counted->error().code, ErrorCode::NotNow);
  }
}

TEST_F(WatchedQuestion, IsAnsweredWhereNobodyStopsItOrOnlyLater) {
  std::stop_source stop;
  {
    const QuestionWatch watch(*store_, stop.get_token());
    EXPECT_EQ(count(*store_, "select 7").value_or(0), 7);
  }
  stop.request_stop();
  const QuestionWatch next(*store_, std::stop_token());
  EXPECT_EQ(count(*store_, "select 7").value_or(0), 7) << "the stop was of the one before";
}

TEST_F(WatchedQuestion, IsAskedByAFreshConnectionBehindOneThatWasStopped) {
  LaterRecords records(url_);
  std::stop_source stop;
  const auto first = records.open(stop.get_token())->records;
  EXPECT_EQ(records.open(stop.get_token())->records, first) << "the same as long as nothing is stopped";
  stop.request_stop();
  const auto open = records.open(std::stop_source().get_token());
  ASSERT_TRUE(open);
  EXPECT_TRUE(open->records->teams());
  EXPECT_EQ(open->watch.use_count(), 1);
}

}  // namespace
}  // namespace rapport::gui
