// SPDX-License-Identifier: MIT
#include "engine/exporting/attempt_list.h"

#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>

#include "engine/exporting/csv_rows.h"
#include "engine/exporting/moment_iso.h"
#include "engine/exporting/plain_characters.h"
#include "engine/exporting/score_json.h"
#include "engine/records/measure.h"

namespace rapport {
namespace {

using Json = nlohmann::ordered_json;

/// One of the four of the product; none where it was not rated.
std::optional<double> core_score(const AttemptSummary& attempt, CriterionIndex criterion) {
  return criterion < attempt.criteria.size() ? attempt.criteria[criterion] : std::nullopt;
}

std::string moment_or_nothing(const std::optional<TimePoint>& moment) {
  return moment ? moment_iso(*moment) : std::string();
}

Json moment_json(const std::optional<TimePoint>& moment) {
  return moment ? Json(moment_iso(*moment)) : Json(nullptr);
}

Json attempt_object(const AttemptSummary& attempt) {
  const auto text = [](const std::string& words) { return Json(plain_characters(words)); };
  const auto rubric = rubric_of_scores(attempt);
  Json json = {{"id", text(attempt.id)},
               {"person", text(attempt.person_id)},
               {"scenario", text(attempt.scenario_id)},
               {"scenario_version", attempt.scenario_version},
               {"scenario_hash", text(attempt.scenario_hash)},
               {"rubric", text(rubric.id)},
               {"rubric_version", rubric.version},
               {"rubric_hash", text(rubric.hash)},
               {"mode", word_of(attempt.mode)},
               {"status", word_of(attempt.status)},
               {"ending", attempt.ending_id.empty() ? Json(nullptr) : text(attempt.ending_id)},
               {"tier", attempt.tier ? Json(word_of(*attempt.tier)) : Json(nullptr)},
               {"trust", attempt.trust ? Json(*attempt.trust) : Json(nullptr)},
               {"anger", attempt.anger ? Json(*attempt.anger) : Json(nullptr)},
               {"typed", attempt.typed},
               {"started", moment_iso(attempt.started)},
               {"updated", moment_iso(attempt.updated)},
               {"finished", moment_json(attempt.finished)},
               {"overall", score_json(attempt.overall)}};
  for (CriterionIndex c = 0; c < kCoreCriteria; ++c)
    json[std::string(word_of(measure_of(c)))] = score_json(core_score(attempt, c));
  json["criteria"] = Json::array();
  for (const auto& score : attempt.criteria) json["criteria"].push_back(score_json(score));
  json["remedy_cost"] = attempt.remedy_cost;
  json["shared"] = moment_json(attempt.shared);
  json["demonstration"] = attempt.demonstration;
  return json;
}

}  // namespace

std::string attempts_csv(const std::vector<AttemptSummary>& attempts) {
  CsvRows rows;
  for (const std::string_view name :
       {"id", "person", "scenario", "scenario_version", "scenario_hash", "rubric", "rubric_version",
        "rubric_hash", "mode", "status", "ending", "tier", "trust", "anger", "typed", "started", "updated",
        "finished", "overall"})
    rows.text(name);
  for (CriterionIndex c = 0; c < kCoreCriteria; ++c) rows.text(word_of(measure_of(c)));
  rows.text("remedy_cost").text("shared").text("demonstration").end();
  for (const auto& attempt : attempts) {
    rows.text(attempt.id).text(attempt.person_id).text(attempt.scenario_id).number(attempt.scenario_version);
    const auto rubric = rubric_of_scores(attempt);
    rows.text(attempt.scenario_hash).text(rubric.id).number(rubric.version).text(rubric.hash);
    rows.text(word_of(attempt.mode)).text(word_of(attempt.status)).text(attempt.ending_id);
    attempt.tier ? rows.text(word_of(*attempt.tier)) : rows.nothing();
    attempt.trust ? rows.number(*attempt.trust) : rows.nothing();
    attempt.anger ? rows.number(*attempt.anger) : rows.nothing();
    rows.text(attempt.typed ? "yes" : "no")
        .text(moment_iso(attempt.started))
        .text(moment_iso(attempt.updated));
    rows.text(moment_or_nothing(attempt.finished)).number(attempt.overall);
    for (CriterionIndex c = 0; c < kCoreCriteria; ++c) rows.number(core_score(attempt, c));
    rows.number(attempt.remedy_cost).text(moment_or_nothing(attempt.shared));
    rows.text(attempt.demonstration ? "yes" : "no").end();
  }
  return rows.bytes();
}

std::string attempts_json(const std::vector<AttemptSummary>& attempts) {
  Json json = {{"format", 1}, {"attempts", Json::array()}};
  for (const auto& attempt : attempts) json["attempts"].push_back(attempt_object(attempt));
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace rapport
