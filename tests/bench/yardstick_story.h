// SPDX-License-Identifier: MIT
/// \file The yardstick story of docs/benchmarks.md in the scenario language, and how its runs are timed.
#pragma once

#include <string>

#include "engine/rubric/rubric.h"

namespace rapport::bench {

/// The ring of `turns` turns, over after `replies` replies.
[[nodiscard]] std::string yardstick_scenario(int turns, int replies = 8);

/// A rubric with the four criteria and nothing else.
[[nodiscard]] Rubric small_rubric();

/// CPU time of this process so far.
[[nodiscard]] double cpu_seconds();

/// The fewest CPU seconds of several runs.
template <typename Work>
double best_of(int rounds, const Work& work) {
  double best = 1e9;
  for (int i = 0; i < rounds; ++i) {
    const double begin = cpu_seconds();
    work();
    const double took = cpu_seconds() - begin;
    if (took < best) best = took;
  }
  return best;
}

}  // namespace rapport::bench
