// SPDX-License-Identifier: MIT
#include "engine/report/held_attempt.h"

#include <algorithm>
#include <utility>

#include "engine/assessment/kept_hearing.h"

namespace rapport {

AttemptSummary summary_of(const Attempt& attempt) {
  const auto& result = attempt.result;
  AttemptSummary summary;
  summary.id = attempt.id;
  summary.person_id = attempt.person_id;
  summary.scenario_id = attempt.saved.scenario_id;
  summary.scenario_version = attempt.scenario_version;
  summary.scenario_hash = attempt.saved.scenario_hash;
  summary.rubric_id = attempt.saved.rubric_id;
  summary.rubric_version = attempt.rubric_version;
  summary.rubric_hash = attempt.saved.rubric_hash;
  summary.mode = attempt.mode;
  summary.status = result.status;
  summary.ending_id = result.ending_id;
  summary.tier = result.tier;
  summary.trust = result.trust;
  summary.anger = result.anger;
  summary.typed = std::ranges::any_of(attempt.saved.replies, [](const WrittenReply& reply) {
    return reply.kind == WrittenReply::Kind::Typed;
  });
  summary.started = attempt.started;
  summary.updated = attempt.updated;
  if (result.status != AttemptStatus::Incomplete) summary.finished = attempt.updated;
  summary.overall = result.overall;
  summary.criteria = result.criteria;
  summary.remedy_cost = result.remedy_cost;
  summary.shared = attempt.shared;
  summary.demonstration = attempt.demonstration;
  return summary;
}

HeldAttempt held_attempt(const Attempt& attempt) {
  HeldAttempt held;
  held.summary = summary_of(attempt);
  for (const auto& sign : attempt.result.signs)
    held.signs.signs.push_back({sign.indicator_id, sign.shown, sign.shown_called, 1});
  for (const auto& moment : attempt.result.moments)
    held.signs.moments.push_back({moment.criterion_id, moment.called, moment.missed, moment.typed_called});
  held.replies = attempt.saved.replies.size();
  for (std::size_t i = 0; i < std::min(attempt.readings.size(), held.replies); ++i) {
    RatedReply reply{attempt.id,           i, attempt.saved.scenario_id, attempt.saved.replies[i].text, {},
                     attempt.demonstration};
    for (const auto& rating : ratings_of_kept_text(attempt.readings[i]))
      reply.ratings.push_back({rating.criterion_id, rating.level, rating.confidence, rating.signs});
    if (!reply.ratings.empty()) held.rated.push_back(std::move(reply));
  }
  return held;
}

}  // namespace rapport
