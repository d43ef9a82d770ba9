// SPDX-License-Identifier: MIT
#include "engine/training/measures.h"

#include <gtest/gtest.h>

namespace rapport {
namespace {

TEST(WeightedKappa, IsOneForTheSameRatingsAndBelowZeroForOppositeOnes) {
  EXPECT_DOUBLE_EQ(weighted_kappa({0, 1, 2, -1}, {0, 1, 2, -1}), 1);
  EXPECT_DOUBLE_EQ(weighted_kappa({0, 2}, {2, 0}), -1);
}

TEST(WeightedKappa, IsWhatOneComputesByHand) {
  // Squared differences 0, 1, 0, 1: 2 observed. By chance: (0-0)2 .. over the margins {0: 1, 1: 2, 2: 1} and
  // {0: 2, 1: 1, 2: 1}: 1*1*1 + 1*1*4 + 2*2*1 + 2*1*1 + 1*2*4 + 1*1*1 = 20, over 4 things: 5.
  EXPECT_DOUBLE_EQ(weighted_kappa({0, 1, 1, 2}, {0, 0, 1, 2}), 1 - 1 / 5.0);
  // Never the same, by two each time; the margins {0: 2} and {2: 2} expect just that.
  EXPECT_DOUBLE_EQ(weighted_kappa({0, 0}, {2, 2}), 0);
}

TEST(WeightedKappa, IsOneWhereNothingDiffers) {
  EXPECT_DOUBLE_EQ(weighted_kappa({}, {}), 1);
  EXPECT_DOUBLE_EQ(weighted_kappa({1, 1}, {1, 1}), 1);
}

TEST(F1, CountsWhatWasFoundRightlyTwice) {
  // Two right, one too many, one missed.
  EXPECT_DOUBLE_EQ(f1({true, true, true, false, false}, {true, true, false, true, false}), 4 / 6.0);
  EXPECT_DOUBLE_EQ(f1({true, false}, {true, false}), 1);
  EXPECT_DOUBLE_EQ(f1({true, false}, {false, true}), 0);
  EXPECT_DOUBLE_EQ(f1({false}, {false}), 0) << "there was nothing to find";
}

TEST(MacroF1, IsTheMeanOverBothClasses) {
  EXPECT_DOUBLE_EQ(macro_f1({true, true, true, false, false}, {true, true, false, true, false}),
                   (4 / 6.0 + 2 / 4.0) / 2);
  EXPECT_DOUBLE_EQ(macro_f1({true, false}, {true, true}), (2 / 3.0 + 0) / 2);
}

TEST(AreaUnderCurve, IsTheShareOfPairsInTheRightOrder) {
  // Positives .9 and .4, negatives .5 and .1: three of four pairs.
  EXPECT_DOUBLE_EQ(area_under_curve({true, false, true, false}, {0.9, 0.5, 0.4, 0.1}), 0.75);
  EXPECT_DOUBLE_EQ(area_under_curve({true, false}, {0.2, 0.8}), 0);
  EXPECT_DOUBLE_EQ(area_under_curve({true, false}, {0.5, 0.5}), 0.5) << "a tie counts half";
  EXPECT_DOUBLE_EQ(area_under_curve({true, true}, {0.1, 0.9}), 0.5) << "no negatives";
  EXPECT_DOUBLE_EQ(area_under_curve({}, {}), 0.5);
}

TEST(CalibrationError, IsTheDistanceBetweenSaidAndSo) {
  EXPECT_NEAR(calibration_error({true, false}, {0.55, 0.55}), 0.05, 1e-12) << "half right, .55 said";
  // Bin .9: said 1.9, right 2; bin .1: said .15, right 1. (.1 + .85) / 3
  EXPECT_NEAR(calibration_error({true, true, true}, {0.95, 0.95, 0.15}), 0.95 / 3, 1e-12);
  EXPECT_DOUBLE_EQ(calibration_error({true, true}, {1, 1}), 0);
  EXPECT_DOUBLE_EQ(calibration_error({}, {}), 0);
}

}  // namespace
}  // namespace rapport
