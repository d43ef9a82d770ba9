// SPDX-License-Identifier: MIT
/// \file Trainees by chance: the same for the same seed, and as good as their policy.
#include "engine/proof/simulation.h"

#include <gtest/gtest.h>

#include <numeric>

#include "engine/proof/score_ranges.h"
#include "tests/proof/random_scenario.h"
#include "tests/support/test_scenario.h"

namespace rapport::test {
namespace {

TEST(Simulation, IsTheSameForTheSameSeed) {
  const auto scenario = scenario_of(random_scenario(5));
  const auto one = simulate(*scenario, *shipped_rubric(), 500, 3, Policy::Uniform);
  const auto two = simulate(*scenario, *shipped_rubric(), 500, 3, Policy::Uniform);
  EXPECT_EQ(one.endings, two.endings);
  EXPECT_EQ(one.mean_trust, two.mean_trust);
}

TEST(Simulation, CountsEveryPlayOnce) {
  const auto scenario = scenario_of(random_scenario(5));
  const auto result = simulate(*scenario, *shipped_rubric(), 500, 3, Policy::Weak);
  EXPECT_EQ(std::accumulate(result.endings.begin(), result.endings.end(), result.unfinished), 500U);
}

TEST(Simulation, ComesCloseToTheMeanThatIsProved) {
  int compared = 0;
  for (std::uint32_t number = 0; number < 40; ++number) {
    const auto scenario = scenario_of(random_scenario(number));
    const OptionWorths worths(*scenario, *shipped_rubric());
    const auto ranges = exact_score_ranges(scenario->program, explore(scenario->program, {}), worths);
    const auto result = simulate(*scenario, *shipped_rubric(), 20'000, 1, Policy::Uniform);
    ASSERT_TRUE(ranges);
    for (std::size_t c = 0; c < worths.criteria(); ++c) {
      if (!(*ranges)[c].mean || result.criteria[c].plays < 10'000) continue;
      ++compared;
      EXPECT_NEAR(result.criteria[c].mean, *(*ranges)[c].mean, 0.02) << number << " " << c;
    }
  }
  EXPECT_GT(compared, 40);
}

TEST(Simulation, ScoresStrongTraineesAboveWeakOnes) {
  const auto scenario = scenario_of(R"(
turns:
- id: only
  stage: contact
  calls_for: [listening]
  customer: Well?
  replies:
  - {id: good, say: Tell me., rating: {listening: {level: 2, because: So.}}, effects: {trust: +5}, goto: happy}
  - {id: bad, say: No., rating: {listening: {level: 0, because: So.}}, effects: {trust: -5}, goto: gone}
)");
  const auto strong = simulate(*scenario, *shipped_rubric(), 4'000, 1, Policy::Strong);
  const auto uniform = simulate(*scenario, *shipped_rubric(), 4'000, 1, Policy::Uniform);
  const auto weak = simulate(*scenario, *shipped_rubric(), 4'000, 1, Policy::Weak);
  EXPECT_NEAR(strong.criteria[0].mean, 0.75, 0.03);
  EXPECT_NEAR(uniform.criteria[0].mean, 0.5, 0.03);
  EXPECT_NEAR(weak.criteria[0].mean, 0.25, 0.03);
}

}  // namespace
}  // namespace rapport::test
