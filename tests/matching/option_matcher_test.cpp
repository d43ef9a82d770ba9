// SPDX-License-Identifier: MIT
#include "engine/matching/option_matcher.h"

#include <gtest/gtest.h>

#include <thread>

#include "engine/embedding/sentence_model_folder.h"

namespace rapport {
namespace {

const std::vector<OptionWordings> kReplies = {
    {"refund",
     {"I'll refund the full price today.", "You'll get all your money back on your card this afternoon."}},
    {"replace", {"I'll send you a new one tomorrow.", "We'll replace the vase free of charge."}},
    {"ask", {"What happened when you opened the box?", "Can you tell me what it looked like?"}},
};

const OptionMatcher& by_letters() {
  static const OptionMatcher matcher(kReplies, std::nullopt);
  return matcher;
}

void expect_in_range(const Match& match) {
  EXPECT_GE(match.score, 0);
  EXPECT_LE(match.score, 1);
  EXPECT_GE(match.none, 0);
  EXPECT_LE(match.none, 1);
}

TEST(OptionMatcher, KnowsEachWordingAgain) {
  for (std::size_t i = 0; i < kReplies.size(); ++i) {
    for (const auto& example : kReplies[i].examples) {
      const auto match = by_letters().match(example);
      EXPECT_EQ(match.best, i);
      EXPECT_EQ(match.score, 1);
      EXPECT_EQ(match.none, 0);
    }
  }
}

TEST(OptionMatcher, KnowsAWordingAgainWhateverItsCaseAndPunctuation) {
  const auto match = by_letters().match("  ILL SEND YOU A NEW ONE - TOMORROW!!");
  EXPECT_EQ(match.best, 1U);
  EXPECT_EQ(match.score, 1);
  EXPECT_EQ(match.none, 0);
}

TEST(OptionMatcher, TakesTheFirstOfTwoOptionsWithOneWording) {
  const OptionMatcher matcher({{"a", {"Yes."}}, {"b", {"Yes."}}}, std::nullopt);
  EXPECT_EQ(matcher.match("yes").best, 0U);
}

TEST(OptionMatcher, FindsTheOptionInOtherWords) {
  EXPECT_EQ(by_letters().match("I will give you your money back").best, 0U);
  EXPECT_EQ(by_letters().match("let me replace it with a new vase").best, 1U);
  EXPECT_EQ(by_letters().match("tell me what happened with the box").best, 2U);
}

TEST(OptionMatcher, FindsTheOptionDespiteTypos) {
  const auto match = by_letters().match("ill refnd the ful price tody");
  EXPECT_EQ(match.best, 0U);
  EXPECT_FALSE(match.is_none());
}

TEST(OptionMatcher, SaysThatNothingFits) {
  const auto match = by_letters().match("Gardening is lovely in spring");
  EXPECT_TRUE(match.is_none());
  expect_in_range(match);
}

TEST(OptionMatcher, TakesSilenceForNone) {
  for (const auto* silence : {"", "   ", "?!...", "\n\t"}) {
    const auto match = by_letters().match(silence);
    EXPECT_EQ(match.none, 1) << silence;
    EXPECT_EQ(match.score, 0) << silence;
  }
}

TEST(OptionMatcher, IsSurerTheMoreIsShared) {
  EXPECT_LT(by_letters().match("I'll refund the full price now").none,
            by_letters().match("I'll see about the price").none);
}

TEST(OptionMatcher, WorksWithoutOptionsAndWithoutExamples) {
  EXPECT_TRUE(OptionMatcher({}, std::nullopt).match("hello").is_none());
  EXPECT_TRUE(OptionMatcher({{"a", {}}, {"b", {"..."}}}, std::nullopt).match("hello").is_none());
  const OptionMatcher half({{"a", {}}, {"b", {"good morning to you"}}}, std::nullopt);
  EXPECT_EQ(half.match("gardening").best, 1U);
  EXPECT_EQ(half.match("a good morning").best, 1U);
}

TEST(OptionMatcher, WorksWithOneOption) {
  const OptionMatcher matcher({{"a", {"Please hold the line."}}}, std::nullopt);
  EXPECT_FALSE(matcher.match("hold the line please").is_none());
  EXPECT_TRUE(matcher.match("gardening").is_none());
}

TEST(OptionMatcher, TakesAnyBytes) {
  std::string bytes;
  for (int round = 0; round < 2000; ++round) {
    bytes += static_cast<char>((round * 7919 + round / 3) % 256);
    if (round % 50 == 0) expect_in_range(by_letters().match(bytes));
  }
  expect_in_range(by_letters().match(std::string("I'll refund\0 the price", 22)));
}

TEST(OptionMatcher, ReadsAMegabyteInNoTime) {
  expect_in_range(by_letters().match(std::string(1U << 20U, 'x')));
  std::string words;
  while (words.size() < (1U << 20U)) words += "refund the vase ";
  expect_in_range(by_letters().match(words));
}

TEST(OptionMatcher, GivesTheSameToEveryThread) {
  const auto alone = by_letters().match("money back please");
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      for (int j = 0; j < 100; ++j) {
        const auto match = by_letters().match("money back please");
        EXPECT_EQ(match.best, alone.best);
        EXPECT_EQ(match.score, alone.score);
        EXPECT_EQ(match.none, alone.none);
      }
    });
  }
  for (auto& thread : threads) thread.join();
}

TEST(OptionMatcher, FindsTheMeaningWithSentenceVectors) {
  const auto folder = sentence_model_folder();
  if (!folder) GTEST_SKIP() << "There is no sentence model.";
  const auto encoder = SentenceEncoder::load(*folder);
  ASSERT_TRUE(encoder) << encoder.error().text();
  const OptionMatcher matcher(kReplies, *encoder);
  EXPECT_EQ(matcher.match("You are getting reimbursed right away").best, 0U);
  EXPECT_EQ(matcher.match("Another vase will be shipped to you").best, 1U);
  EXPECT_TRUE(matcher.match("Gardening is lovely in spring").is_none());
  EXPECT_EQ(matcher.match(kReplies[2].examples[0]).none, 0);
}

}  // namespace
}  // namespace rapport
