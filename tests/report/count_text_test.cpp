// SPDX-License-Identifier: MIT
#include "engine/report/count_text.h"

#include <gtest/gtest.h>

#include <limits>

namespace rapport {
namespace {

TEST(CountText, GroupsDigitsFromTenThousandOn) {
  EXPECT_EQ(count_text(0), "0");
  EXPECT_EQ(count_text(9999), "9999");
  EXPECT_EQ(count_text(10'000), "10\u202F000");
  EXPECT_EQ(count_text(713'553), "713\u202F553");
  EXPECT_EQ(count_text(21'036'086), "21\u202F036\u202F086");
  EXPECT_EQ(count_text(-9999), "-9999");
  EXPECT_EQ(count_text(-123'456), "-123\u202F456");
  EXPECT_EQ(count_text(std::numeric_limits<std::int64_t>::min()),
            "-9\u202F223\u202F372\u202F036\u202F854\u202F775\u202F808");
}

}  // namespace
}  // namespace rapport
