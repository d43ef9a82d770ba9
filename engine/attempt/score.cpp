// SPDX-License-Identifier: MIT
#include "engine/attempt/score.h"

#include <algorithm>
#include <cmath>

namespace rapport {

double worth(Level level) {
  switch (level) {
    case Level::Strong:
      return 1;
    case Level::Partial:
      return 0.5;
    case Level::Missing:
      return 0;
    case Level::Harmful:
      return -0.5;
  }
  return 0;
}

Scores score(const Rubric& rubric, const std::vector<Assessment>& assessments) {
  Scores scores;
  double weighted = 0;
  double weights = 0;
  for (std::size_t c = 0; c < rubric.criteria.size(); ++c) {
    double sum = 0;
    int count = 0;
    for (const auto& assessment : assessments) {
      const auto& criterion = assessment.criteria[c];
      if (!criterion.counts()) continue;
      sum += worth(*criterion.level);
      ++count;
    }
    if (count == 0) {
      scores.criteria.emplace_back();
      continue;
    }
    const double value = std::max(0.0, sum / count);
    scores.criteria.emplace_back(value);
    weighted += value * rubric.criteria[c].weight;
    weights += rubric.criteria[c].weight;
  }
  if (weights > 0) scores.overall = weighted / weights;
  return scores;
}

int points(double score01) {
  return static_cast<int>(std::lround(score01 * 100));
}

bool passes(const Scores& scores, const PassMark& mark) {
  if (!scores.overall || points(*scores.overall) < mark.overall) return false;
  return std::ranges::all_of(scores.criteria, [&](const std::optional<double>& criterion) {
    return !criterion || points(*criterion) >= mark.each;
  });
}

}  // namespace rapport
