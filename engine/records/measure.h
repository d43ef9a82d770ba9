// SPDX-License-Identifier: MIT
/// \file What is measured of every finished attempt: the overall score and the four criteria of the product.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

#include "engine/rubric/rating.h"

namespace rapport {

/// Sub-skills that a rubric or a scenario adds are part of the overall score and of an attempt's own scores;
/// people are compared on these five only, since only they mean the same in every rubric.
enum class Measure { Overall, Listening, Empathy, Ownership, FollowUp };
inline constexpr std::size_t kMeasures = 5;
inline constexpr std::array<Measure, kMeasures> kAllMeasures = {
    Measure::Overall, Measure::Listening, Measure::Empathy, Measure::Ownership, Measure::FollowUp};

/// The measures' stable words: `overall`, or the id of the criterion.
inline constexpr std::array<std::string_view, kMeasures> kMeasureWords = {"overall", "listening", "empathy",
                                                                          "ownership", "followup"};

[[nodiscard]] constexpr std::size_t place_of(Measure measure) {
  return static_cast<std::size_t>(measure);
}
[[nodiscard]] constexpr std::string_view word_of(Measure measure) {
  return kMeasureWords[place_of(measure)];
}
/// The criterion's place in every rubric; none for Overall.
[[nodiscard]] constexpr std::optional<CriterionIndex> criterion_of(Measure measure) {
  if (measure == Measure::Overall) return std::nullopt;
  return static_cast<CriterionIndex>(place_of(measure) - 1);
}
[[nodiscard]] constexpr Measure measure_of(CriterionIndex core_criterion) {
  return kAllMeasures[core_criterion + std::size_t{1}];
}

/// One value for each measure.
template <typename Value>
using PerMeasure = std::array<Value, kMeasures>;

}  // namespace rapport
