// SPDX-License-Identifier: MIT
#include "engine/report/held_attempt.h"

#include <algorithm>
#include <utility>

#include "engine/records/count_signs.h"

namespace rapport {

HeldAttempt held_attempt(const AttemptRunner& runner, std::string person_id,
                         const std::vector<std::optional<Reading>>& readings) {
  const auto& attempt = runner.attempt();
  const auto& state = runner.session().state();
  HeldAttempt held;
  auto& summary = held.summary;
  summary.id = attempt.id;
  summary.person_id = std::move(person_id);
  summary.scenario_id = attempt.saved.scenario_id;
  summary.scenario_version = attempt.scenario_version;
  summary.scenario_hash = attempt.saved.scenario_hash;
  summary.rubric_id = attempt.saved.rubric_id;
  summary.rubric_version = runner.rubric().version;
  summary.rubric_hash = attempt.saved.rubric_hash;
  summary.mode = attempt.mode;
  summary.status = attempt.result.status;
  summary.ending_id = attempt.result.ending_id;
  if (state.phase == Phase::Ended) summary.tier = runner.scenario().endings[state.place].tier;
  summary.trust = state.trust();
  summary.anger = state.anger();
  const auto& replies = runner.session().replies();
  summary.typed = std::ranges::any_of(
      replies, [](const Reply& reply) { return reply.kind == WrittenReply::Kind::Typed; });
  summary.started = attempt.started;
  summary.updated = attempt.updated;
  if (attempt.result.status != AttemptStatus::Incomplete) summary.finished = attempt.updated;
  summary.overall = attempt.result.overall;
  summary.criteria = attempt.result.criteria;
  summary.remedy_cost = attempt.result.remedy_cost;
  held.signs = count_signs(runner.rubric(), runner.assessments(), readings);
  held.replies = replies.size();
  for (std::size_t i = 0; i < replies.size(); ++i) {
    if (i >= readings.size() || !readings[i] || !readings[i]->rated) continue;
    held.rated.push_back({summary.id, i, summary.scenario_id, replies[i].words,
                          machine_ratings(runner.rubric(), *readings[i]), false});
  }
  return held;
}

}  // namespace rapport
