// SPDX-License-Identifier: MIT
#include "engine/report/skill_gap.h"

#include <gtest/gtest.h>

#include "tests/report/invented_attempts.h"

namespace rapport {
namespace {

using test::day;

/// A scenario of ten turns, of which some call for empathy and some for listening.
std::shared_ptr<const Scenario> scenario(const std::string& id, int empathy, int listening,
                                         Difficulty difficulty = Difficulty::Gentle) {
  auto made = std::make_shared<Scenario>();
  made->id = made->title = id;
  made->difficulty = difficulty;
  made->turns.resize(10);
  for (int i = 0; i < empathy; ++i) made->turns[static_cast<std::size_t>(i)].calls_for.set(1);
  for (int i = 0; i < listening; ++i) made->turns[static_cast<std::size_t>(i)].calls_for.set(0);
  return made;
}

HeldSummary held(const std::vector<std::vector<int>>& attempts) {
  HeldSummary summary;
  for (std::size_t i = 0; i < attempts.size(); ++i)
    count(summary, test::finished("p", Mode::Assessment, day(static_cast<int>(i)), attempts[i]));
  return summary;
}

TEST(SkillGap, IsTheCriterionWithTheFewestPointsLast) {
  const auto gap = skill_gap(held({{0, 10, 90, 50, 50}, {0, 80, 40, 60, 70}}), {}, {});
  ASSERT_TRUE(gap);
  EXPECT_EQ(Measure::Empathy, gap->criterion);
  EXPECT_EQ(40, gap->last);
  EXPECT_EQ(2, gap->attempts);
  EXPECT_EQ("", gap->scenario_id);
}

TEST(SkillGap, IsNoneFromSeventyFivePointsOn) {
  EXPECT_FALSE(skill_gap(held({{10, 75, 76, 100, -1}}), {}, {})) << "the overall score is no skill";
  EXPECT_TRUE(skill_gap(held({{90, 74, 76, 100, 100}}), {}, {}));
  EXPECT_FALSE(skill_gap({}, {}, {}));
}

TEST(SkillGap, TellsEqualsApartByTheirMeans) {
  const auto gap = skill_gap(held({{0, 70, 30, 60, 60}, {0, 50, 50, 60, 60}}), {}, {});
  EXPECT_EQ(Measure::Empathy, gap->criterion);
}

TEST(SkillGap, SuggestsTheScenarioThatCallsForItMost) {
  const auto weak_empathy = held({{0, 80, 40, 80, 80}});
  const auto gap =
      skill_gap(weak_empathy, {scenario("a", 2, 9), scenario("b", 7, 0), scenario("c", 5, 0)}, {});
  EXPECT_EQ("b", gap->scenario_id);
  EXPECT_DOUBLE_EQ(0.7, gap->share_calling_for);
  EXPECT_FALSE(gap->played);
}

TEST(SkillGap, PrefersAmongThoseThatCallForItOftenOneThatWasNotFinished) {
  const auto weak_empathy = held({{0, 80, 40, 80, 80}});
  const std::vector all = {scenario("most", 10, 0), scenario("often", 8, 0), scenario("seldom", 7, 0)};
  EXPECT_EQ("often", skill_gap(weak_empathy, all, {"most"})->scenario_id);
  const auto again = skill_gap(weak_empathy, all, {"most", "often"});
  EXPECT_EQ("most", again->scenario_id) << "what calls for it seldom is no training for it";
  EXPECT_TRUE(again->played);
}

TEST(SkillGap, TakesTheGentlerOfEquals) {
  const auto gap = skill_gap(held({{0, 80, 40, 80, 80}}),
                             {scenario("a", 5, 0, Difficulty::Demanding), scenario("b", 5, 0)}, {});
  EXPECT_EQ("b", gap->scenario_id);
}

TEST(SkillGap, SaysWhy) {
  const std::vector all = {scenario("The oven", 5, 0)};
  const auto gap = skill_gap(held({{0, 80, 40, 80, 80}}), all, {});
  EXPECT_EQ(
      "Empathy is weakest: 40 of 100 in the only attempt that was rated on it. \"The oven\" calls for it in "
      "50 % "
      "of its turns.",
      reason_text(*gap, all));
}

}  // namespace
}  // namespace rapport
