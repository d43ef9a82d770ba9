// SPDX-License-Identifier: MIT
/// \file From ratings to scores.
#pragma once

#include <optional>
#include <vector>

#include "engine/assessment/assessment.h"
#include "engine/rubric/rubric.h"

namespace rapport {

/// One score from 0 to 1 for each criterion, in the rubric's order; none where it was never called for.
using CriterionScores = std::vector<std::optional<double>>;

/// What a path was worth. Scores are from 0 to 1.
struct Scores {
  CriterionScores criteria;
  std::optional<double> overall;  ///< mean over the criteria by the rubric's weights

  friend bool operator==(const Scores&, const Scores&) = default;
};

/// What a level counts: strong 1, partial 1/2, missing 0, harmful -1/2.
[[nodiscard]] double worth(Level level);

/// A score from 0 to 1 in whole points of 100, as shown and as compared with a pass mark.
[[nodiscard]] int points(double score01);

/// The score of a criterion is the mean worth over the replies at which it counts (called for and rated, or
/// harmed), at least 0. Source: docs/scenario-format.md, Scores.
[[nodiscard]] Scores score(const Rubric& rubric, const std::vector<Assessment>& assessments);

/// Whether scores in whole points reach a mark: the overall one, and each criterion that was called for. A
/// path that was never rated does not.
[[nodiscard]] bool passes(const Scores& scores, const PassMark& mark);

}  // namespace rapport
