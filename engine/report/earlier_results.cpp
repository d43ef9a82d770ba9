// SPDX-License-Identifier: MIT
#include "engine/report/earlier_results.h"

#include <algorithm>

namespace rapport {
namespace {

/// Attempts come in here from the earliest to the latest.
void note(EarlierScore& score, const std::optional<double>& reached) {
  if (!reached) return;
  score.last = reached;
  score.best = std::max(score.best.value_or(*reached), *reached);
}

}  // namespace

EarlierResults earlier_results(const std::vector<Attempt>& attempts, const Attempt& present,
                               std::size_t criteria) {
  std::vector<const Attempt*> earlier;
  for (const auto& attempt : attempts) {
    const bool same = attempt.saved.scenario_id == present.saved.scenario_id && attempt.id != present.id;
    if (same && is_finished(attempt.result.status) && attempt.started < present.started)
      earlier.push_back(&attempt);
  }
  std::ranges::stable_sort(earlier, {}, [](const Attempt* attempt) { return attempt->started; });
  EarlierResults results;
  results.attempts = earlier.size();
  results.criteria.resize(criteria);
  for (const auto* attempt : earlier) {
    note(results.overall, attempt->result.overall);
    const auto& reached = attempt->result.criteria;
    const auto comparable =
        reached.size() == criteria ? criteria : std::min({reached.size(), criteria, kCoreCriteria});
    for (std::size_t c = 0; c < comparable; ++c) note(results.criteria[c], reached[c]);
  }
  return results;
}

}  // namespace rapport
