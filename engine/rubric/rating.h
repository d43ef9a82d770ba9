// SPDX-License-Identifier: MIT
/// \file How good one reply was on each criterion.
#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace rapport {

/// An ordinal level on one criterion. Its anchor text is in the rubric; 0 to 2 are compatible with EPITOME
/// (Sharma et al. 2020).
enum class Level : std::int8_t { Harmful = -1, Missing = 0, Partial = 1, Strong = 2 };

/// Position of a criterion in its rubric. The four of the product come first, in the order listening,
/// empathy, ownership, followup; sub-skills follow.
using CriterionIndex = std::uint8_t;
inline constexpr std::size_t kCoreCriteria = 4;
inline constexpr std::size_t kMostCriteria = 8;

/// A set of criteria, such as those that a moment calls for.
using CriterionSet = std::bitset<kMostCriteria>;

/// Position of an indicator in its rubric, and a set of indicators.
using IndicatorIndex = std::uint8_t;
inline constexpr std::size_t kMostIndicators = 64;
using IndicatorSet = std::bitset<kMostIndicators>;

/// One level for each criterion, or none where it was not rated.
class Ratings {
 public:
  [[nodiscard]] std::optional<Level> at(CriterionIndex criterion) const {
    const auto stored = levels_[criterion];
    if (stored == kUnrated) return std::nullopt;
    return static_cast<Level>(stored);
  }
  void set(CriterionIndex criterion, Level level) { levels_[criterion] = static_cast<std::int8_t>(level); }
  /// The level as a number from -1 to 2; an unrated criterion counts as missing.
  [[nodiscard]] int value(CriterionIndex criterion) const {
    const auto stored = levels_[criterion];
    return stored == kUnrated ? 0 : stored;
  }

  friend bool operator==(const Ratings&, const Ratings&) = default;

 private:
  static constexpr std::int8_t kUnrated = -128;
  std::array<std::int8_t, kMostCriteria> levels_ = {kUnrated, kUnrated, kUnrated, kUnrated,
                                                    kUnrated, kUnrated, kUnrated, kUnrated};
};

}  // namespace rapport
