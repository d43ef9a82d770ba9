// SPDX-License-Identifier: MIT
#include "engine/exporting/attempt_json.h"

#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "engine/assessment/assess.h"
#include "engine/exporting/rounded_score.h"
#include "engine/report/debrief.h"
#include "engine/report/transcript.h"
#include "engine/text/utf8.h"

namespace rapport {
namespace {

using Json = nlohmann::ordered_json;

Json score_json(const std::optional<double>& score) {
  return score ? Json(rounded_score(*score)) : Json(nullptr);
}

std::string promise_state_id(PromiseDebrief::State state) {
  switch (state) {
    case PromiseDebrief::State::Open:
      return "open";
    case PromiseDebrief::State::Kept:
      return "kept";
    case PromiseDebrief::State::Broken:
      return "broken";
    case PromiseDebrief::State::Withdrawn:
      return "withdrawn";
  }
  return {};
}

Json reply_json(const Scenario& scenario, const Reply& reply) {
  const char* kinds[] = {"option", "typed", "silence"};
  Json json = {{"kind", kinds[static_cast<std::size_t>(reply.kind)]}};
  json["option"] = reply.option ? Json(scenario.turns[reply.turn].replies[*reply.option].id) : Json(nullptr);
  if (reply.kind != WrittenReply::Kind::Silence) json["words"] = repair_utf8(words_of(scenario, reply));
  return json;
}

Json ratings_json(const Rubric& rubric, const Assessment& assessment) {
  Json json = Json::object();
  for (std::size_t c = 0; c < assessment.criteria.size(); ++c) {
    const auto& criterion = assessment.criteria[c];
    if (!criterion.level && !criterion.called_for) continue;
    Json rating = {{"level", criterion.level ? Json(static_cast<int>(*criterion.level)) : Json(nullptr)},
                   {"called_for", criterion.called_for}};
    auto because = reason_text(rubric, static_cast<CriterionIndex>(c), criterion.because);
    if (!because.empty()) rating["because"] = std::move(because);
    json[rubric.criteria[c].id] = std::move(rating);
  }
  return json;
}

Json turns_json(const AttemptRunner& runner, const Debrief& debrief) {
  Json json = Json::array();
  for (const auto& turn : debrief.turns) {
    const auto& assessment = runner.assessments()[turn.reply];
    const char* rated_by[] = {"author", "assessor", "nobody"};
    json.push_back({{"turn", turn.turn_id},
                    {"customer", turn.customer},
                    {"reply", reply_json(runner.scenario(), runner.session().replies()[turn.reply])},
                    {"rated_by", rated_by[static_cast<std::size_t>(assessment.rated_by)]},
                    {"ratings", ratings_json(runner.rubric(), assessment)},
                    {"slips", assessment.slips},
                    {"trust", turn.trust},
                    {"anger", turn.anger}});
  }
  return json;
}

Json ending_json(const AttemptRunner& runner, const Debrief& debrief) {
  if (!debrief.ended) return nullptr;
  Json json = {{"id", debrief.ending_id}, {"tier", word_of(debrief.tier)}, {"title", debrief.ending_title}};
  json["says"] = nullptr;
  const auto last = lines_of_last_step(runner.session());
  for (const auto& line : last) {
    if (line.speaker == TranscriptLine::Speaker::Customer) json["says"] = line.text;
  }
  json["account"] = debrief.account;
  if (!debrief.word_of_mouth.empty()) json["word_of_mouth"] = debrief.word_of_mouth;
  return json;
}

}  // namespace

std::string attempt_json(const AttemptRunner& runner) {
  const auto debrief = make_debrief(runner);
  const auto& scenario = runner.scenario();
  const auto& rubric = runner.rubric();
  Json json = {{"scenario", {{"id", scenario.id}, {"version", scenario.version}, {"hash", scenario.hash}}},
               {"rubric", {{"id", rubric.id}, {"version", rubric.version}, {"hash", rubric.hash}}},
               {"seed", runner.session().seed()},
               {"mode", word_of(runner.attempt().mode)},
               {"turns", turns_json(runner, debrief)},
               {"ending", ending_json(runner, debrief)},
               {"status", word_of(debrief.status)}};
  Json criteria = Json::object();
  for (const auto& criterion : debrief.criteria) criteria[criterion.id] = score_json(criterion.score);
  json["scores"] = {{"overall", score_json(debrief.overall)}, {"criteria", std::move(criteria)}};
  json["promises"] = Json::array();
  for (const auto& promise : debrief.promises) {
    json["promises"].push_back({{"id", promise.id}, {"state", promise_state_id(promise.state)}});
  }
  json["remedies"] = Json::array();
  for (const auto& remedy : debrief.remedies)
    json["remedies"].push_back({{"id", remedy.id}, {"cost", remedy.cost}});
  json["remedy_cost"] = debrief.remedy_cost;
  json["currency"] = debrief.currency;
  json["loyalty"] = {{"before", debrief.loyalty_before},
                     {"after", debrief.loyalty_after ? Json(*debrief.loyalty_after) : Json(nullptr)}};
  json["worry_found"] = debrief.worry_found ? Json(*debrief.worry_found) : Json(nullptr);
  return json.dump(2) + "\n";
}

}  // namespace rapport
