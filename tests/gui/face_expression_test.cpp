// SPDX-License-Identifier: MIT
#include "gui/widgets/face_expression.h"

#include <gtest/gtest.h>

#include <vector>

namespace rapport::gui {
namespace {

TEST(FaceExpression, NeverJumpsFromOneMoodToItsNeighbour) {
  constexpr float kMostStep = 0.04F;  // of 2, the way from one end of a part to the other
  for (float trust = 0; trust < 100; ++trust) {
    for (float anger = 0; anger < 100; ++anger) {
      const auto here = expression_of(trust, anger);
      ASSERT_LE(distance(here, expression_of(trust + 1, anger)), kMostStep) << trust << " " << anger;
      ASSERT_LE(distance(here, expression_of(trust, anger + 1)), kMostStep) << trust << " " << anger;
    }
  }
}

TEST(FaceExpression, OfTheCornersAndTheCentreAreFarApart) {
  const std::vector<FaceExpression> moods = {expression_of(0, 0), expression_of(0, 100),
                                             expression_of(100, 0), expression_of(100, 100),
                                             expression_of(50, 50)};
  for (std::size_t i = 0; i < moods.size(); ++i) {
    for (std::size_t j = i + 1; j < moods.size(); ++j) {
      EXPECT_GE(distance(moods[i], moods[j]), 0.7F) << i << " " << j;
    }
  }
}

TEST(FaceExpression, StaysWithinTheRangeOfEveryPart) {
  for (float trust = 0; trust <= 100; trust += 5) {
    for (float anger = 0; anger <= 100; anger += 5) {
      const auto mood = expression_of(trust, anger);
      for (const auto part : kExpressionParts) {
        EXPECT_GE(mood.*part, -1);
        EXPECT_LE(mood.*part, 1);
      }
      for (const auto part :
           {&FaceExpression::brow_knit, &FaceExpression::upper_lid, &FaceExpression::lower_lid,
            &FaceExpression::mouth_open, &FaceExpression::lip_press, &FaceExpression::teeth,
            &FaceExpression::jaw, &FaceExpression::shoulders}) {
        EXPECT_GE(mood.*part, 0);
      }
    }
  }
}

TEST(FaceExpression, BeyondTheEndsIsThatOfTheEnd) {
  EXPECT_EQ(expression_of(-20, 140), expression_of(0, 100));
  EXPECT_EQ(expression_of(1000, -1), expression_of(100, 0));
}

TEST(FaceExpression, SmilesOnlyWhereThereIsTrustAndNoAnger) {
  EXPECT_GT(expression_of(100, 0).mouth_corners, 0.8F);
  EXPECT_LT(expression_of(100, 100).mouth_corners, 0);
  EXPECT_LT(expression_of(0, 0).mouth_corners, 0);
  EXPECT_LT(expression_of(0, 100).mouth_corners, 0);
}

TEST(FaceExpression, OfAColdCustomerLooksAwayWithPressedLipsAndOfAFuriousOneAtYou) {
  const auto cold = expression_of(0, 0), furious = expression_of(0, 100);
  EXPECT_LT(cold.gaze_x, -0.5F);
  EXPECT_GT(cold.lip_press, 0.8F);
  EXPECT_LT(cold.flush, 0);
  EXPECT_EQ(furious.gaze_x, 0);
  EXPECT_GT(furious.mouth_open, 0.4F);
  EXPECT_GT(furious.brow_slant, 0.8F);
}

TEST(FaceExpression, MovesMonotonouslyFromAngerToCalm) {
  for (float trust = 0; trust <= 100; trust += 10) {
    float before = expression_of(trust, 0).flush;
    for (float anger = 1; anger <= 100; ++anger) {
      const float flush = expression_of(trust, anger).flush;
      EXPECT_GE(flush, before - 0.006F) << trust << " " << anger;
      before = flush;
    }
  }
}

TEST(FaceExpression, MixesEveryPart) {
  FaceExpression one, other;
  for (const auto part : kExpressionParts) {
    one.*part = 0;
    other.*part = 1;
  }
  const auto half = mix(one, other, 0.5F);
  for (const auto part : kExpressionParts) EXPECT_FLOAT_EQ(half.*part, 0.5F);
  EXPECT_EQ(sizeof(FaceExpression), sizeof(float) * kExpressionParts.size())
      << "a part is missing in the list";
  EXPECT_FLOAT_EQ(distance(one, other), 1);
}

}  // namespace
}  // namespace rapport::gui
