// SPDX-License-Identifier: MIT
/// \file What happens when another program never lets go of the store. Takes as long as the store waits.
#include "engine/storage/sql_repository.h"
#include "tests/storage/store_fixture.h"

namespace rapport::test {
namespace {

TEST(LockedStore, SaysSoAndLosesNothing) {
  const TemporaryFolder folder;
  const auto file = folder / "attempts.sqlite";
  auto store = SqlRepository::open(file.string());
  ASSERT_TRUE(store.has_value());
  ASSERT_TRUE((*store)->begin(attempt_called("one")));
  RawStore other(file);
  other.run("begin immediate");
  const auto appended = (*store)->append_reply("one", 0, typed("words"), at(2000));
  ASSERT_FALSE(appended.has_value());
  EXPECT_EQ(appended.error().code, ErrorCode::NotNow);
  EXPECT_NE(appended.error().way_out.find("safe"), std::string::npos);
  EXPECT_TRUE((*store)->find("one").has_value());  // reading goes on
  other.run("rollback");
  EXPECT_TRUE((*store)->append_reply("one", 0, typed("words"), at(2000)));
}

}  // namespace
}  // namespace rapport::test
