// SPDX-License-Identifier: MIT
#include "engine/proof/simulation.h"

#include <algorithm>

namespace rapport {
namespace {

void add_score(double score, SimulatedCriterion& criterion) {
  criterion.least = criterion.plays == 0 ? score : std::min(criterion.least, score);
  criterion.most = criterion.plays == 0 ? score : std::max(criterion.most, score);
  ++criterion.plays;
  criterion.mean += (score - criterion.mean) / static_cast<double>(criterion.plays);
  const auto parts = criterion.histogram.size();
  ++criterion.histogram[std::min(parts - 1, static_cast<std::size_t>(score * static_cast<double>(parts)))];
}

}  // namespace

Simulation simulate(const Scenario& scenario, const Rubric& rubric, std::size_t plays, std::uint64_t seed,
                    Policy policy) {
  const OptionWorths worths(scenario, rubric);
  ChancePlayer player(scenario, worths, seed);
  Simulation result;
  result.plays = plays;
  result.endings.resize(scenario.endings.size());
  result.criteria.resize(rubric.criteria.size());
  for (std::size_t i = 0; i < plays; ++i) {
    const auto& play = player.play(policy);
    if (!play.ended) {
      ++result.unfinished;
      continue;
    }
    ++result.endings[play.ending];
    const auto ended = static_cast<double>(i + 1 - result.unfinished);
    const auto into_mean = [&](double& mean, double value) { mean += (value - mean) / ended; };
    into_mean(result.mean_replies, static_cast<double>(play.steps.size()));
    into_mean(result.mean_trust, play.trust);
    into_mean(result.mean_anger, play.anger);
    into_mean(result.mean_cost, play.cost);
    for (std::size_t c = 0; c < result.criteria.size(); ++c) {
      if (const auto score = play.score(c)) add_score(*score, result.criteria[c]);
    }
  }
  result.seen = player.seen();
  return result;
}

}  // namespace rapport
