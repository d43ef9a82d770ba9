// SPDX-License-Identifier: MIT
/// \file Whole stories, from the bytes of the file to a scenario that can be played.
///
/// tests/exchange/stories/NAME.brought.txt is what becomes of a story, with its remarks. RAPPORT_APPROVE=1
/// writes them anew; read them before you commit them.
#include <filesystem>
#include <fstream>

#include "engine/base/file.h"
#include "tests/exchange/brought.h"

namespace rapport::test {
namespace {

namespace fs = std::filesystem;
const fs::path kStories = fs::path(RAPPORT_SOURCE_DIR) / "tests/exchange/stories";

std::string bytes_of(const fs::path& path) {
  const auto bytes = read_file(path, kLargestStory);
  if (!bytes) ADD_FAILURE() << bytes.error().text();
  return bytes ? *bytes : std::string();
}

class OwnStory : public testing::TestWithParam<const char*> {
 protected:
  [[nodiscard]] static Brought brought() {
    const std::string name = GetParam();
    const auto bytes = bytes_of(kStories / name);
    return bring(bytes, story_language(name, bytes).value(), name);
  }
};

TEST_P(OwnStory, IsBroughtAsApproved) {
  const auto story = brought();
  const auto text = story.story.yaml + "---- remarks\n" + story.remarks();
  const auto expected = kStories / (std::string(GetParam()) + ".brought.txt");
  if (std::getenv("RAPPORT_APPROVE") != nullptr) std::ofstream(expected, std::ios::binary) << text;
  EXPECT_EQ(text, bytes_of(expected));
}

TEST_P(OwnStory, CanBePlayedToAnEnd) {
  EXPECT_TRUE(can_end(brought().scenario));
}

INSTANTIATE_TEST_SUITE_P(All, OwnStory,
                         testing::Values("cold-soup.twee", "lost-key.twee", "late-parcel.yarn",
                                         "old-style.tw"),
                         [](const auto& each) {
                           std::string name = each.param;
                           std::ranges::replace_if(
                               name, [](char c) { return c == '-' || c == '.'; }, '_');
                           return name;
                         });

TEST(Twee, NamesArePlainWithoutTheirBackslashes) {
  const auto brought =
      bring(":: A \\[big\\] step\\\\up [one two] {\"position\":\"1,2\"}\nHi. [[Go|End]]\n:: End\nBye.");
  EXPECT_EQ(brought.scenario->turns[0].id, "a-big-step-up");
  EXPECT_EQ(brought.remarks(), "");
}

TEST(Twee, LineEndsAndTheByteOrderMarkOfWindowsMakeNoDifference) {
  const auto plain = bring(":: Start\nOne.\n\nTwo. [[End]]\n:: End\nBye.\n");
  const auto windows = bring("\xEF\xBB\xBF:: Start\r\nOne.\r\n\r\nTwo. [[End]]\r\n:: End\r\nBye.\r\n");
  const auto old_mac = bring(":: Start\rOne.\r\rTwo. [[End]]\r:: End\rBye.\r");
  EXPECT_EQ(plain.story.yaml, windows.story.yaml);
  EXPECT_EQ(plain.story.yaml, old_mac.story.yaml);
}

TEST(Twee, HeadersOfTwee2AreRead) {
  const auto brought = bring("::Start [a b] <12,34>\nHi. [[End]]\n::End\nBye.");
  EXPECT_EQ(brought.scenario->turns[0].id, "start");
  EXPECT_EQ(brought.remarks(), "");
}

TEST(Twee, BeginsWhereStoryDataSays) {
  const auto brought = bring(
      ":: Start\nHi. [[Other]]\n:: Other\nHo. [[End]]\n:: End\nBye.\n:: StoryData\n{\"ifid\": \"X\", "
      "\"start\": \"Other\"}");
  EXPECT_EQ(brought.scenario->turns[brought.scenario->start].id, "other");
  EXPECT_TRUE(brought.says("# IFID X"));
}

TEST(Twee, StoryDataThatIsNoJsonIsPassedOverAndSaid) {
  const auto brought = bring(":: Start\nHi. [[End]]\n:: End\nBye.\n:: StoryData\n{nonsense");
  EXPECT_NE(brought.remarks().find("story.twee:6:1: note: StoryData is not JSON that can be read."),
            std::string::npos)
      << brought.remarks();
}

TEST(Twee, PassagesOfOneNameGetIdsOfTheirOwn) {
  const auto brought =
      bring(":: Start\nHi. [[End]]\n:: start\nHo. [[End]]\n:: Start\nHa. [[End]]\n:: End\nBye.");
  EXPECT_EQ(brought.scenario->turns.size(), 3U);
  EXPECT_EQ(brought.scenario->turns[1].id, "start-2");
  EXPECT_NE(brought.remarks().find("There is a passage \"Start\" already."), std::string::npos);
}

TEST(Twee, TagsOfATierMakeTheEndingOne) {
  const auto brought = bring(":: Start\nHi. [[End]]\n:: End [lost-loudly]\nBye.");
  EXPECT_EQ(brought.scenario->endings[0].tier, Tier::LostLoudly);
}

TEST(Twee, TheTagOfAnExportMeansNothingOnLinksThatDoMoreThanLead) {
  const auto brought =
      bring(":: Start [goes-on]\nHi. <<link \"Wait.\">><<set $a to 1>><</link>> [[End]]\n:: End\nBye.");
  EXPECT_EQ(brought.turn("start").replies.size(), 2U);
  const auto plain = bring(":: Start [goes-on]\nHi. [[End]]\n:: End\nBye.");
  EXPECT_TRUE(plain.turn("start").replies.empty());
  EXPECT_EQ(plain.ways(plain.turn("start").go), "end");
}

TEST(Twee, APassageAloneIsATurnAndAnEnding) {
  const auto brought = bring(":: Start\nContent");
  EXPECT_EQ(brought.scenario->turns.size(), 1U);
  EXPECT_TRUE(brought.has_ending("the-end"));
  EXPECT_TRUE(can_end(brought.scenario));
}

TEST(Twee, ALoopWithoutAnEndingGetsAReplyThatLeadsOut) {
  const auto brought = bring(":: A\nHi. [[B]]\n:: B\nHo. [[A]]\n");
  EXPECT_EQ(brought.ways(brought.reply("a", "leave-it-there").go), "the-end");
  EXPECT_NE(brought.remarks().find("no ending can be reached"), std::string::npos);
  EXPECT_TRUE(can_end(brought.scenario));
}

TEST(Twee, ALoopWithoutAReplyIsStopped) {
  const auto brought = bring(":: A\nHi. <<goto \"B\">>\n:: B\nHo. <<goto \"A\">>\n");
  EXPECT_TRUE(can_end(brought.scenario));
}

TEST(Twee, MoreThanNineLinksGoOnInATurnBehind) {
  std::string links;
  for (int i = 1; i <= 20; ++i) links += "[[Way " + std::to_string(i) + "|End]]\n";
  const auto brought = bring(":: Start\nHi.\n" + links + ":: End\nBye.");
  EXPECT_EQ(brought.scenario->turns.size(), 3U);
  EXPECT_EQ(brought.ways(brought.reply("start", "more").go), "start-more");
  std::size_t ways = 0;
  for (const auto& turn : brought.scenario->turns) {
    for (const auto& reply : turn.replies) ways += reply.words.starts_with("Way ") ? 1U : 0U;
  }
  EXPECT_EQ(ways, 20U);
}

TEST(Twee, LongPassagesAreCutAndKeepEveryWord) {
  std::string words;
  for (int i = 0; i < 3000; ++i) words += "word" + std::to_string(i) + (i % 10 == 9 ? ". " : " ");
  const auto brought = bring(":: Start\n" + words + "[[End]]\n:: End\n" + words);
  std::string said;
  for (const auto& turn : brought.scenario->turns) said += turn.customer[0].wordings[0] + " ";
  for (int i = 0; i < 3000; ++i) ASSERT_NE(said.find("word" + std::to_string(i)), std::string::npos) << i;
  EXPECT_TRUE(can_end(brought.scenario));
}

TEST(Twee, MoreThanAHundredEndingsShareOne) {
  std::string story = ":: Start\nHi.";
  for (int i = 0; i < 150; ++i) story += "[[P" + std::to_string(i) + "]]";
  for (int i = 0; i < 150; ++i) story += "\n:: P" + std::to_string(i) + "\nBye " + std::to_string(i) + ".";
  const auto brought = bring(story);
  EXPECT_TRUE(brought.has_ending("the-end"));
  EXPECT_TRUE(brought.says("Bye 149."));
  EXPECT_TRUE(can_end(brought.scenario));
}

TEST(Refused, IsWhatIsNotUtf8WithItsPlace) {
  const auto story = import_story("s.twee", ":: Start\nab\xFF", StoryLanguage::Twee, *shipped_rubric());
  ASSERT_FALSE(story);
  EXPECT_EQ(story.error().message, "s.twee:2:3: this byte is not UTF-8.");
}

TEST(Refused, IsAPublishedPage) {
  const auto story = import_story("s.html", "<html><tw-storydata name=\"x\"></tw-storydata>",
                                  StoryLanguage::Twee, *shipped_rubric());
  ASSERT_FALSE(story);
  EXPECT_NE(story.error().way_out.find("Export As Twee"), std::string::npos);
  EXPECT_NE(story.error().way_out.find("tweego"), std::string::npos);
}

TEST(Refused, IsAFileWithoutPassages) {
  for (const auto language : {StoryLanguage::Twee, StoryLanguage::Yarn}) {
    EXPECT_FALSE(import_story("s", "", language, *shipped_rubric()));
    EXPECT_FALSE(import_story("s", "Only words.", language, *shipped_rubric()));
  }
}

TEST(StoryLanguage, IsToldByTheNameOrTheBeginning) {
  EXPECT_EQ(story_language("a.twee", ""), StoryLanguage::Twee);
  EXPECT_EQ(story_language("a.yarn", ""), StoryLanguage::Yarn);
  EXPECT_EQ(story_language("a.txt", "note\n:: Start\nHi."), StoryLanguage::Twee);
  EXPECT_EQ(story_language("a.txt", "title: A\n---\nHi.\n===\n"), StoryLanguage::Yarn);
  EXPECT_FALSE(story_language("a.html", "<html>"));
}

TEST(Yarn, WhatStandsBehindOptionsIsComeBackTo) {
  const auto brought =
      bring("title: Start\n---\nAda: Hi.\n-> One\n    Ada: First.\n-> Two\nAda: And then.\n===\n",
            StoryLanguage::Yarn, "s.yarn");
  const auto& turn = brought.turn("start");
  ASSERT_EQ(turn.replies.size(), 2U);
  EXPECT_EQ(brought.scenario->customer.name, "Ada");
  Talk talk(brought.scenario);
  talk.choose("one");
  EXPECT_EQ(talk.heard(), (std::vector<std::string>{"First.", "And then."}));
}

TEST(Yarn, AnIfWithOptionsIsASidewayThatComesBack) {
  const auto brought = bring(
      "title: Start\n---\n<<declare $a = 2>>\nHi.\n<<if $a > 1>>\n-> One\n    <<set $a to 0>>\n-> "
      "Two\n<<else>>\nLow.\n<<endif>>\nBye.\n===\n",
      StoryLanguage::Yarn, "s.yarn");
  Talk talk(brought.scenario);
  talk.choose("one");
  EXPECT_EQ(talk.heard(), std::vector<std::string>{"Bye."});
}

TEST(Yarn, OptionsMayHaveConditions) {
  const auto brought =
      bring("title: A\n---\n<<declare $a = false>>\nHi.\n-> One <<if $a>>\n-> Two <<if not $a>>\n===\n",
            StoryLanguage::Yarn, "s.yarn");
  EXPECT_TRUE(brought.says("when: a\n") && brought.says("when: not a\n"));
}

}  // namespace
}  // namespace rapport::test
