// SPDX-License-Identifier: MIT
/// \file What stands in passages, told by what becomes of it.
#include <fmt/format.h>

#include "tests/exchange/brought.h"

namespace rapport::test {
namespace {

/// A story whose first passage is `body`, and passages A and B that end.
Brought passage(std::string_view body, std::string_view format = "SugarCube") {
  return bring(
      fmt::format(":: StoryData\n{{\"ifid\": \"X\", \"format\": \"{}\"}}\n\n:: Start\n{}\n\n:: A\nEnd "
                  "a.\n\n:: B\nEnd b.\n",
                  format, body));
}

TEST(Links, AreRepliesHoweverTheyAreWritten) {
  const auto brought = passage("Hi. [[One|A]] [[Two->B]] [[A<-Three]] [[B]] [[Right -> or wrong->A]]");
  EXPECT_EQ(brought.ways(brought.reply("start", "one").go), "a");
  EXPECT_EQ(brought.ways(brought.reply("start", "two").go), "b");
  EXPECT_EQ(brought.ways(brought.reply("start", "three").go), "a");
  EXPECT_EQ(brought.ways(brought.reply("start", "b").go), "b");
  EXPECT_EQ(brought.reply("start", "right-or-wrong").words, "Right -> or wrong");
  EXPECT_EQ(brought.remarks(), "");
}

TEST(Links, ThatAreNotClosedAreWords) {
  const auto brought = passage("Hi [[One|A and no more\n]] [[A]]");
  EXPECT_TRUE(brought.says("[[One|A and no more"));
  EXPECT_EQ(brought.turn("start").replies.size(), 1U);
}

TEST(Links, ToAPassageThatIsNotThereLeadToAnEndingMadeForIt) {
  const auto brought = passage("Hi. [[Go|Nowhere]]");
  EXPECT_TRUE(brought.has_ending("nowhere"));
  EXPECT_NE(brought.remarks().find("story.twee:5:5: note: There is no passage \"Nowhere\"."),
            std::string::npos)
      << brought.remarks();
}

TEST(Links, MayNameAPassageWithBrackets) {
  const auto brought =
      bring(":: Start\nHi. [[Open it|[Box]]] [[Shut it->a [b]]].\n:: \\[Box\\]\nEmpty.\n:: a \\[b\\]\nEnd.");
  EXPECT_EQ(brought.ways(brought.reply("start", "open-it").go), "box");
  EXPECT_EQ(brought.ways(brought.reply("start", "shut-it").go), "a-b");
  EXPECT_EQ(brought.remarks(), "");
}

TEST(Links, ToTheWebAreWords) {
  const auto brought = passage("See [[our page|https://example.org/a]]. [[A]]");
  EXPECT_TRUE(brought.says("See our page (https://example.org/a)."));
}

TEST(SugarCube, LinksMayChangeVariablesAndChooseTheirWay) {
  const auto brought = passage(
      "Hi. <<link \"Pay.\">><<set $paid to true>><<if $paid>><<goto \"A\">><<else>><<goto "
      "\"B\">><</if>><</link>>\n<<link \"Wait.\">><</link>>");
  EXPECT_EQ(brought.ways(brought.reply("start", "pay").go), "a b");
  EXPECT_TRUE(brought.reply("start", "pay").go[0].when);
  EXPECT_FALSE(brought.reply("start", "pay").go[1].when);
  EXPECT_TRUE(brought.says("effects: {paid: \"true\"}"));
  EXPECT_EQ(brought.ways(brought.reply("start", "wait").go), "stay");
}

TEST(SugarCube, IfsAroundLinksAreTheirConditions) {
  const auto brought = passage(
      "Hi. <<set $a to 1>><<if $a is 1>>[[One|A]]<<elseif $a gt 5>>[[Two|A]]<<else>>[[Three|B]]<</if>>");
  EXPECT_TRUE(brought.says("when: a is 1\n"));
  EXPECT_TRUE(brought.says("when: not (a is 1) and a > 5"));
  EXPECT_TRUE(brought.says("when: not (a is 1) and not (a > 5)"));
}

TEST(SugarCube, IfsAroundWordsAreLines) {
  const auto brought = passage("<<set $a to 1>>One <<if $a is 1>>two<<else>>three<</if>> four. [[A]]");
  ASSERT_EQ(brought.turn("start").customer.size(), 2U);
  EXPECT_EQ(brought.turn("start").customer[0].wordings, std::vector<std::string>{"One two four."});
  EXPECT_EQ(brought.turn("start").customer[1].wordings, std::vector<std::string>{"One three four."});
}

TEST(SugarCube, WordsOfAConditionThatCannotBeAskedAreKept) {
  const auto brought = passage("One <<if random(1, 6) gt 3>>two [[Go|A]]<<else>>three<</if>> four.");
  EXPECT_EQ(brought.turn("start").customer[0].wordings, std::vector<std::string>{"One two three four."});
  EXPECT_FALSE(brought.reply("start", "go").when);
  EXPECT_NE(brought.remarks().find("5:5: note: This condition has"), std::string::npos) << brought.remarks();
}

TEST(SugarCube, JumpsUnderAConditionComeBeforeReplies) {
  const auto brought = passage("<<set $a to 1>>Hi. <<if $a gt 3>><<goto \"A\">><</if>>[[Stay here|B]]");
  EXPECT_EQ(brought.ways(brought.turn("start").go), "a");
  EXPECT_TRUE(brought.says("when: not (a > 3)"));
}

TEST(SugarCube, WhatAPassageChangesAsItBeginsIsDoneByTheRepliesThatLeadThere) {
  const auto brought = bring(
      ":: Start\nHi. [[Go|Next][$a += 1]]\n:: Next\n<<set $a to $a + 2>><<set $b to $a>>More. [[End]]\n:: "
      "End\nBye.");
  EXPECT_TRUE(brought.says("effects: {a: \"+3\", b: \"=a + 3\"}")) << brought.story.yaml;
}

TEST(SugarCube, VariablesWithWordsAreChoices) {
  const auto brought = passage(
      "<<set $mood to \"Very angry\">>Hi. <<if $mood is \"calm\">>[[A]]<</if>>[[Calm down|B][$mood to "
      "\"calm\"]]");
  EXPECT_TRUE(brought.says("mood: {type: choice, values: [none, very-angry, calm], start: very-angry"));
  EXPECT_TRUE(brought.says("when: mood is calm"));
}

TEST(SugarCube, AVariableOfSeveralKindsIsNotDeclared) {
  const auto brought = passage("<<set $x to 1>>Hi. <<if $x is \"one\">>[[A]]<</if>>[[B]]");
  EXPECT_TRUE(brought.scenario->variables.empty());
  EXPECT_NE(brought.remarks().find("The variable $x holds values of several kinds."), std::string::npos)
      << brought.remarks();
  EXPECT_NE(brought.remarks().find("What it guards was brought without it."), std::string::npos)
      << brought.remarks();
}

TEST(SugarCube, TrustAngerAndPatienceAreTheCustomers) {
  const auto brought = bring(
      ":: StoryInit\n<<set $trust to 30>><<set $anger to 130>>\n:: Start\nHi. [[Go|End][$trust += 5, $anger "
      "-= 5]]\n:: End\nBye.");
  EXPECT_EQ(brought.scenario->customer.trust, 30);
  EXPECT_EQ(brought.scenario->customer.anger, 100);
  EXPECT_TRUE(brought.says("effects: {trust: \"+5\", anger: \"-5\"}"));
  EXPECT_NE(brought.remarks().find("$anger cannot start at 130"), std::string::npos);
}

TEST(SugarCube, UnknownMacrosAreRemarkedOnAndTheirWordsKept) {
  const auto brought = passage("<<cycle \"$x\">>Keep these words.<</cycle>> [[A]]");
  EXPECT_EQ(brought.turn("start").customer[0].wordings, std::vector<std::string>{"Keep these words."});
  EXPECT_TRUE(brought.says("# Not brought: <<cycle \"$x\">>"));
  EXPECT_NE(brought.remarks().find("story.twee:5:1: note: <<cycle>> cannot be brought."), std::string::npos);
}

TEST(SugarCube, CommentsAndCodeAreNoWords) {
  const auto brought = passage("Hi. /* one */ <!-- two --> <script>three</script> [[A]]");
  EXPECT_EQ(brought.turn("start").customer[0].wordings, std::vector<std::string>{"Hi."});
  EXPECT_TRUE(brought.says("# From the story: one") && brought.says("# From the story: two") &&
              brought.says("three"));
}

TEST(SugarCube, MacrosThatAreNotClosedEndWithThePassage) {
  const auto brought = passage("Hi. <<if $a>>[[A]] <<link \"Go.\">><<goto \"B\">>");
  EXPECT_EQ(brought.ways(brought.reply("start", "go").go), "b");
  EXPECT_TRUE(brought.reply("start", "a").when);
  EXPECT_NE(brought.remarks().find("never closed"), std::string::npos);
}

TEST(Html, IsTakenOutAndItsWordsStay) {
  const auto brought = passage("<b>Bold</b> &amp; <span class=\"x\">plain</span>, 3 < 4. [[A]]");
  EXPECT_EQ(brought.turn("start").customer[0].wordings, std::vector<std::string>{"Bold & plain, 3 < 4."});
}

TEST(Harlowe, HooksAreConditionsAndLinks) {
  const auto brought = passage(
      "(set: $a to 2)Hi (if: $a > 1)[there](else-if: $a is 0)[you](else:)[all]. (link-goto: \"Go\", \"A\") "
      "(unless: $a is 2)[ [[B]] ]",
      "Harlowe");
  EXPECT_EQ(brought.turn("start").customer.size(), 3U);
  EXPECT_EQ(brought.ways(brought.reply("start", "go").go), "a");
  EXPECT_TRUE(brought.says("when: not a is 2"));
  EXPECT_EQ(brought.remarks(), "");
}

TEST(Harlowe, WordsInBracketsStayWords) {
  const auto brought = passage("He said (quietly): [aside] yes. (either: \"One\", \"Two\") [[A]]", "Harlowe");
  EXPECT_EQ(brought.turn("start").customer[0].wordings,
            (std::vector<std::string>{"He said (quietly): [aside] yes. One",
                                      "He said (quietly): [aside] yes. Two"}));
}

TEST(OtherFormats, HaveTheirProgramsLeftAsComments) {
  const auto brought = passage("Hi. <% if (s.x) { %>Words.<% } %> [[A]]", "Snowman");
  EXPECT_EQ(brought.turn("start").customer[0].wordings, std::vector<std::string>{"Hi. Words."});
  EXPECT_NE(brought.remarks().find("The story format \"Snowman\" is not known here."), std::string::npos);
  EXPECT_NE(brought.remarks().find("A piece of JavaScript"), std::string::npos);
}

}  // namespace
}  // namespace rapport::test
