// SPDX-License-Identifier: MIT
#include "gui/trainee/debrief_model.h"

#include <fmt/format.h>

#include "engine/attempt/score.h"
#include "engine/base/words.h"
#include "gui/trainee/wording.h"

namespace rapport::gui {
namespace {

std::string status_line(const Debrief& debrief) {
  return tr_format("{} (needed: {} overall, {} on each criterion called for)",
                   capitalised(status_name(debrief.status)), debrief.mark.overall, debrief.mark.each);
}

/// What a score is set beside, in words; empty if there is nothing.
std::string compared_text(const EarlierScore& earlier, const std::optional<double>& reachable) {
  if (earlier.last && reachable) {
    return tr_format("last time {}, best before {}, best possible {}", points(*earlier.last),
                     points(earlier.best.value_or(*earlier.last)), points(*reachable));
  }
  if (earlier.last) {
    return tr_format("last time {}, best before {}", points(*earlier.last),
                     points(earlier.best.value_or(*earlier.last)));
  }
  return reachable ? tr_format("best possible {}", points(*reachable)) : std::string();
}

CriterionBar bar_of(const CriterionDebrief& criterion, const EarlierScore& earlier) {
  CriterionBar bar;
  bar.name = criterion.name;
  bar.score = criterion.score;
  bar.text = points_text(criterion.score);
  bar.last = earlier.last;
  bar.best = earlier.best;
  bar.reachable = criterion.best_possible;
  bar.compared = compared_text(earlier, criterion.best_possible);
  if (!criterion.score) {
    if (criterion.called > 0) bar.text = tr("called for, and not rated");
    return bar;
  }
  const auto called = static_cast<std::size_t>(criterion.called);
  bar.detail = tr_n_format("Called for {} time", "Called for {} times", called, called);
  if (criterion.missed > 0) {
    const auto missed = static_cast<std::size_t>(criterion.missed);
    bar.detail += ", " + tr_n_format("missed {} time", "missed {} times", missed, missed);
  }
  return bar;
}

LedgerEntry entry_of(const PromiseDebrief& promise) {
  using State = PromiseDebrief::State;
  const auto became = promise_state_name(promise.state);
  return {promise.what, promise.within_authority ? became : tr_format("{}, not yours to promise", became),
          promise.state == State::Broken || !promise.within_authority};
}

std::string loyalty_text(const Debrief& debrief) {
  if (!debrief.loyalty_after) return tr("Known once the conversation has ended.");
  if (debrief.paradox)
    return tr_format("{} is more loyal than before anything went wrong.", debrief.customer);
  const int lost = debrief.loyalty_before - *debrief.loyalty_after;
  if (lost == 0) return tr_format("{} is as loyal as before.", debrief.customer);
  return tr_n_format("{} points below where it stood before the failure.",
                     "{} points below where it stood before the failure.", static_cast<std::size_t>(lost),
                     lost);
}

std::string trust_text(const Debrief& debrief) {
  const int start = debrief.mood.front().trust;
  const int lost = debrief.trust_before_failure - start;
  const auto before =
      lost > 0 ? tr_n_format("The failure had cost {} points of trust.",
                             "The failure had cost {} points of trust.", static_cast<std::size_t>(lost), lost)
               : std::string(tr("The failure had cost no trust yet."));
  const int change = debrief.trust_regained;
  if (change == 0) return fmt::format("{} {}", before, tr("The conversation neither won nor lost any."));
  const auto then = change > 0 ? tr_format("The conversation won back {}.", change)
                               : tr_format("The conversation lost another {}.", -change);
  return fmt::format("{} {}", before, then);
}

std::string worry_text(const Debrief& debrief) {
  if (!debrief.worry_found) return {};
  return *debrief.worry_found ? tr("You found it.") : tr("It never came up.");
}

}  // namespace

DebriefModel make_debrief_model(const AttemptRunner& runner, const EarlierResults& earlier,
                                const CriterionScores& best_written) {
  const auto debrief = make_debrief(runner, best_written);
  DebriefModel model;
  model.scenario_id = runner.scenario().id;
  model.scenario_title = debrief.scenario_title;
  model.customer = debrief.customer;
  model.portrait = runner.scenario().customer.portrait;
  model.headline = debrief.ended ? debrief.ending_title : tr("Not finished");
  model.tier = debrief.ended ? tier_name(debrief.tier) : std::string();
  model.account = debrief.account;
  model.word_of_mouth = debrief.word_of_mouth;
  model.status = status_line(debrief);
  model.overall = debrief.overall ? points_text(debrief.overall) : std::string(tr("Not rated"));
  model.overall_compared = capitalised(compared_text(earlier.overall, std::nullopt));
  model.has_earlier = earlier.attempts > 0;
  for (std::size_t c = 0; c < debrief.criteria.size(); ++c) {
    const auto before = c < earlier.criteria.size() ? earlier.criteria[c] : EarlierScore{};
    model.criteria.push_back(bar_of(debrief.criteria[c], before));
  }
  model.pass_each = debrief.mark.each / 100.0;
  model.mood = debrief.mood;
  model.loyalty_before = debrief.loyalty_before;
  model.loyalty_after = debrief.loyalty_after;
  model.loyalty_text = loyalty_text(debrief);
  model.worry = debrief.worry;
  model.worry_text = worry_text(debrief);
  model.trust_text = trust_text(debrief);
  for (const auto& promise : debrief.promises) model.promises.push_back(entry_of(promise));
  for (const auto& remedy : debrief.remedies) {
    model.remedies.push_back({remedy.what, fmt::format("{} {}", remedy.cost, debrief.currency), false});
  }
  if (!debrief.remedies.empty())
    model.cost_text = tr_format("{} {} in all", debrief.remedy_cost, debrief.currency);
  model.keep = debrief.keep;
  model.start = debrief.start;
  model.stop = debrief.stop;
  for (const auto& turn : debrief.turns) model.turns.push_back(make_coach_note(turn));
  model.can_try_again = runner.attempt().mode == Mode::Practice;
  return model;
}

}  // namespace rapport::gui
