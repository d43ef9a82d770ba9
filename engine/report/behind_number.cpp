// SPDX-License-Identifier: MIT
#include "engine/report/behind_number.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "engine/attempt/score.h"
#include "engine/records/felt_outcome.h"
#include "engine/report/debrief.h"

namespace rapport {
namespace {

constexpr std::size_t kPage = 200;  ///< attempts that are asked for at once

bool is_counted(const AttemptSummary& attempt, const Counted& counted) {
  if (counted.kind == Counted::Kind::Begun) return true;
  if (!is_finished(attempt.status)) return false;
  switch (counted.kind) {
    case Counted::Kind::Passed:
      return attempt.status == AttemptStatus::Passed;
    case Counted::Kind::Rated:
      return points_of(attempt, counted.measure).has_value();
    case Counted::Kind::Felt:
      return attempt.trust && attempt.anger;
    case Counted::Kind::Remedies:
      return attempt.remedy_cost > 0;
    case Counted::Kind::Shown:
    case Counted::Kind::NotShown:
      return attempt.typed;
    default:
      return true;
  }
}

void put_in_order(std::vector<AttemptSummary>& attempts, const Counted& counted) {
  const auto by = [&](const auto& key) { std::ranges::stable_sort(attempts, {}, key); };
  if (counted.kind == Counted::Kind::Rated)
    by([&](const auto& one) { return *points_of(one, counted.measure); });
  if (counted.kind == Counted::Kind::Felt) by([](const auto& one) { return *one.trust - *one.anger; });
  if (counted.kind == Counted::Kind::Remedies) by([](const auto& one) { return -one.remedy_cost; });
}

/// One by one, the latest first, until `look` has enough; true if there were no more.
Result<bool> go_through(const Records& records, const RecordFilter& filter,
                        const std::function<Result<bool>(const AttemptSummary&)>& look) {
  std::optional<AttemptCursor> after;
  while (true) {
    const auto page = records.attempts(filter, kPage, after);
    if (!page) return tl::unexpected(page.error());
    for (const auto& attempt : *page) {
      const auto goes_on = look(attempt);
      if (!goes_on) return tl::unexpected(goes_on.error());
      if (!*goes_on) return false;
    }
    if (page->size() < kPage) return true;
    after = AttemptCursor{page->back().started, page->back().id};
  }
}

/// Where in the rubric of an attempt the thing is that is counted.
struct Place {
  std::size_t criterion = 0;
  std::optional<std::size_t> sign;
};

std::optional<Place> place_in(const Rubric& rubric, const Counted& counted) {
  if (counted.kind == Counted::Kind::Called || counted.kind == Counted::Kind::Missed) {
    const auto criterion = rubric.find_criterion(counted.id);
    return criterion ? std::optional(Place{*criterion, std::nullopt}) : std::nullopt;
  }
  const auto sign = std::ranges::find(rubric.indicators, counted.id, &Indicator::id);
  if (sign == rubric.indicators.end()) return std::nullopt;
  return Place{sign->criterion, static_cast<std::size_t>(sign - rubric.indicators.begin())};
}

/// The same questions that tally_moments() and tally_signs() ask.
bool is_counted(const AttemptRunner& runner, std::size_t reply, const Place& place, Counted::Kind kind) {
  const auto& assessment = runner.assessments()[reply];
  const auto& criterion = assessment.criteria[place.criterion];
  const bool called = criterion.called_for && criterion.level;
  if (kind == Counted::Kind::Called) return called;
  if (kind == Counted::Kind::Missed) return criterion.is_missed();
  const auto& hearing = runner.hearings()[reply];
  if (assessment.rated_by != RatedBy::Assessor || !hearing || !hearing->reading) return false;
  const bool shown = std::ranges::any_of(
      hearing->reading->signs, [&](const ShownSign& sign) { return sign.indicator == *place.sign; });
  return kind == Counted::Kind::Shown ? shown : called && !shown;
}

/// Adds the replies of one attempt that are counted.
void add_replies(BehindNumber& behind, const AttemptSummary& attempt, const AttemptRunner& runner,
                 const Counted& counted) {
  const auto place = place_in(runner.rubric(), counted);
  if (!place) return;
  std::optional<Debrief> told;
  for (std::size_t i = 0; i < runner.assessments().size(); ++i) {
    if (!is_counted(runner, i, *place, counted.kind)) continue;
    if (!told) told = make_debrief(runner);
    behind.replies.push_back(
        {attempt, i, told->turns[i].words, runner.assessments()[i].criteria[place->criterion].level});
  }
}

}  // namespace

bool counts_replies(const Counted& counted) {
  return counted.kind >= Counted::Kind::Called;
}

Result<BehindNumber> behind_number(const Records& records, const AttemptRepository& attempts,
                                   const TextsAtHand& at_hand, RecordFilter filter, const Counted& counted,
                                   const Listener* listener, const Clock& clock, const LookLimits& limits) {
  filter.mode = filter.mode.value_or(Mode::Assessment);
  BehindNumber behind;
  std::size_t played = 0;
  const auto looked = go_through(records, filter, [&](const AttemptSummary& attempt) -> Result<bool> {
    const bool enough = counts_replies(counted)
                            ? behind.looked_at >= limits.listed || played >= limits.played ||
                                  behind.replies.size() >= limits.replies
                            : behind.looked_at >= limits.attempts;
    if (enough) return false;
    ++behind.looked_at;
    if (!is_counted(attempt, counted)) return true;
    if (!counts_replies(counted)) {
      behind.attempts.push_back(attempt);
      return true;
    }
    ++played;
    const auto kept = attempts.find(attempt.id);
    if (!kept) return tl::unexpected(kept.error());
    const auto runner = as_played(records, at_hand, *kept, listener, clock);
    if (runner) {
      add_replies(behind, attempt, *runner, counted);
    } else {
      ++behind.lost;
    }
    return true;
  });
  if (!looked) return tl::unexpected(looked.error());
  behind.is_all = *looked;
  put_in_order(behind.attempts, counted);
  return behind;
}

}  // namespace rapport
