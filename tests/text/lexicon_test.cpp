// SPDX-License-Identifier: MIT
#include "engine/text/lexicon.h"

#include <gtest/gtest.h>

#include <string>

namespace rapport {
namespace {

Lexicon some_words() {
  return Lexicon({{"sorry", 500},
                  {"worry", 50},
                  {"apologise", 30},
                  {"delivered", 20},
                  {"the", 9'000},
                  {"driver", 40},
                  {"drivers", 10},
                  {"rare", 2},
                  {"their", 300},
                  {"there", 400},
                  {"cat", 60},
                  {"car", 10}});
}

std::string repaired(std::string_view word) {
  const auto lexicon = some_words();
  const auto* known = lexicon.repaired(word);
  return known == nullptr ? "" : known->word;
}

TEST(Lexicon, FindsTheWordsItWasMadeOf) {
  const auto lexicon = some_words();
  ASSERT_NE(lexicon.find("sorry"), nullptr);
  EXPECT_EQ(lexicon.find("sorry")->count, 500U);
  EXPECT_EQ(lexicon.find("Sorry"), nullptr);
  EXPECT_EQ(lexicon.find(""), nullptr);
  EXPECT_EQ(Lexicon().find("sorry"), nullptr);
}

TEST(Lexicon, KnowsStemsAndSmallWords) {
  const auto lexicon = some_words();
  EXPECT_EQ(lexicon.find("driver")->stem_key, lexicon.find("drivers")->stem_key);
  EXPECT_NE(lexicon.find("driver")->stem_key, lexicon.find("delivered")->stem_key);
  EXPECT_TRUE(lexicon.find("the")->grammar);
  EXPECT_FALSE(lexicon.find("sorry")->grammar);
}

TEST(Lexicon, KeepsTheFirstOfAWordGivenTwice) {
  const Lexicon lexicon({{"sorry", 5}, {"sorry", 7}});
  EXPECT_EQ(lexicon.words().size(), 1U);
  EXPECT_EQ(lexicon.find("sorry")->count, 5U);
}

TEST(Lexicon, RepairsOneSlipOfTheFingers) {
  EXPECT_EQ(repaired("sory"), "sorry") << "a letter is missing";
  EXPECT_EQ(repaired("sorrry"), "sorry") << "one too many";
  EXPECT_EQ(repaired("sotry"), "sorry") << "another";
  EXPECT_EQ(repaired("sorr"), "sorry") << "the last is missing";
  EXPECT_EQ(repaired("osrry"), "sorry") << "two swapped";
  EXPECT_EQ(repaired("apolgoise"), "apologise");
  EXPECT_EQ(repaired("delivred"), "delivered");
}

TEST(Lexicon, TakesTheWordThatIsSeenMoreOften) {
  EXPECT_EQ(repaired("thier"), "their");
  EXPECT_EQ(repaired("borry"), "sorry") << "worry is as near and rarer";
}

TEST(Lexicon, RepairsNothingThatIsTooFarTooShortOrTooRare) {
  EXPECT_EQ(repaired("srory!"), "");
  EXPECT_EQ(repaired("sroyr"), "") << "two slips";
  EXPECT_EQ(repaired("ca"), "");
  EXPECT_EQ(repaired("rarx"), "") << "a word seen twice repairs nothing";
  EXPECT_EQ(repaired(""), "");
  EXPECT_EQ(repaired(std::string(1'000, 'a')), "");
  EXPECT_EQ(Lexicon().repaired("sory"), nullptr);
}

TEST(Lexicon, TakesThreeLettersOnlyForAVeryCommonWord) {
  EXPECT_EQ(repaired("ca7"), "cat");
  EXPECT_EQ(repaired("cbr"), "") << "car is not seen often enough";
}

}  // namespace
}  // namespace rapport
