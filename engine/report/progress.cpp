// SPDX-License-Identifier: MIT
#include "engine/report/progress.h"

#include <algorithm>
#include <cstdlib>
#include <tuple>

#include "engine/attempt/score.h"

namespace rapport {
namespace {

/// Where the run begins that leads to the last of `values` in one direction.
std::size_t begin_of_run(const std::vector<int>& values) {
  std::size_t begin = values.size() - 1;
  bool rose = false, fell = false;
  while (begin > 0) {
    const int change = values[begin] - values[begin - 1];
    rose |= change >= kNoChange;
    fell |= change <= -kNoChange;
    if (rose && fell) break;
    --begin;
  }
  return begin;
}

std::optional<Trend> trend_of(const std::vector<RatedAttempt>& attempts, Mode mode) {
  std::vector<int> values;
  for (const auto& attempt : attempts) {
    if (attempt.mode == mode) values.push_back(attempt.points);
  }
  if (values.size() < 2) return std::nullopt;
  const auto begin = begin_of_run(values);
  Trend trend;
  trend.from = values[begin];
  trend.to = values.back();
  trend.attempts = values.size() - begin;
  const int change = trend.to - trend.from;
  trend.direction = std::abs(change) < kNoChange ? Trend::Direction::Steady
                    : change > 0                 ? Trend::Direction::Up
                                                 : Trend::Direction::Down;
  return trend;
}

void note(ScoreHistory& history, Mode mode, const std::optional<double>& score) {
  if (score) history.attempts.push_back({mode, points(*score)});
}

void find_trends(ScoreHistory& history) {
  history.practice = trend_of(history.attempts, Mode::Practice);
  history.assessment = trend_of(history.attempts, Mode::Assessment);
}

}  // namespace

Progress make_progress(const std::vector<Attempt>& attempts) {
  std::vector<const Attempt*> order;
  for (const auto& attempt : attempts) order.push_back(&attempt);
  std::ranges::sort(order, {}, [](const Attempt* one) { return std::tie(one->started, one->id); });
  Progress progress;
  for (const auto* attempt : order) {
    const auto& result = attempt->result;
    progress.attempts.push_back({attempt->id, attempt->saved.scenario_id, attempt->mode, result.status,
                                 attempt->started, attempt->saved.replies.size(), result.overall});
    if (!is_finished(result.status)) continue;
    ++(attempt->mode == Mode::Practice ? progress.practised : progress.assessed);
    note(progress.overall, attempt->mode, result.overall);
    const auto known = std::min(result.criteria.size(), kCoreCriteria);
    for (std::size_t c = 0; c < known; ++c) note(progress.criteria[c], attempt->mode, result.criteria[c]);
  }
  std::ranges::reverse(progress.attempts);
  find_trends(progress.overall);
  for (auto& history : progress.criteria) find_trends(history);
  return progress;
}

}  // namespace rapport
