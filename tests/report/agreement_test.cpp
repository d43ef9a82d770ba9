// SPDX-License-Identifier: MIT
#include "engine/report/agreement.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "engine/base/chance.h"
#include "engine/training/measures.h"

namespace rapport {
namespace {

std::vector<RatingPair> drawn_pairs(std::uint64_t seed, std::size_t count, std::uint32_t noise) {
  Chance chance(seed);
  std::vector<RatingPair> pairs;
  for (std::size_t i = 0; i < count; ++i) {
    const int one = static_cast<int>(chance.below(4)) - 1;
    const int other = chance.below(10) < noise ? static_cast<int>(chance.below(4)) - 1
                                               : std::min(2, one + (chance.below(4) == 0 ? 1 : 0));
    pairs.push_back({static_cast<Level>(one), static_cast<Level>(other), i});
  }
  return pairs;
}

/// By the definition: observed and expected weighted disagreement, as shares, over every pair and over every
/// pairing of a first with a second rating.
double kappa_by_definition(const std::vector<RatingPair>& pairs) {
  double observed = 0, expected = 0;
  const auto weight = [](Level one, Level other) {
    return std::pow((static_cast<double>(one) - static_cast<double>(other)) / 3, 2);
  };
  const auto count = static_cast<double>(pairs.size());
  for (const auto& pair : pairs) {
    observed += weight(pair.one, pair.other) / count;
    for (const auto& second : pairs) expected += weight(pair.one, second.other) / count / count;
  }
  return 1 - observed / expected;
}

TEST(WeightedKappa, IsWhatItsDefinitionGives) {
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    const auto pairs = drawn_pairs(seed, 10 + seed * 7, static_cast<std::uint32_t>(seed % 10));
    const auto kappa = weighted_kappa(table_of(pairs));
    ASSERT_TRUE(kappa);
    EXPECT_NEAR(kappa_by_definition(pairs), *kappa, 1e-9);
    std::vector<int> ones, others;
    for (const auto& pair : pairs) {
      ones.push_back(static_cast<int>(pair.one));
      others.push_back(static_cast<int>(pair.other));
    }
    EXPECT_NEAR(weighted_kappa(ones, others), *kappa, 1e-9);
  }
}

TEST(WeightedKappa, IsThatOfATableWorkedOutByHand) {
  // 20 missing/missing, 5 missing/partial, 10 partial/missing, 15 partial/partial: observed 15 of 50; by
  // chance (25 * 20 + 25 * 30) / 50 = 25 of 50; so 1 - 15 / 25.
  LevelTable table{};
  table[1][1] = 20;
  table[1][2] = 5;
  table[2][1] = 10;
  table[2][2] = 15;
  EXPECT_NEAR(0.4, *weighted_kappa(table), 1e-12);
}

TEST(WeightedKappa, IsOneWhereTwoAlwaysAgreeAndBelowZeroWhereTheyNeverDo) {
  LevelTable same{};
  same[0][0] = same[3][3] = 5;
  EXPECT_DOUBLE_EQ(1, *weighted_kappa(same));
  LevelTable opposite{};
  opposite[0][3] = opposite[3][0] = 5;
  EXPECT_DOUBLE_EQ(-1, *weighted_kappa(opposite));
}

TEST(WeightedKappa, IsNoneWhereBothGaveOneLevelThroughout) {
  LevelTable table{};
  EXPECT_FALSE(weighted_kappa(table));
  table[2][2] = 40;
  EXPECT_FALSE(weighted_kappa(table));
}

TEST(WeightedKappa, WeighsADisagreementOfTwoLevelsFourTimes) {
  LevelTable near{}, far{};
  near[1][1] = far[1][1] = 10;
  near[3][3] = far[3][3] = 10;
  near[1][2] = 4;
  far[1][3] = 1;
  const auto disagreement = [](const LevelTable& table) {
    double sum = 0;
    for (int i = 0; i < 4; ++i)
      for (int j = 0; j < 4; ++j)
        sum += (i - j) * (i - j) *
               static_cast<double>(table[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)]);
    return sum;
  };
  EXPECT_DOUBLE_EQ(disagreement(near), disagreement(far));
}

TEST(KappaInterval, HoldsTheKappaAndIsTheSameForTheSameSeed) {
  const auto pairs = drawn_pairs(3, 200, 3);
  const auto kappa = *weighted_kappa(table_of(pairs));
  const auto interval = kappa_interval(pairs, 1000, 7);
  ASSERT_TRUE(interval);
  EXPECT_LT(interval->low, kappa);
  EXPECT_GT(interval->high, kappa);
  const auto again = kappa_interval(pairs, 1000, 7);
  EXPECT_EQ(interval->low, again->low);
  EXPECT_EQ(interval->high, again->high);
}

TEST(KappaInterval, CoversTheTruthAboutNineteenTimesInTwenty) {
  const double truth = *weighted_kappa(table_of(drawn_pairs(1, 200'000, 4)));
  int covered = 0;
  constexpr int kTrials = 200;
  for (int trial = 0; trial < kTrials; ++trial) {
    const auto interval =
        kappa_interval(drawn_pairs(static_cast<std::uint64_t>(1000 + trial), 120, 4), 400, 5);
    covered += interval->low <= truth && truth <= interval->high ? 1 : 0;
  }
  EXPECT_GT(covered, kTrials * 90 / 100);
  EXPECT_LT(covered, kTrials);
}

TEST(KappaInterval, IsWiderWhereRepliesWereRatedOnSeveralCriteriaAtOnce) {
  // The same pairs, but four of each belong to one reply and stand or fall together.
  auto pairs = drawn_pairs(5, 50, 4);
  std::vector<RatingPair> fourfold;
  for (const auto& pair : pairs) {
    for (int i = 0; i < 4; ++i) fourfold.push_back(pair);
  }
  const auto together = *kappa_interval(fourfold, 1000, 1);
  for (std::size_t i = 0; i < fourfold.size(); ++i) fourfold[i].reply = i;
  const auto apart = *kappa_interval(fourfold, 1000, 1);
  EXPECT_GT(together.high - together.low, 1.5 * (apart.high - apart.low));
}

TEST(Agreement, CountsRepliesSharesAndBias) {
  using enum Level;
  const std::vector<RatingPair> pairs = {
      {Strong, Strong, 0}, {Strong, Partial, 0}, {Missing, Strong, 1}, {Harmful, Missing, 2}};
  const auto agreement = agreement_of(pairs, 1);
  EXPECT_EQ(4U, agreement.pairs);
  EXPECT_EQ(3U, agreement.replies);
  EXPECT_DOUBLE_EQ(0.25, *agreement.exact);
  EXPECT_DOUBLE_EQ(0.75, *agreement.near);
  EXPECT_DOUBLE_EQ((0 + 1 - 2 - 1) / 4.0, *agreement.bias);
  EXPECT_FALSE(agreement_of({}, 1).kappa);
  EXPECT_FALSE(agreement_of(pairs, std::nullopt).interval);
}

}  // namespace
}  // namespace rapport
