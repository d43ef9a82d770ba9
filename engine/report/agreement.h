// SPDX-License-Identifier: MIT
/// \file How far two raters agree on levels, and how sure one can be of that.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "engine/rubric/rating.h"

namespace rapport {

/// One reply on one criterion, rated by both.
struct RatingPair {
  Level one = Level::Missing;    ///< the machine, or one trainer
  Level other = Level::Missing;  ///< the trainer, or another one
  std::size_t reply = 0;         ///< pairs of one reply have one number: they are drawn together
};

inline constexpr std::size_t kLevels = 4;

/// How often each level of the one met each level of the other: `[one][other]`, levels from Harmful to
/// Strong.
using LevelTable = std::array<std::array<std::int64_t, kLevels>, kLevels>;
[[nodiscard]] LevelTable table_of(const std::vector<RatingPair>& pairs);

/// Cohen's kappa with quadratic weights: 1 - sum(w * observed) / sum(w * expected), where w is the squared
/// distance of two levels, and expected is what the two raters' own shares of each level would give by
/// chance. 1: they always agree; 0: no better than chance; below 0: worse. None where chance alone would
/// agree always, such as when both gave one and the same level throughout: that says nothing. Source: Cohen,
/// J. (1968), Weighted kappa, Psychological Bulletin 70(4), 213-220.
[[nodiscard]] std::optional<double> weighted_kappa(const LevelTable& table);

struct Interval {
  double low = 0, high = 0;
};

/// The middle 95 % of the kappas of `draws` samples of as many replies, drawn from these with putting back
/// (percentile bootstrap; Efron, B. and Tibshirani, R. (1993), An Introduction to the Bootstrap, chapter
/// 13). All pairs of a reply are drawn together, since they are not independent. Samples without a kappa are
/// left out; none if fewer than half have one. The same seed gives the same interval.
[[nodiscard]] std::optional<Interval> kappa_interval(const std::vector<RatingPair>& pairs, std::size_t draws,
                                                     std::uint64_t seed);

/// What two raters have in common.
struct Agreement {
  std::size_t pairs = 0, replies = 0;
  std::optional<double> kappa;
  std::optional<Interval> interval;  ///< of kappa, 95 %
  std::optional<double> exact;       ///< share of pairs with the same level
  std::optional<double> near;        ///< share of pairs at most one level apart
  std::optional<double> bias;        ///< mean of one minus other, in levels; above 0: `one` is milder
};

/// Without a seed, without the interval: it is by far the most work.
[[nodiscard]] Agreement agreement_of(const std::vector<RatingPair>& pairs, std::optional<std::uint64_t> seed);

}  // namespace rapport
