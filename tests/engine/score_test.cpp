// SPDX-License-Identifier: MIT
#include "engine/attempt/score.h"

#include <gtest/gtest.h>

#include "tests/support/test_scenario.h"

namespace rapport::test {
namespace {

/// An assessment that calls for listening and empathy.
Assessment assessed(std::optional<Level> listening, std::optional<Level> empathy) {
  Assessment assessment;
  assessment.criteria.resize(shipped_rubric()->criteria.size());
  assessment.criteria[0].called_for = true;
  assessment.criteria[0].level = listening;
  assessment.criteria[1].called_for = true;
  assessment.criteria[1].level = empathy;
  return assessment;
}

TEST(Score, IsTheMeanWorthOverWhatWasCalledFor) {
  const auto scores = score(
      *shipped_rubric(), {assessed(Level::Strong, Level::Partial), assessed(Level::Strong, Level::Missing)});
  EXPECT_DOUBLE_EQ(scores.criteria[0].value(), 1.0);
  EXPECT_DOUBLE_EQ(scores.criteria[1].value(), 0.25);
  EXPECT_FALSE(scores.criteria[2].has_value()) << "not called for is never a zero";
  EXPECT_DOUBLE_EQ(scores.overall.value(), 0.625);
}

TEST(Score, HarmCountsEvenWhereItWasNotCalledFor) {
  auto assessment = assessed(Level::Strong, Level::Strong);
  assessment.criteria[2].level = Level::Harmful;
  assessment.criteria[3].level = Level::Strong;
  const auto scores = score(*shipped_rubric(), {assessment});
  EXPECT_DOUBLE_EQ(scores.criteria[2].value(), 0.0);
  EXPECT_FALSE(scores.criteria[3].has_value()) << "praise for what was not asked does not buy a score";
}

TEST(Score, NeverFallsBelowZero) {
  const auto scores = score(
      *shipped_rubric(), {assessed(Level::Harmful, Level::Harmful), assessed(Level::Harmful, Level::Strong)});
  EXPECT_DOUBLE_EQ(scores.criteria[0].value(), 0.0);
  EXPECT_DOUBLE_EQ(scores.criteria[1].value(), 0.25);
}

TEST(Score, UnratedRepliesCountNeitherWay) {
  const auto scores =
      score(*shipped_rubric(), {assessed(std::nullopt, std::nullopt), assessed(Level::Strong, std::nullopt)});
  EXPECT_DOUBLE_EQ(scores.criteria[0].value(), 1.0);
  EXPECT_FALSE(scores.criteria[1].has_value());
}

TEST(Passing, AsksForTheWholeAndForEach) {
  const PassMark mark{60, 40};
  EXPECT_TRUE(passes({{0.8, 0.4, std::nullopt, std::nullopt}, 0.6}, mark));
  EXPECT_FALSE(passes({{0.9, 0.39, std::nullopt, std::nullopt}, 0.645}, mark));
  EXPECT_FALSE(passes({{0.5, 0.5, std::nullopt, std::nullopt}, 0.5}, mark));
  EXPECT_TRUE(passes({{0.5, 0.9, 0.7, 0.3}, (0.5 + 0.9 + 0.7 + 0.3) / 4}, PassMark{60, 30}))
      << "what is shown as 60 is 60";
  EXPECT_FALSE(passes({{}, std::nullopt}, mark)) << "nothing was rated";
}

}  // namespace
}  // namespace rapport::test
