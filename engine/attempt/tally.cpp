// SPDX-License-Identifier: MIT
#include "engine/attempt/tally.h"

#include <algorithm>
#include <map>
#include <string>

namespace rapport {
namespace {

template <typename Tally>
std::vector<Tally> values_of(std::map<std::string, Tally> tallies) {
  std::vector<Tally> values;
  for (auto& [id, tally] : tallies) values.push_back(std::move(tally));
  return values;
}

}  // namespace

std::vector<SignTally> tally_signs(const Rubric& rubric, const std::vector<Assessment>& assessments,
                                   const std::vector<std::optional<Hearing>>& hearings) {
  std::map<std::string, SignTally> tallies;
  for (std::size_t i = 0; i < std::min(assessments.size(), hearings.size()); ++i) {
    if (assessments[i].rated_by != RatedBy::Assessor || !hearings[i] || !hearings[i]->reading) continue;
    IndicatorSet shown;
    for (const auto& sign : hearings[i]->reading->signs) shown.set(sign.indicator);
    for (std::size_t s = 0; s < rubric.indicators.size(); ++s) {
      if (!shown[s]) continue;
      const auto& indicator = rubric.indicators[s];
      auto& tally = tallies.try_emplace(indicator.id, SignTally{indicator.id}).first->second;
      ++tally.shown;
      if (assessments[i].criteria[indicator.criterion].called_for) ++tally.shown_called;
    }
  }
  return values_of(std::move(tallies));
}

std::vector<MomentTally> tally_moments(const Rubric& rubric, const std::vector<Assessment>& assessments) {
  std::map<std::string, MomentTally> tallies;
  for (const auto& assessment : assessments) {
    for (std::size_t c = 0; c < assessment.criteria.size(); ++c) {
      const auto& criterion = assessment.criteria[c];
      if (!criterion.called_for || !criterion.level) continue;
      const auto& id = rubric.criteria[c].id;
      auto& tally = tallies.try_emplace(id, MomentTally{id}).first->second;
      ++tally.called;
      if (criterion.is_missed()) ++tally.missed;
      if (assessment.rated_by == RatedBy::Assessor) ++tally.typed_called;
    }
  }
  return values_of(std::move(tallies));
}

}  // namespace rapport
