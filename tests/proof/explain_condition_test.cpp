// SPDX-License-Identifier: MIT
#include "engine/proof/explain_condition.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/support/test_scenario.h"

namespace rapport::test {
namespace {

using Kind = ConditionPart::Kind;

std::shared_ptr<const Scenario> with_condition(const std::string& when) {
  return scenario_of(R"(
facts: {leak: {text: It leaks., known: true}}
remedies: {coffee: {what: Coffee, cost: 3, authority: within}}
promises: {call: {what: A call., due: 1 hour, authority: within}}
variables:
  calls: {type: integer, min: -5, max: 5, start: 2}
  sent: {type: boolean, start: true}
  loaner: {type: choice, values: [none, offered, taken], start: offered}
turns:
  - id: first
    stage: resolve
    customer: Hm.
    replies:
      - {id: asked, say: A., when: ")" +
                     when + R"(", goto: happy}
      - {id: other, say: O., goto: gone}
)");
}

ConditionPart explained(const std::string& when) {
  const auto scenario = with_condition(when);
  const auto& program = scenario->program;
  const auto& turn = scenario->turns.front();
  const Surroundings around{program.start_slots.data(), program.turns.front().stage, nullptr};
  const auto part = explain_condition(*scenario, *shipped_rubric(), *turn.replies.front().when, around);
  EXPECT_EQ(part.holds, holds(program, program.options.front().when, around)) << when;
  return part;
}

TEST(ExplainCondition, SaysOfEachPartWhetherItHoldsAndWhatWasAsked) {
  const auto whole = explained("trust >= 50 and known(leak) and (anger < 20 or loaner is taken)");
  EXPECT_EQ(whole.kind, Kind::All);
  EXPECT_FALSE(whole.holds);
  ASSERT_EQ(whole.parts.size(), 3U) << "what is joined in one chain stands side by side";
  EXPECT_EQ(whole.parts[0].text, "trust >= 50");
  EXPECT_FALSE(whole.parts[0].holds);
  EXPECT_EQ(whole.parts[0].asked, (std::vector<AskedValue>{{"trust", "40"}}));
  EXPECT_TRUE(whole.parts[1].holds);
  const auto& either = whole.parts[2];
  EXPECT_EQ(either.kind, Kind::Any);
  ASSERT_EQ(either.parts.size(), 2U);
  EXPECT_EQ(either.parts[1].text, "loaner is taken");
  EXPECT_EQ(either.parts[1].asked, (std::vector<AskedValue>{{"loaner", "offered"}}));
}

TEST(ExplainCondition, LooksIntoANot) {
  const auto whole = explained("not (sent and trust > 10)");
  EXPECT_EQ(whole.kind, Kind::Not);
  EXPECT_FALSE(whole.holds);
  ASSERT_EQ(whole.parts.size(), 1U);
  EXPECT_TRUE(whole.parts[0].holds);
  EXPECT_EQ(whole.parts[0].parts.size(), 2U);
}

TEST(ExplainCondition, NamesEachValueOfASumOnce) {
  const auto sum = explained("(trust + calls) * 2 > anger - (calls - 1)");
  EXPECT_EQ(sum.text, "(trust + calls) * 2 > anger - (calls - 1)");
  EXPECT_EQ(sum.asked, (std::vector<AskedValue>{{"trust", "40"}, {"calls", "2"}, {"anger", "50"}}));
}

TEST(ExplainCondition, PointsAtThePartInTheFile) {
  const auto whole = explained("trust >= 50 and sent");
  EXPECT_GT(whole.parts[1].place.begin_byte, whole.parts[0].place.begin_byte);
  EXPECT_EQ(whole.parts[0].place.length_bytes, 11U);
}

TEST(ExplainCondition, WritesWhatReadsAsTheSameConditionAgain) {
  for (const std::string when :
       {"trust >= 50", "not (sent or trust > 3) and anger < 4", "(sent or sent) and sent",
        "not sent is (trust > 1)", "visited(first) and visits(first) == 1", "stage is not resolve",
        "loaner is taken or given(coffee)", "calls / 2 - (calls - 1) == calls % 3", "promised(call)",
        "kept(call) or broken(call)", "elapsed_seconds > 60 and elapsed_turns < 9 and cost <= patience",
        "promises_kept - promises_broken >= 0 - 1", "not not sent", "true or false"}) {
    const auto first = explained(when);
    const auto second = explained(first.text);
    EXPECT_EQ(first.text, second.text) << when;
    EXPECT_EQ(first.holds, second.holds) << when;
  }
}

TEST(ExplainCondition, KnowsTheLevelsAndSignsOfTypedWords) {
  const auto scenario = scenario_of(R"(
turns:
  - id: first
    stage: contact
    customer: Hm.
    replies: [{id: other, say: O., goto: gone}]
    typed: {rules: [{when: rated(empathy) >= partial and rated(listening) == 2, goto: happy}]}
)");
  Heard heard;
  heard.ratings.set(0, Level::Strong);
  const Surroundings around{scenario->program.start_slots.data(), 0, &heard};
  const auto& rule = scenario->turns.front().typed_rules.front();
  const auto part = explain_condition(*scenario, *shipped_rubric(), rule.when, around);
  ASSERT_EQ(part.parts.size(), 2U);
  EXPECT_EQ(part.parts[0].text, "rated(empathy) >= partial");
  EXPECT_EQ(part.parts[0].asked, (std::vector<AskedValue>{{"rated(empathy)", "missing"}}));
  EXPECT_EQ(part.parts[1].text, "rated(listening) == strong");
  EXPECT_TRUE(part.parts[1].holds);
}

}  // namespace
}  // namespace rapport::test
