// SPDX-License-Identifier: MIT
#include "engine/text/folded_text.h"

#include <gtest/gtest.h>

#include <string>

namespace rapport {
namespace {

std::string folded(std::string_view bytes) {
  return fold_text(bytes).text;
}

TEST(FoldedText, LeavesPlainTextAsItIs) {
  EXPECT_EQ(folded("I'm sorry - it's 3:30, \"OK\"?\n"), "I'm sorry - it's 3:30, \"OK\"?\n");
}

TEST(FoldedText, MakesTypographicQuotesAndDashesPlain) {
  EXPECT_EQ(folded("I’m ‘here’"), "I'm 'here'");
  EXPECT_EQ(folded("“so” „so“ «so»"), "\"so\" \"so\" \"so\"");
  EXPECT_EQ(folded("wait—no"), "wait - no");
  EXPECT_EQ(folded("wait–no"), "wait - no");
  EXPECT_EQ(folded("co‑op"), "co-op");
  EXPECT_EQ(folded("well…so"), "well... so");
  EXPECT_EQ(folded("£20 €30"), "$20 $30");
}

TEST(FoldedText, UndoesAccentsAndCompatibilityForms) {
  EXPECT_EQ(folded("café naïve Zoë"), "cafe naive Zoe");
  EXPECT_EQ(folded("cafe\u0301"), "cafe") << "an accent of its own";
  EXPECT_EQ(folded("ｓｏｒｒｙ"), "sorry") << "full width";
  EXPECT_EQ(folded("oﬃce"), "office") << "a ligature";
  EXPECT_EQ(folded("𝐬𝐨𝐫𝐫𝐲"), "sorry") << "mathematical letters";
}

TEST(FoldedText, ReadsLookAlikesInsideLatinWordsAsLatin) {
  EXPECT_EQ(folded("sоrry"), "sorry") << "a Cyrillic o";
  EXPECT_EQ(folded("Ι аpologise"), "\x7F apologise") << "a word of look-alikes alone stays foreign";
  const auto mixed = fold_text("ѕоrry");
  EXPECT_EQ(mixed.text, "sorry");
  EXPECT_EQ(mixed.foreign_letters, 0U);
  EXPECT_EQ(mixed.latin_letters, 5U);
}

TEST(FoldedText, CountsLettersOfOtherAlphabets) {
  const auto russian = fold_text("очень жаль");
  EXPECT_EQ(russian.latin_letters, 0U);
  EXPECT_EQ(russian.foreign_letters, 9U);
  EXPECT_EQ(russian.text, std::string(5, kForeignLetter) + " " + std::string(4, kForeignLetter));
}

TEST(FoldedText, DropsWhatCannotBeSeen) {
  EXPECT_EQ(folded(std::string_view("a\0b", 3)), "ab");
  EXPECT_EQ(folded("a\x01\x7F\rb"), "ab");
  EXPECT_EQ(folded("so\u200Brry"), "sorry") << "a blank of no width";
  EXPECT_EQ(folded("\u202Esorry\u202C"), "sorry") << "a right-to-left override";
  EXPECT_EQ(folded("so\u00ADrry"), "sorry") << "a soft hyphen";
  EXPECT_EQ(folded("\uFEFFsorry"), "sorry") << "a byte order mark";
}

TEST(FoldedText, PutsABlankForWhatParts) {
  EXPECT_EQ(folded("so\u00A0sorry"), "so sorry") << "a blank that does not break";
  EXPECT_EQ(folded("so😀sorry"), "so sorry");
  EXPECT_EQ(folded("so\xFFsorry"), "so sorry") << "not UTF-8";
}

TEST(FoldedText, SurvivesEveryWayOfNotBeingUtf8) {
  for (const std::string bad : {"\xFF", "\x80", "\xC3", "\xE2\x82", "\xF0\x9F\x98", "\xC0\xAF",
                                "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xF8\x88\x80\x80\x80"}) {
    const auto text = fold_text("so" + bad + "rry");
    EXPECT_TRUE(text.text.starts_with("so") && text.text.ends_with("rry")) << text.text;
    EXPECT_EQ(text.begins.back(), 2 + bad.size() + 2);
  }
}

TEST(FoldedText, KnowsTheBytesBehindEachLetter) {
  const std::string typed = "“Zoë”, ﬃ—\u202Eé!";
  const auto text = fold_text(typed);
  ASSERT_EQ(text.begins.size(), text.text.size());
  ASSERT_EQ(text.ends.size(), text.text.size());
  const auto bytes_of = [&](std::size_t i) {
    return typed.substr(text.begins[i], text.ends[i] - text.begins[i]);
  };
  EXPECT_EQ(text.text, "\"Zoe\", ffi - e!");
  EXPECT_EQ(bytes_of(0), "“");
  EXPECT_EQ(bytes_of(3), "ë");
  for (std::size_t i = 7; i < 10; ++i) EXPECT_EQ(bytes_of(i), "ﬃ") << "three letters of one";
  for (std::size_t i = 10; i < 13; ++i) EXPECT_EQ(bytes_of(i), "—");
  EXPECT_EQ(bytes_of(13), "é");
  EXPECT_EQ(bytes_of(14), "!");
}

TEST(FoldedText, ReadsOnlyTheBeginningOfAVeryLongText) {
  const auto cut = fold_text(std::string(100, 'a'), 10);
  EXPECT_TRUE(cut.cut);
  EXPECT_EQ(cut.text, std::string(10, 'a'));
  EXPECT_FALSE(fold_text(std::string(10, 'a'), 10).cut);
  EXPECT_EQ(fold_text("aaaé", 4).text, "aaa ") << "cut inside a letter";
}

}  // namespace
}  // namespace rapport
