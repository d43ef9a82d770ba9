// SPDX-License-Identifier: MIT
/// \file From the scores of a reply's sentences to its level on a criterion.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "engine/assessor/linear_model.h"
#include "engine/assessor/reply_reading.h"
#include "engine/rubric/rubric.h"

namespace rapport {

struct CriterionReading {
  Level level = Level::Missing;
  /// Credit from 0 to 1: below 0.5 none, from 0.5 partial, from 0.75 strong.
  double score = 0;
  double confidence = 0;  ///< how likely the level is right, 0 to 1
};

/// What the heads of a criterion ask of a sentence: is it worth something, is it worth much, does it harm?
/// The question of a head is the criterion's id, a colon and a name of kStepNames.
enum class Step { Partial, Strong, Harmful };
inline constexpr std::array kSteps = {Step::Partial, Step::Strong, Step::Harmful};
inline constexpr std::array<std::string_view, kSteps.size()> kStepNames = {"partial", "strong", "harmful"};

/// The extremes of a reply of so many sentences, before any of them was looked at.
[[nodiscard]] Extremes no_extremes(std::size_t sentences);

/// Lets the score that a head for `step` gives the sentence `unit` count among the extremes, unless that
/// sentence may earn nothing on this criterion.
void count_sentence(Extremes& extremes, Step step, double score, const Rubric& rubric,
                    const ReplyReading& reading, std::size_t unit, CriterionIndex criterion);

/// The level by the lines; `needs` says how sure each level must be. Where no harm is shown that could be
/// held against somebody, the level is at worst missing.
[[nodiscard]] CriterionReading level_of(const LevelLines& lines, const Certainty& needs,
                                        const Extremes& extremes, bool shows_harm);

}  // namespace rapport
