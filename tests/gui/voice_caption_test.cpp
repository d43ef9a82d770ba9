// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "engine/text/utf8.h"
#include "gui/voice/caption_words.h"

namespace rapport::gui {
namespace {

std::vector<std::string> words_of(std::string_view caption) {
  std::vector<std::string> words;
  const CaptionWords found(caption);
  for (const auto& word : found.words())
    words.emplace_back(caption.substr(word.begin_byte, word.end_byte - word.begin_byte));
  return words;
}

using Words = std::vector<std::string>;

TEST(CaptionWords, StandWithoutThePunctuationAroundThem) {
  EXPECT_EQ(words_of("“Nineteen” winters… (isn’t it?)"), (Words{"Nineteen", "winters", "isn’t", "it"}));
  EXPECT_EQ(words_of("Mr. Smith—who left—owes $19.50 & more."),
            (Words{"Mr", "Smith", "who", "left", "owes", "$19.50", "&", "more"}));
  EXPECT_EQ(words_of("  \n — … ?! \t"), Words{});
  EXPECT_EQ(words_of(""), Words{});
}

TEST(CaptionWords, AreFoundByTheCharacterAtWhichTheyAreMet) {
  const CaptionWords caption("“Née”, she said.");
  EXPECT_EQ(caption.word_at(0), 0U);
  EXPECT_EQ(caption.word_at(1), 0U);
  EXPECT_EQ(caption.word_at(6), 1U);  // the blank before "she"
  EXPECT_EQ(caption.word_at(7), 1U);
  EXPECT_EQ(caption.word_at(13), 2U);
  EXPECT_EQ(caption.word_at(99), 3U);
}

TEST(CaptionWords, AreSpokenWithAsManyCharactersAsTheCaptionHas) {
  for (const std::string_view caption : {"Plain words.", "Née—日本 😀 end", "two\nlines"}) {
    const CaptionWords words(caption);
    EXPECT_EQ(words.text(), caption);
    EXPECT_EQ(count_characters(words.text()), count_characters(caption));
  }
}

TEST(CaptionWords, HoldNoOrdersToASynthesiser) {
  using namespace std::string_literals;
  EXPECT_EQ(CaptionWords("a\0b\x01"
                         "50P\x1b[2J\x7f"s)
                .text(),
            "a b 50P [2J ");
  EXPECT_EQ(CaptionWords("x\xee\x80\x80y").text(), "x y");  // U+E000
  EXPECT_EQ(words_of("a\0b"s), (Words{"a", "b"}));
}

TEST(CaptionWords, TakeBytesThatAreNoTextForBlanks) {
  for (const std::string_view bytes :
       {"\xff", "\xc3", "\xe2\x80", "\xf0\x9f\x98", "\xed\xa0\x80", "\x80 x \xc0\xaf"}) {
    const CaptionWords caption(bytes);
    EXPECT_FALSE(first_invalid_utf8(caption.text()));
    for (const auto& word : caption.words()) EXPECT_LE(word.end_byte, bytes.size());
  }
  EXPECT_EQ(words_of("one\xff"
                     "two"),
            (Words{"one", "two"}));
}

TEST(CaptionWords, EndWhereNobodyWouldListenAnyMore) {
  std::string endless;
  while (endless.size() < (std::size_t{4} << 20U)) endless += "né ";
  const CaptionWords caption(endless);
  EXPECT_LE(count_characters(caption.text()), CaptionWords::kMostCharacters);
  EXPECT_FALSE(first_invalid_utf8(caption.text()));
  EXPECT_GT(caption.words().size(), 1000U);
}

}  // namespace
}  // namespace rapport::gui
