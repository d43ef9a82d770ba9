// SPDX-License-Identifier: MIT
#include "engine/report/blind_sample.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "engine/base/chance.h"

namespace rapport {
namespace {

/// Replies in four scenarios, of which one has half of all; every tenth reply is harmful.
std::vector<RatedReply> replies(std::size_t count) {
  std::vector<RatedReply> list;
  for (std::size_t i = 0; i < count; ++i) {
    const auto level = i % 10 == 0 ? Level::Harmful : i % 3 == 0 ? Level::Strong : Level::Missing;
    list.push_back({fmt::format("attempt-{:04}", i / 3),
                    i % 3,
                    fmt::format("s{}", i % 2 == 0 ? 0 : i % 8),
                    "Words.",
                    {{"listening", level, 0.5, {}}, {"empathy", level, 0.5, {}}},
                    false});
  }
  return list;
}

TEST(BlindSample, IsAsLargeAsWantedWithoutAnyReplyTwice) {
  const auto sample = blind_sample(replies(300), 40, 1);
  ASSERT_EQ(40U, sample.size());
  std::set<std::pair<std::string, std::size_t>> drawn;
  for (const auto& item : sample) drawn.insert({item.attempt_id, item.reply});
  EXPECT_EQ(40U, drawn.size());
  EXPECT_EQ((std::vector<std::string>{"listening", "empathy"}), sample[0].criteria);
}

TEST(BlindSample, GivesAllWhereThereAreNotEnough) {
  EXPECT_EQ(7U, blind_sample(replies(7), 40, 1).size());
  EXPECT_TRUE(blind_sample({}, 40, 1).empty());
  EXPECT_TRUE(blind_sample(replies(7), 0, 1).empty());
}

TEST(BlindSample, IsTheSameForTheSameSeedWhateverTheOrder) {
  auto list = replies(300);
  const auto sample = blind_sample(list, 40, 9);
  std::ranges::reverse(list);
  EXPECT_EQ(sample, blind_sample(list, 40, 9));
  EXPECT_NE(sample, blind_sample(list, 40, 10));
}

TEST(BlindSample, HoldsScenariosAndRareLevelsInTheirShares) {
  const auto list = replies(1000);
  std::map<std::pair<std::string, std::size_t>, const RatedReply*> by_place;
  for (const auto& reply : list) by_place[{reply.attempt_id, reply.reply}] = &reply;
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    int large = 0, harmful = 0;
    for (const auto& item : blind_sample(list, 100, seed)) {
      large += item.scenario_id == "s0" ? 1 : 0;
      harmful += by_place.at({item.attempt_id, item.reply})->ratings[0].level == Level::Harmful ? 1 : 0;
    }
    EXPECT_NEAR(50, large, 1);
    EXPECT_NEAR(10, harmful, 5);
  }
}

TEST(BlindSample, GivesEveryReplyTheSameChance) {
  const auto list = replies(60);
  std::map<std::pair<std::string, std::size_t>, int> times;
  constexpr int kDraws = 3000;
  for (std::uint64_t seed = 0; seed < kDraws; ++seed) {
    for (const auto& item : blind_sample(list, 7, seed)) ++times[{item.attempt_id, item.reply}];
  }
  ASSERT_EQ(60U, times.size());
  const double expected = kDraws * 7.0 / 60;
  for (const auto& [place, count] : times) EXPECT_NEAR(expected, count, 5 * std::sqrt(expected));
}

TEST(BlindSample, ComesInAnOrderThatDoesNotTellWhatTheMachineGave) {
  const auto list = replies(600);
  std::map<std::pair<std::string, std::size_t>, const RatedReply*> by_place;
  for (const auto& reply : list) by_place[{reply.attempt_id, reply.reply}] = &reply;
  double first_half = 0, second_half = 0;
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    const auto sample = blind_sample(list, 60, seed);
    for (std::size_t i = 0; i < sample.size(); ++i) {
      const auto level = by_place.at({sample[i].attempt_id, sample[i].reply})->ratings[0].level;
      (i < 30 ? first_half : second_half) += static_cast<double>(*level);
    }
  }
  EXPECT_NEAR(first_half, second_half, 200);  // of 1,500 replies each
}

TEST(BlindSample, LeavesOutWhatTheRaterHasRatedOrCorrected) {
  const auto sample = blind_sample(replies(30), 10, 1);
  Opinion mine;
  mine.attempt_id = sample[2].attempt_id;
  mine.reply = sample[2].reply;
  mine.rater_id = "me";
  mine.blind = true;
  auto theirs = mine;
  theirs.rater_id = "another";
  theirs.reply = sample[3].reply;
  theirs.attempt_id = sample[3].attempt_id;
  auto correction = mine;
  correction.blind = false;
  correction.attempt_id = sample[4].attempt_id;
  correction.reply = sample[4].reply;
  const auto left = not_yet_rated(sample, {mine, theirs, correction}, "me");
  EXPECT_EQ(8U, left.size());
  EXPECT_EQ(left.end(), std::ranges::find(left, sample[2]));
  EXPECT_EQ(left.end(), std::ranges::find(left, sample[4])) << "what the machine gave there has been seen";
}

}  // namespace
}  // namespace rapport
