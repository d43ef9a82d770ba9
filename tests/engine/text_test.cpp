// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "engine/base/content_hash.h"
#include "engine/text/closest_word.h"
#include "engine/text/plain_words.h"
#include "engine/text/utf8.h"

namespace rapport {
namespace {

TEST(ClosestWord, FindsSlipsOfTheFingers) {
  const std::vector<std::string> known = {"listening", "empathy", "ownership", "followup"};
  EXPECT_EQ(closest_word("empahty", known), "empathy") << "two letters swapped count once";
  EXPECT_EQ(closest_word("listenning", known), "listening");
  EXPECT_EQ(closest_word("folowup", known), "followup");
}

TEST(ClosestWord, DoesNotGuessWildly) {
  const std::vector<std::string> known = {"listening", "empathy"};
  EXPECT_EQ(closest_word("door", known), std::nullopt);
  EXPECT_EQ(closest_word("", known), std::nullopt);
  EXPECT_EQ(closest_word(std::string(100, 'x'), known), std::nullopt);
}

TEST(Utf8, FindsTheFirstBadByte) {
  EXPECT_EQ(first_invalid_utf8("caf\xC3\xA9"), std::nullopt);
  EXPECT_EQ(first_invalid_utf8("ab\xFF"), 2U);
  EXPECT_EQ(first_invalid_utf8("\xC3"), 0U);
}

TEST(Utf8, CountsCharactersNotBytes) {
  EXPECT_EQ(count_characters("caf\xC3\xA9"), 4U);
  EXPECT_EQ(count_characters("\xF0\x9F\x98\x80!"), 2U);
  EXPECT_EQ(count_characters("a\xFF"
                             "b"),
            3U);
}

TEST(Utf8, RepairsWhatIsBroken) {
  EXPECT_EQ(repair_utf8("a\xFF"
                        "b"),
            "a\xEF\xBF\xBD"
            "b");
}

TEST(PlainWords, FoldCaseAndEverySignBetweenWords) {
  EXPECT_EQ(plain_words("  I\xE2\x80\x99m SO sorry\xE2\x80\x94truly\xE2\x80\xA6 "), "im so sorry truly");
  EXPECT_EQ(plain_words("I'm so sorry, truly."), "im so sorry truly");
  EXPECT_EQ(plain_words("\xC2\xBF\xC3\x89lan?"), plain_words("\xC3\xA9lan")) << "a capital e with acute";
  EXPECT_EQ(plain_words("\xD0\x9F\xD0\xA0"), "\xD0\xBF\xD1\x80");
  EXPECT_EQ(plain_words("\xC5\xBD\xC4\x8C"), "\xC5\xBE\xC4\x8D");
  EXPECT_EQ(plain_words("?!"), "");
}

TEST(ContentHash, IsTheSha256ThatSha256sumPrints) {
  EXPECT_EQ(content_hash("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

}  // namespace
}  // namespace rapport
