// SPDX-License-Identifier: MIT
#include "engine/exchange/story_expression.h"

#include <gtest/gtest.h>

namespace rapport {
namespace {

using Op = StoryExpression::Op;

/// A tree as one line, as in (And (Greater $a 3) $b).
std::string tree(const StoryExpression& e) {
  constexpr const char* kNames[] = {
      "Number",    "Text",  "Truth",       "Variable", "Visited",        "Visits",
      "Turns",     "Clamp", "Add",         "Subtract", "Multiply",       "Divide",
      "Remainder", "Less",  "LessOrEqual", "Greater",  "GreaterOrEqual", "Equal",
      "NotEqual",  "And",   "Or",          "Not"};
  if (e.op == Op::Number) return std::to_string(e.number);
  if (e.op == Op::Truth) return e.number != 0 ? "true" : "false";
  if (e.op == Op::Variable) return "$" + e.text;
  if (e.op == Op::Text) return "'" + e.text + "'";
  std::string all = std::string("(") + kNames[static_cast<std::size_t>(e.op)];
  if (!e.text.empty()) all += " " + e.text;
  for (const auto& operand : e.operands) all += " " + tree(operand);
  return all + ")";
}

std::string condition(std::string_view text) {
  const auto read = read_story_condition(text);
  return read ? tree(*read) : "not known: " + read.error().message;
}

std::string changes(std::string_view text) {
  const auto read = read_story_changes(text, 0);
  if (!read) return "not known: " + read.error().message;
  std::string all;
  for (const auto& change : *read) all += "$" + change.variable + "=" + tree(change.value) + ";";
  return all;
}

TEST(StoryCondition, ReadsTheWordsOfSugarCubeAndTheSignsOfYarnAlike) {
  EXPECT_EQ(condition("$a gt 3 and $b"), "(And (Greater $a 3) $b)");
  EXPECT_EQ(condition("$a > 3 && $b"), "(And (Greater $a 3) $b)");
  EXPECT_EQ(condition("$a neq \"x\" or not $b"), "(Or (NotEqual $a 'x') (Not $b))");
  EXPECT_EQ(condition("$a is not 'x' || !$b"), "(Or (NotEqual $a 'x') (Not $b))");
  EXPECT_EQ(condition("$a === 1"), "(Equal $a 1)");
  EXPECT_EQ(condition("$a + 2 * $b gte -4"), "(GreaterOrEqual (Add $a (Multiply 2 $b)) -4)");
}

TEST(StoryCondition, AsksForVisits) {
  EXPECT_EQ(condition("visited(\"The cellar\") gt 1"), "(Greater (Visits The cellar) 1)");
  EXPECT_EQ(condition("(history:) contains \"The cellar\""), "(Visited The cellar)");
  EXPECT_EQ(condition("visited() gte 2"), "(GreaterOrEqual (Visits) 2)");
  EXPECT_EQ(condition("hasVisited('A')"), "(Visited A)");
}

TEST(StoryCondition, SaysWhatItDoesNotKnow) {
  EXPECT_EQ(condition("$a gt 1.5"), "not known: a number that is not whole");
  EXPECT_EQ(condition("$a.length gt 1"), "not known: a part of a list or an object");
  EXPECT_EQ(condition("$a[0]"), "not known: a part of a list or an object");
  EXPECT_EQ(condition("random(1, 6) gt 3"), "not known: \"random(1, 6) gt 3\"");
  EXPECT_EQ(condition("$a gt"), "not known: a sentence that stops in the middle");
  EXPECT_EQ(condition("99999999999 gt $a"), "not known: a number beyond a million");
  EXPECT_EQ(condition(""), "not known: a sentence that stops in the middle");
}

TEST(StoryCondition, RefusesWhatIsNestedOrChainedWithoutEnd) {
  EXPECT_EQ(condition(std::string(900, '(')), "not known: something nested very deeply");
  EXPECT_EQ(condition(std::string(5000, '(')), "not known: something very long");
  std::string chain = "$a";
  for (int i = 0; i < 150; ++i) chain += "+$a";
  EXPECT_EQ(condition(chain), "not known: something very long");
  EXPECT_EQ(condition(std::string(500, '!') + "$a"), "not known: something nested very deeply");
}

TEST(StoryChanges, ReadsEveryWayOfGivingAValue) {
  EXPECT_EQ(changes("$a to 3"), "$a=3;");
  EXPECT_EQ(changes("$a = true, $b to \"x\""), "$a=true;$b='x';");
  EXPECT_EQ(changes("$a += 2; $b--"), "$a=(Add $a 2);$b=(Subtract $b 1);");
  EXPECT_EQ(changes("3 into $a"), "$a=3;");
  EXPECT_EQ(changes("$a to it + 1"), "$a=(Add $a 1);");
  EXPECT_EQ(changes("$a to Math.clamp($a - 5, 0, 100)"), "$a=(Clamp (Subtract $a 5) 0 100);");
}

TEST(StoryChanges, SaysWhatItDoesNotKnow) {
  EXPECT_EQ(changes("$a to [1, 2]"), "not known: \"[1, 2]\"");
  EXPECT_EQ(changes("alert(1)"), "not known: \"alert(1)\"");
  EXPECT_EQ(changes("$a"), "not known: a change without a value");
}

TEST(Either, IsAListOfTexts) {
  EXPECT_EQ(read_either(R"(either("a", 'b'))"), (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(read_either(R"((either: "a","b"))"), (std::vector<std::string>{"a", "b"}));
  EXPECT_TRUE(read_either("either($a, $b)").empty());
}

}  // namespace
}  // namespace rapport
