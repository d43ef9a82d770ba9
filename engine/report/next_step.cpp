// SPDX-License-Identifier: MIT
#include "engine/report/next_step.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <utility>

#include "engine/attempt/score.h"

namespace rapport {
namespace {

/// What attempts say about one scenario.
struct Standing {
  std::optional<TimePoint> finished;  ///< when the latest finished attempt began
  TimePoint touched;                  ///< when the latest attempt of any kind was touched
};

/// One scenario as a candidate.
struct Candidate {
  const Scenario* scenario = nullptr;
  Standing standing;

  [[nodiscard]] bool played() const { return standing.finished.has_value(); }
  [[nodiscard]] auto ease() const { return std::tie(scenario->difficulty, scenario->minutes, scenario->id); }
};

/// The mean of a criterion over the latest attempts that called for it.
struct Mean {
  CriterionIndex criterion = 0;
  double score01 = 0;
  std::size_t attempts = 0;
};

class Choice {
 public:
  Choice(const std::vector<std::shared_ptr<const Scenario>>& scenarios, const std::vector<Attempt>& attempts)
      : attempts_(attempts) {
    std::map<std::string_view, Standing> standings;
    for (const auto& attempt : attempts) note(standings[attempt.saved.scenario_id], attempt);
    for (const auto& scenario : scenarios) {
      const auto standing = standings.find(scenario->id);
      candidates_.push_back({scenario.get(), standing == standings.end() ? Standing{} : standing->second});
    }
    std::ranges::sort(candidates_, {}, [](const Candidate& one) { return one.ease(); });
  }

  [[nodiscard]] std::optional<NextStep> make() const {
    if (candidates_.empty()) return std::nullopt;
    if (auto step = resume()) return step;
    const bool nothing_finished =
        std::ranges::none_of(attempts_, [](const Attempt& one) { return is_finished(one.result.status); });
    if (nothing_finished) return step_to(candidates_.front(), NextStep::Reason::FirstOfAll);
    if (auto step = train_weakest()) return step;
    const auto fresh = std::ranges::find_if(candidates_, [](const Candidate& one) { return !one.played(); });
    if (fresh != candidates_.end()) return step_to(*fresh, NextStep::Reason::NotPlayed);
    const auto oldest =
        std::ranges::min_element(candidates_, {}, [](const Candidate& one) { return one.standing.touched; });
    return step_to(*oldest, NextStep::Reason::LongestUntouched);
  }

 private:
  static void note(Standing& standing, const Attempt& attempt) {
    standing.touched = std::max(standing.touched, attempt.updated);
    if (is_finished(attempt.result.status))
      standing.finished = std::max(standing.finished.value_or(attempt.started), attempt.started);
  }

  static NextStep step_to(const Candidate& candidate, NextStep::Reason reason) {
    NextStep step;
    step.reason = reason;
    step.scenario_id = candidate.scenario->id;
    step.played = candidate.played();
    return step;
  }

  [[nodiscard]] std::optional<NextStep> resume() const {
    const Attempt* latest = nullptr;
    const Candidate* place = nullptr;
    for (const auto& attempt : attempts_) {
      if (attempt.result.status != AttemptStatus::Incomplete || attempt.saved.replies.empty()) continue;
      const auto* of = find(attempt.saved.scenario_id);
      if (of == nullptr || (of->played() && *of->standing.finished > attempt.started)) continue;
      // A counted attempt cannot go on with an edited scenario; see AttemptRunner::resume().
      if (attempt.mode == Mode::Assessment && attempt.saved.scenario_hash != of->scenario->hash) continue;
      if (latest != nullptr &&
          std::tie(attempt.updated, attempt.id) < std::tie(latest->updated, latest->id)) {
        continue;
      }
      latest = &attempt;
      place = of;
    }
    if (latest == nullptr) return std::nullopt;
    auto step = step_to(*place, NextStep::Reason::Unfinished);
    step.attempt = latest->id;
    return step;
  }

  [[nodiscard]] const Candidate* find(std::string_view id) const {
    const auto found =
        std::ranges::find_if(candidates_, [&](const Candidate& one) { return one.scenario->id == id; });
    return found == candidates_.end() ? nullptr : &*found;
  }

  /// None where nothing is weak, or nothing was rated.
  [[nodiscard]] std::optional<Mean> weakest() const {
    std::vector<const Attempt*> latest;
    for (const auto& attempt : attempts_) {
      if (is_finished(attempt.result.status)) latest.push_back(&attempt);
    }
    std::ranges::sort(latest, std::ranges::greater{},
                      [](const Attempt* one) { return std::tie(one->started, one->id); });
    if (latest.size() > kAttemptsLookedAt) latest.resize(kAttemptsLookedAt);
    std::optional<Mean> weakest;
    for (CriterionIndex c = 0; c < kCoreCriteria; ++c) {
      const auto mean = mean_of(latest, c);
      if (mean.attempts == 0 || points(mean.score01) >= kNoLongerWeak) continue;
      if (!weakest || mean.score01 < weakest->score01) weakest = mean;
    }
    return weakest;
  }

  static Mean mean_of(const std::vector<const Attempt*>& attempts, CriterionIndex criterion) {
    Mean mean{criterion};
    for (const auto* attempt : attempts) {
      const auto& scores = attempt->result.criteria;
      if (criterion >= scores.size() || !scores[criterion]) continue;
      mean.score01 += *scores[criterion];
      ++mean.attempts;
    }
    if (mean.attempts > 0) mean.score01 /= static_cast<double>(mean.attempts);
    return mean;
  }

  /// None also where no scenario calls for what is weak.
  [[nodiscard]] std::optional<NextStep> train_weakest() const {
    const auto weak = weakest();
    if (!weak) return std::nullopt;
    const auto share = [&](const Candidate& one) {
      return share_calling_for(*one.scenario, weak->criterion);
    };
    const double most = share(*std::ranges::max_element(candidates_, {}, share));
    if (most <= 0) return std::nullopt;
    const Candidate* best = nullptr;
    const auto rank = [&](const Candidate& one) {
      return std::tuple(one.played(), one.played() ? one.standing.touched : TimePoint{}, -share(one));
    };
    for (const auto& one : candidates_) {
      if (share(one) < kOften * most) continue;
      if (best == nullptr || rank(one) < rank(*best)) best = &one;
    }
    auto step = step_to(*best, NextStep::Reason::Weakest);
    step.criterion = weak->criterion;
    step.score01 = weak->score01;
    step.attempts = weak->attempts;
    return step;
  }

  const std::vector<Attempt>& attempts_;
  std::vector<Candidate> candidates_;  ///< the easiest first
};

}  // namespace

double share_calling_for(const Scenario& scenario, CriterionIndex criterion) {
  if (scenario.turns.empty()) return 0;
  const auto calling =
      std::ranges::count_if(scenario.turns, [&](const Turn& turn) { return turn.calls_for[criterion]; });
  return static_cast<double>(calling) / static_cast<double>(scenario.turns.size());
}

std::optional<NextStep> next_step(const std::vector<std::shared_ptr<const Scenario>>& scenarios,
                                  const std::vector<Attempt>& attempts) {
  return Choice(scenarios, attempts).make();
}

}  // namespace rapport
