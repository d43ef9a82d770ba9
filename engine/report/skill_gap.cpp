// SPDX-License-Identifier: MIT
#include "engine/report/skill_gap.h"

#include <algorithm>
#include <cstdint>
#include <tuple>

#include "engine/base/words.h"
#include "engine/report/cohort_report.h"
#include "engine/report/next_step.h"

namespace rapport {
namespace {

/// Whether the mean of `one` is below that of `other`, without rounding.
bool has_lower_mean(const MeasureSummary& one, const MeasureSummary& other) {
  return one.sum * other.attempts < other.sum * one.attempts;
}

/// What there is to choose between: a scenario that calls for the criterion.
struct Training {
  const Scenario* scenario = nullptr;
  double share = 0;
  bool played = false;

  [[nodiscard]] auto rank() const {
    return std::tuple(played, -share, scenario->difficulty, scenario->minutes,
                      std::string_view(scenario->id));
  }
};

void choose_scenario(SkillGap& gap, const std::vector<std::shared_ptr<const Scenario>>& scenarios,
                     const std::vector<std::string>& finished) {
  std::vector<Training> choices;
  double most = 0;
  for (const auto& scenario : scenarios) {
    const double share = share_calling_for(*scenario, *criterion_of(gap.criterion));
    const bool played = std::ranges::find(finished, scenario->id) != finished.end();
    if (share > 0) choices.push_back({scenario.get(), share, played});
    most = std::max(most, share);
  }
  std::erase_if(choices, [&](const Training& one) { return one.share < kOften * most; });
  if (choices.empty()) return;
  const auto& best = *std::ranges::min_element(choices, {}, &Training::rank);
  gap.scenario_id = best.scenario->id;
  gap.share_calling_for = best.share;
  gap.played = best.played;
}

}  // namespace

std::optional<SkillGap> skill_gap(const HeldSummary& held,
                                  const std::vector<std::shared_ptr<const Scenario>>& scenarios,
                                  const std::vector<std::string>& finished) {
  std::optional<Measure> weakest;
  for (const auto measure : kAllMeasures) {
    const auto& summary = held.measures[place_of(measure)];
    if (measure == Measure::Overall || !summary || summary->last >= kNoLongerWeak) continue;
    const auto* worst = weakest ? &*held.measures[place_of(*weakest)] : nullptr;
    const bool is_weaker = worst == nullptr || summary->last < worst->last ||
                           (summary->last == worst->last && has_lower_mean(*summary, *worst));
    if (is_weaker) weakest = measure;
  }
  if (!weakest) return std::nullopt;
  const auto& summary = *held.measures[place_of(*weakest)];
  SkillGap gap;
  gap.criterion = *weakest;
  gap.last = summary.last;
  gap.attempts = summary.attempts;
  choose_scenario(gap, scenarios, finished);
  return gap;
}

std::string reason_text(const SkillGap& gap, const std::vector<std::shared_ptr<const Scenario>>& scenarios) {
  auto text = tr_n_format("{} is weakest: {} of 100 in the only attempt that was rated on it.",
                          "{} is weakest: {} of 100 in the last of {} attempts that were rated on it.",
                          static_cast<std::size_t>(gap.attempts), measure_name(gap.criterion), gap.last,
                          gap.attempts);
  const auto found =
      std::ranges::find_if(scenarios, [&](const auto& one) { return one->id == gap.scenario_id; });
  if (found == scenarios.end()) return text;
  const int percent = static_cast<int>(gap.share_calling_for * 100 + 0.5);
  return text + " " +
         (gap.played ? tr_format("\"{}\" calls for it in {} % of its turns and is worth playing again.",
                                 (*found)->title, percent)
                     : tr_format("\"{}\" calls for it in {} % of its turns.", (*found)->title, percent));
}

}  // namespace rapport
