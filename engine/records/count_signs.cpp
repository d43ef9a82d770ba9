// SPDX-License-Identifier: MIT
#include "engine/records/count_signs.h"

#include <algorithm>
#include <map>
#include <string>

namespace rapport {
namespace {

/// The signs of a reading, each once however often the reply shows it.
IndicatorSet signs_of(const Reading& reading) {
  IndicatorSet signs;
  for (const auto& sign : reading.signs) signs.set(sign.indicator);
  return signs;
}

}  // namespace

SignSummary count_signs(const Rubric& rubric, const std::vector<Assessment>& assessments,
                        const std::vector<std::optional<Reading>>& readings) {
  std::map<std::string, SignCount> signs;
  std::map<std::string, MomentCount> moments;
  for (std::size_t i = 0; i < assessments.size(); ++i) {
    const auto& assessment = assessments[i];
    const bool rated = i < readings.size() && readings[i].has_value() && readings[i]->rated;
    for (std::size_t c = 0; c < assessment.criteria.size(); ++c) {
      const auto& criterion = assessment.criteria[c];
      if (!criterion.called_for || !criterion.level) continue;
      auto& count = moments[rubric.criteria[c].id];
      ++count.called;
      if (criterion.is_missed()) ++count.missed;
      if (rated) ++count.typed_called;
    }
    if (!rated) continue;
    const auto shown = signs_of(*readings[i]);
    for (std::size_t s = 0; s < rubric.indicators.size(); ++s) {
      if (!shown[s]) continue;
      auto& count = signs[rubric.indicators[s].id];
      count.attempts = 1;
      ++count.shown;
      if (assessment.criteria[rubric.indicators[s].criterion].called_for) ++count.shown_called;
    }
  }
  SignSummary summary;
  for (auto& [id, count] : signs) {
    count.indicator_id = id;
    summary.signs.push_back(count);
  }
  for (auto& [id, count] : moments) {
    count.criterion_id = id;
    summary.moments.push_back(count);
  }
  return summary;
}

std::vector<MachineRating> machine_ratings(const Rubric& rubric, const Reading& reading) {
  std::vector<MachineRating> ratings;
  if (!reading.rated) return ratings;
  for (std::size_t c = 0; c < std::min(reading.criteria.size(), rubric.criteria.size()); ++c) {
    const auto index = static_cast<CriterionIndex>(c);
    MachineRating rating{
        rubric.criteria[c].id, reading.criteria[c].level, reading.criteria[c].confidence, {}};
    for (const auto& sign : reading.signs) {
      const auto& indicator = rubric.indicators[sign.indicator];
      const bool known = std::ranges::find(rating.signs, indicator.id) != rating.signs.end();
      if (indicator.concerns(index) && !known) rating.signs.push_back(indicator.id);
    }
    ratings.push_back(std::move(rating));
  }
  return ratings;
}

}  // namespace rapport
