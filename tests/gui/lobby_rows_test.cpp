// SPDX-License-Identifier: MIT
#include "gui/trainee/lobby_rows.h"

#include <gtest/gtest.h>

#include <vector>

namespace rapport::gui {
namespace {

constexpr LobbyRows::Setting kThreeColumns{3, 300, 10, 1, 100};

/// Rows of three cards with these heights.
LobbyRows rows_of(const std::vector<float>& heights) {
  LobbyRows rows;
  rows.lay_out(kThreeColumns, heights.size(), [&](std::size_t card) { return heights[card]; });
  return rows;
}

/// Rows of one card in each, 100 high, every 110 pixels.
LobbyRows hundred_rows() {
  LobbyRows rows;
  rows.lay_out({1, 300, 10, 1, 100}, 100, [](std::size_t) { return 100.0F; });
  return rows;
}

TEST(LobbyRows, AreAsHighAsTheirHighestCard) {
  const auto rows = rows_of({40, 90, 60, 30, 20});
  ASSERT_EQ(rows.count(), 2U);
  EXPECT_EQ(rows.height(0), 90);
  EXPECT_EQ(rows.top(1), 100);
  EXPECT_EQ(rows.height(1), 30);
  EXPECT_EQ(rows.total(), 130);
}

TEST(LobbyRows, AreNoneWithoutCards) {
  const auto rows = rows_of({});
  EXPECT_EQ(rows.total(), 0);
  EXPECT_EQ(rows.around(0, 100).begin, rows.around(0, 100).end);
}

TEST(LobbyRows, AreFoundWithOneMoreOnBothSides) {
  const auto rows = hundred_rows();
  const auto range = rows.around(330, 550);  // rows 3 to 5 touch it
  EXPECT_EQ(range.begin, 2U);
  EXPECT_EQ(range.end, 7U);
}

TEST(LobbyRows, AreFoundAtBothEnds) {
  const auto rows = hundred_rows();
  EXPECT_EQ(rows.around(-500, 50).begin, 0U);
  EXPECT_EQ(rows.around(-500, 50).end, 2U);
  EXPECT_EQ(rows.around(10'900, 20'000).end, 100U);
  EXPECT_EQ(rows.around(10'900, 20'000).begin, 98U);
  EXPECT_EQ(rows.around(-500, -100).end, 1U);  // scrolled to just before them
}

TEST(LobbyRows, AreMeasuredOnceForASetting) {
  LobbyRows rows;
  int measured = 0;
  const auto height = [&](std::size_t) {
    ++measured;
    return 10.0F;
  };
  rows.lay_out(kThreeColumns, 6, height);
  rows.lay_out(kThreeColumns, 6, height);
  EXPECT_EQ(measured, 6);
  rows.lay_out(kThreeColumns, 7, height);
  EXPECT_EQ(measured, 13);
  auto wider = kThreeColumns;
  wider.card_width = 301;
  rows.lay_out(wider, 7, height);
  EXPECT_EQ(measured, 20);
  rows.forget();
  rows.lay_out(wider, 7, height);
  EXPECT_EQ(measured, 27);
}

}  // namespace
}  // namespace rapport::gui
