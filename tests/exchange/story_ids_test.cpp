// SPDX-License-Identifier: MIT
#include "engine/exchange/story_ids.h"

#include <gtest/gtest.h>

#include "engine/exchange/plain_text.h"

namespace rapport {
namespace {

TEST(ReadableId, IsMadeOfTheWordsOfAName) {
  EXPECT_EQ(readable_id("The Old Cellar", "p"), "the-old-cellar");
  EXPECT_EQ(readable_id("Don't stop!", "p"), "dont-stop");
  EXPECT_EQ(readable_id("Caf\u00e9 M\u00fcller", "p"), "cafe-muller");
  EXPECT_EQ(readable_id("one two three four", "p", 2), "one-two");
}

TEST(ReadableId, LeavesAnIdAsItIs) {
  EXPECT_EQ(readable_id("a-b_c-2-three-four-five-six-seven-eight-nine", "p"),
            "a-b_c-2-three-four-five-six-seven-eight-nine");
}

TEST(ReadableId, BeginsWithALetterAndIsNoWordOfConditions) {
  EXPECT_EQ(readable_id("2nd floor", "p"), "p-2nd-floor");
  EXPECT_EQ(readable_id("trust", "p"), "p-trust");
  EXPECT_EQ(readable_id("Stay", "p"), "p-stay");
  EXPECT_EQ(readable_id("not", "p"), "p-not");
}

TEST(ReadableId, OfANameWithoutLatinLettersIsAlwaysTheSame) {
  const auto id = readable_id("\u5730\u4e0b\u5ba4", "p");
  EXPECT_EQ(id, readable_id("\u5730\u4e0b\u5ba4", "p"));
  EXPECT_NE(id, readable_id("\u5730\u4e0b\u9244", "p"));
  EXPECT_TRUE(id.starts_with("p-"));
}

TEST(IdsInUse, GiveEachThingItsOwn) {
  IdsInUse ids;
  EXPECT_EQ(ids.take("a"), "a");
  EXPECT_EQ(ids.take("a-2"), "a-2");
  EXPECT_EQ(ids.take("a"), "a-3");
}

TEST(PlainText, KeepsWordsAndDropsWhatDrivesATerminal) {
  EXPECT_EQ(plain_text("  a\t b \r\n\r\n\r\n\n c\x1b[2J \u0085 d "), "a  b\n\nc [2J   d");
  EXPECT_EQ(plain_text("a\rb"), "a\nb");
}

TEST(PlainText, MeansWhatEntitiesMean) {
  EXPECT_EQ(without_entities("a &amp; b &#39;c&#x27; &lt;d&gt; &nothing; &#0; &"),
            "a & b 'c' <d> &nothing; &#0; &");
}

TEST(PlainText, IsCutBehindASentence) {
  EXPECT_EQ(in_pieces("One two. Three four.", 12), (std::vector<std::string>{"One two.", "Three four."}));
  EXPECT_EQ(in_pieces("\u00e4\u00e4\u00e4\u00e4", 3),
            (std::vector<std::string>{"\u00e4\u00e4\u00e4", "\u00e4"}));
  EXPECT_TRUE(in_pieces(" \n ", 3).empty());
}

}  // namespace
}  // namespace rapport
