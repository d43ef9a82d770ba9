// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "engine/authoring/condition_parser.h"
#include "engine/scenario/evaluate.h"
#include "tests/support/test_scenario.h"

namespace rapport::test {
namespace {

/// A scenario whose only reply has the condition `when`.
std::string with_condition(const std::string& when) {
  return R"(
facts: {leak: {text: It leaks., known: true}}
remedies: {coffee: {what: Coffee, cost: 3, authority: within}}
variables:
  calls: {type: integer, min: -5, max: 5, start: 2}
  big: {type: integer, min: 0, max: 1000000, start: 7}
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
)";
}

bool is_true(const std::string& when) {
  const auto scenario = scenario_of(with_condition(when));
  return scenario && Talk(scenario).open().front() == "asked";
}

/// The code of the first error, or none.
std::optional<DiagnosticCode> problem(const std::string& when) {
  for (const auto& diagnostic : load(with_condition(when)).diagnostics) {
    if (diagnostic.severity() == Severity::Error) return diagnostic.code;
  }
  return std::nullopt;
}

TEST(Condition, ComparesAndJoins) {
  EXPECT_TRUE(is_true("trust >= 40 and anger < 51"));
  EXPECT_FALSE(is_true("trust > 40 or anger != 50"));
  EXPECT_TRUE(is_true("not (trust > 40) and not anger is not 50"));
  EXPECT_TRUE(is_true("stage is resolve and loaner is offered and sent"));
  EXPECT_TRUE(is_true("loaner is not taken or false"));
  EXPECT_TRUE(is_true("known(leak) and not given(coffee) and visited(first) and visits(first) == 1"));
}

TEST(Condition, BindsAndTighterThanOr) {
  EXPECT_TRUE(is_true("true or true and false"));
  EXPECT_FALSE(is_true("(true or true) and false"));
}

TEST(Condition, DoesSums) {
  EXPECT_TRUE(is_true("calls * 2 + 1 == 5"));
  EXPECT_TRUE(is_true("10 - calls - 1 is 7")) << "from the left";
  EXPECT_TRUE(is_true("7 / 2 == 3 and 7 % 2 == 1 and -7 / 2 == -3"));
  EXPECT_TRUE(is_true("-calls == -2 and - (calls + 1) == -3"));
}

TEST(Condition, RefusesWhatItCannotMean) {
  EXPECT_EQ(problem("trust >"), DiagnosticCode::MalformedCondition);
  EXPECT_EQ(problem("(trust > 3"), DiagnosticCode::MalformedCondition);
  EXPECT_EQ(problem("trust > 3 anger"), DiagnosticCode::MalformedCondition);
  EXPECT_EQ(problem("trust > 3 \xE2\x82\xAC"), DiagnosticCode::MalformedCondition);
  EXPECT_EQ(problem("trust = 3"), DiagnosticCode::SingleEquals);
  EXPECT_EQ(problem("20 < trust < 60"), DiagnosticCode::ChainedComparison);
  EXPECT_EQ(problem("trust"), DiagnosticCode::NotACondition);
  EXPECT_EQ(problem("trust and sent"), DiagnosticCode::NotACondition);
  EXPECT_EQ(problem("trust > 'high'"), DiagnosticCode::TypeMismatch);
  EXPECT_EQ(problem("trust > sent"), DiagnosticCode::TypeMismatch);
  EXPECT_EQ(problem("loaner > none"), DiagnosticCode::TypeMismatch);
  EXPECT_EQ(problem("loaner is ofered"), DiagnosticCode::TypeMismatch);
  EXPECT_EQ(problem("sent + 1 > 0"), DiagnosticCode::TypeMismatch);
  EXPECT_EQ(problem("trsut > 3"), DiagnosticCode::UnknownName);
  EXPECT_EQ(problem("trust-anger > 3"), DiagnosticCode::UnknownName);
  EXPECT_EQ(problem("calls / 0 > 3"), DiagnosticCode::DivisionNotFixed);
  EXPECT_EQ(problem("7 / calls > 3"), DiagnosticCode::DivisionNotFixed);
  EXPECT_EQ(problem("visted(first)"), DiagnosticCode::UnknownFunction);
  EXPECT_EQ(problem("visited(frist)"), DiagnosticCode::UnknownTurn);
  EXPECT_EQ(problem("known(leek)"), DiagnosticCode::UnknownFact);
  EXPECT_EQ(problem("given(tea)"), DiagnosticCode::UnknownRemedy);
  EXPECT_EQ(problem("kept(word)"), DiagnosticCode::UnknownPromise);
  EXPECT_EQ(problem("rated(empathy) > 0"), DiagnosticCode::OnlyInTypedRules);
}

TEST(Condition, RefusesSumsThatCouldOverflow) {
  EXPECT_EQ(problem("big * 2147 > 3"), std::nullopt);
  EXPECT_EQ(problem("big * 2148 > 3"), DiagnosticCode::SumTooLarge);
  EXPECT_EQ(problem("big * big > 3"), DiagnosticCode::SumTooLarge);
  EXPECT_EQ(problem("99999999999 > trust"), DiagnosticCode::SumTooLarge);
  EXPECT_EQ(problem("elapsed_seconds + 1 > 3"), DiagnosticCode::SumTooLarge);
}

TEST(Condition, BoundsItsDepth) {
  std::string nested = std::string(40, '(') + "true" + std::string(40, ')');
  EXPECT_EQ(problem(nested), DiagnosticCode::ConditionTooDeep);
  std::string nots;
  for (int i = 0; i < 40; ++i) nots += "not ";
  EXPECT_EQ(problem(nots + "sent"), DiagnosticCode::ConditionTooDeep);
  std::string right = "sent";
  for (int i = 0; i < 20; ++i) right += " or (sent";
  EXPECT_EQ(problem(right + std::string(20, ')')), std::nullopt);
  std::string flat = "sent";
  for (int i = 0; i < 100; ++i) flat += " or sent";
  EXPECT_EQ(problem(flat), std::nullopt) << "a long chain needs little memory";
}

TEST(Condition, PointsAtTheVeryWord) {
  const auto loaded = load(with_condition("anger < 90 and trsut > 3"));
  const auto at = std::ranges::find(loaded.diagnostics, DiagnosticCode::UnknownName, &Diagnostic::code);
  ASSERT_NE(at, loaded.diagnostics.end());
  const auto& found = *at;
  EXPECT_EQ(found.source_line.substr(found.column - 1, found.width), "trsut");
  EXPECT_EQ(found.hint, "Did you mean \"trust\"?");
}

}  // namespace
}  // namespace rapport::test
