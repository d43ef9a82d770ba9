// SPDX-License-Identifier: MIT
/// \file Sets of values leave no possibility out, and keep none that a condition excludes.
#include "engine/proof/possible_values.h"

#include <gtest/gtest.h>

#include "tests/support/test_scenario.h"

namespace rapport::test {
namespace {

using Comparison = Instruction::Comparison;

TEST(PossibleValues, KeepWhatAComparisonLeaves) {
  auto values = PossibleValues::all({0, 10});
  values.keep(Comparison::Greater, 3, true);
  values.keep(Comparison::Equal, 7, false);
  EXPECT_EQ(values.least(), 4);
  EXPECT_EQ(values.most(), 10);
  EXPECT_FALSE(values.may_be(7));
  EXPECT_TRUE(values.may_be(8));
  values.keep(Comparison::LessOrEqual, 4, true);
  EXPECT_TRUE(values.is_only(4));
  values.keep(Comparison::Equal, 4, false);
  EXPECT_TRUE(values.empty());
}

TEST(PossibleValues, KeepNeitherEndThatIsExcluded) {
  auto values = PossibleValues::all({0, 10});
  values.keep(Comparison::Less, 8, true);
  values.keep(Comparison::LessOrEqual, 2, false);
  EXPECT_EQ(values.least(), 3);
  EXPECT_EQ(values.most(), 7);
  values.keep(Comparison::GreaterOrEqual, 6, false);
  EXPECT_EQ(values.most(), 5);
}

TEST(PossibleValues, StopAtTheEndsOfTheirRangeWhenTheyMove) {
  auto values = PossibleValues::only({0, 100}, 90);
  values.add(50);
  values.move(20);
  EXPECT_TRUE(values.may_be(70));
  EXPECT_TRUE(values.may_be(100));
  EXPECT_FALSE(values.may_be(90));
  values.move(-200);
  EXPECT_TRUE(values.is_only(0));
}

TEST(PossibleValues, OfAWideRangeAreKnownByTheirEnds) {
  auto values = PossibleValues::only({0, 1'000'000}, 10);
  EXPECT_FALSE(values.is_listed());
  EXPECT_TRUE(values.join(PossibleValues::only({0, 1'000'000}, 500'000)));
  EXPECT_TRUE(values.may_be(300)) << "what lies between is thought possible too";
  EXPECT_FALSE(values.join(PossibleValues::only({0, 1'000'000}, 300)));
  values.keep(Comparison::NotEqual, 10, true);
  EXPECT_EQ(values.least(), 11);
}

TEST(PossibleValues, ThatAreNoneAddNothing) {
  auto values = PossibleValues::only({0, 5}, 2);
  EXPECT_FALSE(values.join(PossibleValues({0, 5})));
  EXPECT_TRUE(values.is_only(2));
}

TEST(PossibleAnswers, ToARemainderReachWhatItIsDividedByLessOne) {
  const auto scenario = scenario_of(R"(
variables: {n: {type: integer, min: -9, max: 9, start: 0}}
turns:
  - id: a
    customer:
      - {when: n % 3 == 2, say: Up.}
      - {when: n % 3 == -2, say: Down.}
      - {when: n % 3 == 3, say: Never.}
      - {say: Hi.}
    replies: [{id: r, say: One., effects: {n: +1}, goto: happy}, {id: s, say: Two., effects: {n: -1}, goto: gone}]
)");
  ASSERT_TRUE(scenario);
  const auto& program = scenario->program;
  PossibleSlots slots;
  for (const auto& range : program.ranges) slots.push_back(PossibleValues::all(range));
  const PossibleAnswers answers(program);
  const auto may_hold = [&](std::uint32_t line) {
    return answers.judge(program.lines[program.turns[0].lines.begin + line].when, slots, 0).may_hold;
  };
  EXPECT_TRUE(may_hold(0));
  EXPECT_TRUE(may_hold(1));
  EXPECT_FALSE(may_hold(2));
}

}  // namespace
}  // namespace rapport::test
