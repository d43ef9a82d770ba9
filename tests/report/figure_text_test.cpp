// SPDX-License-Identifier: MIT
#include "engine/report/figure_text.h"

#include <gtest/gtest.h>

namespace rapport {
namespace {

TEST(FigureText, RoundsAHalfAwayFromNothingForEveryReader) {
  EXPECT_EQ("63", mean_text(62.5));
  EXPECT_EQ("+3", lift_text(2.5));
  EXPECT_EQ("\u22123", lift_text(-2.5));
  EXPECT_EQ("-3", lift_text(-2.5, kPlainSigns));
  EXPECT_EQ("+3", lift_text(2.5, kPlainSigns));
  EXPECT_EQ("63 %", share_text(0.625));
}

TEST(FigureText, TellsNoChangeAndNothingToTellApart) {
  EXPECT_EQ("\u00B10", lift_text(-0.4));
  EXPECT_EQ("+0", lift_text(0.4, kPlainSigns));
  EXPECT_EQ("\u2013", lift_text(std::nullopt));
  EXPECT_EQ("-", mean_text(std::nullopt, kPlainSigns));
}

TEST(FigureText, GivesANumberTheGroundOfThePointsThatAreShown) {
  EXPECT_EQ(0U, ground_of(0));
  EXPECT_EQ(0U, ground_of(39));
  EXPECT_EQ(1U, ground_of(40));
  EXPECT_EQ(4U, ground_of(100));
  EXPECT_EQ(ground_of(60), ground_of(whole_points(59.5))) << "it is shown as 60";
  EXPECT_EQ("60\u201374", ground_text(2));
  EXPECT_EQ("90\u2013100", ground_text(4));
}

}  // namespace
}  // namespace rapport
