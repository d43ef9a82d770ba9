// SPDX-License-Identifier: MIT
#include "engine/matching/matchable_text.h"

#include <gtest/gtest.h>

#include "engine/matching/word_weights.h"

namespace rapport {
namespace {

double likeness(std::string_view one, std::string_view other) {
  return likeness_of_letters(matchable_text(one, std::nullopt), matchable_text(other, std::nullopt));
}

TEST(MatchableText, IsLikeItself) {
  EXPECT_NEAR(likeness("Where is my parcel?", "Where is my parcel?"), 1, 1e-6);
}

TEST(MatchableText, IsNothingLikeOtherWords) {
  EXPECT_NEAR(likeness("lamp", "boots"), 0, 1e-6);
}

TEST(MatchableText, DoesNotCareForCaseAccentsAndLookAlikes) {
  EXPECT_NEAR(likeness("MY CAFÉ ORDER", "my cafe order"), 1, 1e-6);
  EXPECT_NEAR(likeness("my p\u0430rcel", "my parcel"), 1, 1e-6);
}

TEST(MatchableText, ForgivesASlipOfTheFingers) {
  EXPECT_GT(likeness("delivry", "delivery"), 0.4);
}

TEST(MatchableText, WeighsRareWordsMore) {
  EXPECT_GT(likeness("the kettle", "a kettle"), likeness("the kettle", "the boots"));
  EXPECT_GT(word_weight("kettle"), word_weight("the"));
}

TEST(MatchableText, TellsWordsOfOtherAlphabetsApart) {
  EXPECT_NEAR(likeness("посылка", "посылка"), 1, 1e-6);
  EXPECT_LT(likeness("посылка", "возврат"), 0.1);
}

TEST(MatchableText, SaysNothingWithoutWords) {
  EXPECT_TRUE(matchable_text("?! ...", std::nullopt).words.empty());
  EXPECT_TRUE(matchable_text("", std::nullopt).runs.empty());
}

TEST(MatchableText, TakesAnyBytes) {
  for (int first = 0; first < 256; ++first) {
    const std::string bytes = {static_cast<char>(first), static_cast<char>(255 - first), 'a',
                               static_cast<char>(first)};
    const auto like = likeness(bytes, bytes);
    EXPECT_TRUE(like == 0 || (like > 0.999 && like < 1.001)) << first << ": " << like;
  }
}

}  // namespace
}  // namespace rapport
