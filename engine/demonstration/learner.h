// SPDX-License-Identifier: MIT
/// \file How an invented person learns, and how they therefore answer.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "engine/base/chance.h"
#include "engine/rubric/rating.h"

namespace rapport {

/// What somebody can do at one moment: by criterion, from 0 (harms as often as not) to 1 (hardly ever
/// misses).
using Skill = std::array<double, kMostCriteria>;

/// An invented person. A value, drawn once.
struct Learner {
  Skill start{}, plateau{};
  double pace = 8;           ///< attempts after which about two thirds of the way to the plateau are done
  double steadiness = 0.05;  ///< how far a day's form lies from what they can do
  double typing = 0;         ///< share of replies in their own words
  double leaves = 0;         ///< chance that they leave a conversation in the middle
  double assessed = 0.3;     ///< share of attempts that are counted, once they have begun to practise
};

[[nodiscard]] Learner draw_learner(Chance& chance);

/// What they can do on the day of attempt number `attempt` (from 0): an exponential curve towards their
/// plateau, and the day's form. Source: Heathcote, A., Brown, S. and Mewhort, D. J. K. (2000), The power law
/// repealed, Psychonomic Bulletin & Review 7(2), by which single learners follow an exponential.
[[nodiscard]] Skill skill_at(const Learner& learner, std::size_t attempt, Chance& chance);

/// How much more likely a reply is that is worth half a point more on a criterion, as the exponent of e:
/// below 0 for somebody who tends to the worse one.
[[nodiscard]] double inclination(double skill);

/// Nearly normal, with mean 0 and variance 1: the sum of twelve drawn, less six.
[[nodiscard]] double bell(Chance& chance);

}  // namespace rapport
