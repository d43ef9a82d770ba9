// SPDX-License-Identifier: MIT
#include "engine/demonstration/learner.h"

#include <algorithm>
#include <cmath>

namespace rapport {

double bell(Chance& chance) {
  constexpr int kDraws = 12;
  double sum = 0;
  for (int i = 0; i < kDraws; ++i) sum += chance.unit();
  return sum - kDraws / 2.0;
}

Learner draw_learner(Chance& chance) {
  Learner learner;
  const double talent = 0.1 * bell(chance);
  for (std::size_t c = 0; c < kMostCriteria; ++c) {
    learner.start[c] = std::clamp(0.33 + talent + 0.09 * bell(chance), 0.05, 0.9);
    const double room = std::clamp(0.3 + 0.14 * bell(chance), -0.05, 0.7);
    learner.plateau[c] = std::clamp(learner.start[c] + room, 0.05, 0.95);
  }
  learner.pace = 3 + 12 * chance.unit();
  learner.steadiness = 0.03 + 0.06 * chance.unit();
  // Some never type, most do now and then, a few nearly always.
  const double typing = chance.unit();
  learner.typing = typing < 0.3 ? 0 : typing * typing * 0.7;
  learner.leaves = 0.02 + 0.08 * chance.unit() * chance.unit();
  learner.assessed = 0.2 + 0.3 * chance.unit();
  return learner;
}

Skill skill_at(const Learner& learner, std::size_t attempt, Chance& chance) {
  const double learnt = 1 - std::exp(-static_cast<double>(attempt) / learner.pace);
  const double form = learner.steadiness * bell(chance);
  Skill skill{};
  for (std::size_t c = 0; c < kMostCriteria; ++c) {
    const double now = learner.start[c] + (learner.plateau[c] - learner.start[c]) * learnt;
    skill[c] = std::clamp(now + form, 0.0, 1.0);
  }
  return skill;
}

double inclination(double skill) {
  return 2.5 * skill - 0.85;
}

}  // namespace rapport
