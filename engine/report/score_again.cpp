// SPDX-License-Identifier: MIT
#include "engine/report/score_again.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "engine/assessment/assess.h"
#include "engine/attempt/score.h"
#include "engine/authoring/scenario_loader.h"
#include "engine/base/words.h"
#include "engine/session/advance.h"

namespace rapport {
namespace {

tl::unexpected<Error> not_as_played() {
  return failure(ErrorCode::Conflict, tr("This is not the text of the scenario that was played."),
                 tr("Score it again by the text that was kept when the attempt began."));
}

/// The reply as it is rated by the new scenario and rubric, at the turn where it was given.
Assessment rate(const Reply& reply, const Scenario& scenario, const OptionSet& open_options,
                const Rubric& rubric, const Listener& listener) {
  const auto& turn = scenario.turns[reply.turn];
  AssessedReply assessed{reply.option, reply.kind == WrittenReply::Kind::Silence, reply.words, nullptr};
  if (reply.kind != WrittenReply::Kind::Typed) return assess(rubric, turn, assessed);
  const auto hearing = listener.hear(scenario, reply.turn, open_options, reply.words);
  // What the words were taken to mean when they were said decided the way; what they are worth follows from
  // the words, unless they are an author's.
  if (!hearing.verbatim) assessed.option.reset();
  if (hearing.reading) assessed.reading = &*hearing.reading;
  return assess(rubric, turn, assessed);
}

}  // namespace

Result<std::shared_ptr<const Scenario>> by_rubric(const Scenario& played, std::string text,
                                                  const Rubric& rubric) {
  if (content_hash(text) != played.hash) return not_as_played();
  auto loaded = load_scenario_text(played.id + ".yaml", std::move(text), rubric);
  if (loaded.value) return loaded.value;
  const auto first = std::ranges::find(loaded.diagnostics, Severity::Error, &Diagnostic::severity);
  return failure(
      ErrorCode::Invalid,
      tr_format("The scenario as it was played does not fit the rubric \"{}\": {}", rubric.id,
                first == loaded.diagnostics.end() ? std::string() : first->message),
      tr("A rubric by which attempts are scored again must keep the criteria and signs that their scenarios "
         "name."));
}

Result<Scoring> score_again(const AttemptRunner& runner, const Scenario& scenario,
                            const std::shared_ptr<const Rubric>& rubric, const Listener* listener,
                            TimePoint now) {
  if (!is_finished(runner.attempt().result.status))
    return failure(ErrorCode::Conflict, tr("Only a finished attempt can be scored again."));
  if (scenario.hash != runner.scenario().hash) return not_as_played();
  const auto rates = rubric_of(scenario, rubric);
  const Listener plain;
  std::vector<Assessment> assessments;
  const auto& played = runner.scenario().program;
  auto state = begin_conversation(played, runner.session().seed(), nullptr);
  for (const auto& reply : runner.session().replies()) {
    assessments.push_back(
        rate(reply, scenario, state.open_options, *rates, listener == nullptr ? plain : *listener));
    state = advance(played, std::move(state), move_of(reply), nullptr);
  }
  const auto scores = score(*rates, assessments);
  Scoring scoring;
  scoring.rubric_id = rates->id;
  scoring.rubric_version = rates->version;
  scoring.rubric_hash = rates->hash;
  scoring.scored = now;
  scoring.status =
      passes(scores, scenario.pass.value_or(rates->pass)) ? AttemptStatus::Passed : AttemptStatus::Failed;
  scoring.overall = scores.overall;
  scoring.criteria = scores.criteria;
  return scoring;
}

}  // namespace rapport
