// SPDX-License-Identifier: MIT
#include "gui/widgets/face_motion.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace rapport::gui {
namespace {

const FaceExpression kWarm = expression_of(100, 0);
const FaceExpression kAngry = expression_of(0, 100);

/// A face that has been at rest for long.
FaceMotion resting(const FaceExpression& mood) {
  FaceMotion face;
  face.aim(mood, 100, Motion::Full);
  return face;
}

TEST(FaceMotion, ShowsTheFirstMoodAtOnce) {
  const auto face = resting(kWarm);
  EXPECT_EQ(face.at(100).expression, kWarm);
}

TEST(FaceMotion, EasesToTheNextMoodWithinSixTenthsOfASecond) {
  auto face = resting(kWarm);
  face.aim(kAngry, 200, Motion::Full);
  EXPECT_EQ(face.at(200).expression, kWarm);
  const auto half = face.at(200.3).expression;
  EXPECT_NEAR(half.mouth_corners, (kWarm.mouth_corners + kAngry.mouth_corners) / 2, 0.01F);
  EXPECT_EQ(face.at(200.6).expression, kAngry);
  EXPECT_EQ(face.at(300).expression, kAngry);
}

TEST(FaceMotion, NeverJumpsEvenIfTheGoalChangesOnTheWay) {
  auto face = resting(kWarm);
  face.aim(kAngry, 200, Motion::Full);
  auto before = face.at(200).expression;
  for (int i = 1; i <= 120; ++i) {
    const double now = 200 + i / 60.0;
    if (i == 15) face.aim(expression_of(0, 0), now, Motion::Full);
    const auto here = face.at(now).expression;
    EXPECT_LT(distance(before, here), 0.12F) << now;
    before = here;
  }
  EXPECT_EQ(before, expression_of(0, 0));
}

TEST(FaceMotion, GoesOnTowardsTheSameGoalWhenItIsNamedAgain) {
  auto face = resting(kWarm);
  face.aim(kAngry, 200, Motion::Full);
  for (int i = 0; i <= 36; ++i) face.aim(kAngry, 200 + i / 60.0, Motion::Full);
  EXPECT_EQ(face.at(200.6).expression, kAngry);
}

TEST(FaceMotion, BlinksNowAndThenAndOpensItsEyesAgain) {
  const auto face = resting(kWarm);
  constexpr double kSeconds = 1200;
  std::vector<double> blinks;
  bool shut = false;
  for (double now = 1000; now < 1000 + kSeconds; now += 1.0 / 60) {
    const float blink = face.at(now).blink;
    EXPECT_GE(blink, 0);
    EXPECT_LE(blink, 1);
    if (blink > 0.9F && !shut) blinks.push_back(now);
    shut = blink > 0.9F;
  }
  EXPECT_NEAR(static_cast<double>(blinks.size()), kSeconds / 14, 2);
  double shortest = kSeconds, longest = 0;
  for (std::size_t i = 1; i < blinks.size(); ++i) {
    shortest = std::min(shortest, blinks[i] - blinks[i - 1]);
    longest = std::max(longest, blinks[i] - blinks[i - 1]);
  }
  EXPECT_GT(shortest, 10) << "an idle window has one blink to draw in ten seconds, not two";
  EXPECT_LT(longest, 18.1);
  EXPECT_GT(longest - shortest, 4) << "as regular as a clock";
}

TEST(FaceMotion, SaysWhenItMustBeDrawnAgainSoThatTheWindowMaySleep) {
  auto face = resting(kWarm);
  face.aim(kAngry, 200, Motion::Full);
  const FacePose rest{kAngry, 0, 0};
  bool slept = false;
  for (double now = 200; now < 260;) {
    const auto due = face.next_change(now);
    ASSERT_TRUE(due);
    if (*due == now) {  // as a window would: one frame after the other
      now += 1.0 / 60;
      continue;
    }
    slept = true;
    ASSERT_EQ(face.at(now), rest) << "it fell asleep in the middle of a movement at " << now;
    for (double asleep = now; asleep < *due; asleep += 0.01) ASSERT_EQ(face.at(asleep), rest) << asleep;
    now = *due;
  }
  EXPECT_TRUE(slept);
}

TEST(FaceMotion, RestsMostOfTheTime) {
  const auto face = resting(kWarm);
  int moving = 0, all = 0;
  for (double now = 1000; now < 1060; now += 1.0 / 60, ++all) {
    if (face.next_change(now) == now) ++moving;
  }
  EXPECT_LT(moving * 20, all) << "less than a twentieth of the time";
}

TEST(FaceMotion, BreathesAfterItWasStirredAndEndsWithoutAJump) {
  auto face = resting(kWarm);
  EXPECT_EQ(face.at(150).breath, 0);
  face.aim(kAngry, 200, Motion::Full);
  float deepest = 0, before = 0;
  for (double now = 200; now < 220; now += 1.0 / 60) {
    const float breath = face.at(now).breath;
    EXPECT_LT(std::abs(breath - before), 0.05F);
    deepest = std::max(deepest, breath);
    before = breath;
  }
  EXPECT_GT(deepest, 0.9F);
  EXPECT_EQ(before, 0);
}

TEST(FaceMotion, ReducedShowsEveryMoodAtOnceAndNeitherBlinksNorBreathes) {
  FaceMotion face;
  face.aim(kWarm, 100, Motion::Reduced);
  face.aim(kAngry, 200, Motion::Reduced);
  for (double now = 200; now < 230; now += 0.05) {
    EXPECT_EQ(face.at(now), (FacePose{kAngry, 0, 0}));
    EXPECT_FALSE(face.next_change(now));
  }
}

TEST(FaceMotion, OfTheNextCustomerBeginsAnew) {
  auto face = resting(kWarm);
  face.reset();
  EXPECT_FALSE(face.next_change(150));
  face.aim(kAngry, 150, Motion::Full);
  EXPECT_EQ(face.at(150).expression, kAngry);
}

}  // namespace
}  // namespace rapport::gui
