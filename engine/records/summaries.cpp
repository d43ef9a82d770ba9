// SPDX-License-Identifier: MIT
#include "engine/records/summaries.h"

#include <cmath>
#include <tuple>

#include "engine/records/felt_outcome.h"

namespace rapport {
namespace {

bool is_before(TimePoint at, int points, TimePoint other_at, int other_points) {
  return std::tie(at, points) < std::tie(other_at, other_points);
}

void add(std::optional<MeasureSummary>& sum, const MeasureSummary& more) {
  if (!sum) {
    sum = more;
    return;
  }
  sum->attempts += more.attempts;
  sum->sum += more.sum;
  sum->best = std::max(sum->best, more.best);
  if (is_before(more.first_at, more.first, sum->first_at, sum->first)) {
    sum->first = more.first;
    sum->first_at = more.first_at;
  }
  if (is_before(sum->last_at, sum->last, more.last_at, more.last)) {
    sum->last = more.last;
    sum->last_at = more.last_at;
  }
}

}  // namespace

std::optional<int> points_of(const AttemptSummary& attempt, Measure measure) {
  if (!is_finished(attempt.status)) return std::nullopt;
  const auto criterion = criterion_of(measure);
  std::optional<double> score = attempt.overall;
  if (criterion) score = *criterion < attempt.criteria.size() ? attempt.criteria[*criterion] : std::nullopt;
  if (!score) return std::nullopt;
  return static_cast<int>(std::lround(*score * 100));
}

void count(HeldSummary& held, const AttemptSummary& attempt) {
  ++held.begun;
  if (!is_finished(attempt.status)) return;
  ++held.finished;
  if (attempt.status == AttemptStatus::Passed) ++held.passed;
  held.remedy_cost += attempt.remedy_cost;
  if (attempt.trust && attempt.anger) {
    held.felt_sum += felt_outcome(*attempt.trust, *attempt.anger);
    ++held.felt;
  }
  const auto at = attempt.finished.value_or(attempt.updated);
  for (const auto measure : kAllMeasures) {
    const auto points = points_of(attempt, measure);
    if (points) add(held.measures[place_of(measure)], {1, *points, *points, *points, *points, at, at});
  }
}

HeldSummary together(const HeldSummary& one, const HeldSummary& other) {
  HeldSummary both = one;
  both.begun += other.begun;
  both.finished += other.finished;
  both.passed += other.passed;
  both.remedy_cost += other.remedy_cost;
  both.felt_sum += other.felt_sum;
  both.felt += other.felt;
  for (std::size_t m = 0; m < kMeasures; ++m) {
    if (other.measures[m]) add(both.measures[m], *other.measures[m]);
  }
  return both;
}

}  // namespace rapport
