// SPDX-License-Identifier: MIT
#include "engine/exporting/report_json.h"

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "engine/exporting/moment_iso.h"
#include "engine/exporting/plain_characters.h"
#include "engine/exporting/score_json.h"

namespace rapport {
namespace {

using Json = nlohmann::ordered_json;

Json text(const std::string& words) {
  return plain_characters(words);
}

template <typename Value, typename Write>
Json by_measure(const PerMeasure<Value>& values, const Write& write) {
  Json json = Json::object();
  for (const auto measure : kAllMeasures)
    json[std::string(word_of(measure))] = write(values[place_of(measure)]);
  return json;
}

Json cell_json(const std::optional<MeasureCell>& cell) {
  if (!cell) return nullptr;
  return {{"attempts", cell->attempts},
          {"first", cell->first},
          {"best", cell->best},
          {"last", cell->last},
          {"mean", rounded_score(cell->mean)},
          {"lift", cell->lift ? Json(*cell->lift) : Json(nullptr)},
          {"trend", cell->trend ? Json(word_of(*cell->trend)) : Json(nullptr)}};
}

Json mean_json(const AttemptMean& mean) {
  return {{"attempts", mean.attempts}, {"mean", score_json(mean.mean)}};
}

Json total_of_measure_json(const MeasureTotal& total) {
  return {{"attempts", total.attempts},
          {"mean", score_json(total.mean)},
          {"people", total.people},
          {"first", score_json(total.first)},
          {"best", score_json(total.best)},
          {"last", score_json(total.last)},
          {"lifted_people", total.lifted_people},
          {"lift", score_json(total.lift)},
          {"rose", total.rose},
          {"fell", total.fell},
          {"last_by_ten", total.last_by_ten}};
}

Json total_json(const CohortTotal& total) {
  return {{"people", total.people},
          {"not_begun", total.not_begun},
          {"stalled", total.stalled},
          {"begun", total.begun},
          {"finished", total.finished},
          {"passed", total.passed},
          {"people_passed", total.people_passed},
          {"pass_share", score_json(total.pass_share)},
          {"felt", score_json(total.felt)},
          {"measures", by_measure(total.measures, total_of_measure_json)}};
}

Json gap_json(const std::optional<SkillGap>& gap) {
  if (!gap) return nullptr;
  return {{"criterion", word_of(gap->criterion)},
          {"last", gap->last},
          {"attempts", gap->attempts},
          {"scenario", text(gap->scenario_id)},
          {"share_calling_for", rounded_score(gap->share_calling_for)},
          {"played", gap->played}};
}

Json person_json(const PersonRow& person) {
  Json teams = Json::array();
  for (const auto& team : person.team_ids) teams.push_back(text(team));
  return {{"id", text(person.person_id)},
          {"name", text(person.name)},
          {"teams", std::move(teams)},
          {"demonstration", person.demonstration},
          {"state", word_of(person.state)},
          {"last_active", person.last_active ? Json(moment_iso(*person.last_active)) : Json(nullptr)},
          {"begun", person.begun},
          {"finished", person.finished},
          {"passed", person.passed},
          {"felt", score_json(person.felt)},
          {"measures", by_measure(person.measures, cell_json)},
          {"gap", gap_json(person.gap)}};
}

Json cost_json(const RemedyCost& cost) {
  return {{"amount", cost.amount}, {"currency", text(cost.currency)}, {"attempts", cost.attempts}};
}

Json scenario_json(const ScenarioRow& scenario) {
  Json mark = nullptr;
  if (scenario.mark) mark = {{"overall", scenario.mark->overall}, {"each", scenario.mark->each}};
  return {{"id", text(scenario.scenario_id)},
          {"title", text(scenario.title)},
          {"pass_mark", std::move(mark)},
          {"begun", scenario.begun},
          {"finished", scenario.finished},
          {"passed", scenario.passed},
          {"pass_share", score_json(scenario.pass_share)},
          {"felt", score_json(scenario.felt)},
          {"measures", by_measure(scenario.measures, mean_json)},
          {"remedy_cost", cost_json(scenario.cost)}};
}

Json month_json(const MonthRow& month) {
  return {{"month", text_of(month.month)},  {"begun", month.begun},
          {"finished", month.finished},     {"passed", month.passed},
          {"felt", score_json(month.felt)}, {"measures", by_measure(month.measures, mean_json)}};
}

Json question_json(const CohortQuestion& question) {
  const auto& filter = question.filter;
  const auto word = [](const std::string& id) { return id.empty() ? Json(nullptr) : text(id); };
  return {{"mode", word_of(question.mode())},
          {"person", word(filter.person_id)},
          {"team", word(filter.team_id)},
          {"scenario", word(filter.scenario_id)},
          {"from", filter.from ? Json(text_of(*filter.from)) : Json(nullptr)},
          {"to", filter.to ? Json(text_of(*filter.to)) : Json(nullptr)},
          {"demonstration", filter.demonstration ? Json(*filter.demonstration) : Json(nullptr)},
          {"asked", moment_iso(question.now)},
          {"stalled_after_weeks", question.stalled_after_weeks}};
}

template <typename Rows, typename Write>
Json list_of(const Rows& rows, const Write& write) {
  Json json = Json::array();
  for (const auto& row : rows) json.push_back(write(row));
  return json;
}

}  // namespace

std::string report_json(const CohortReport& report) {
  Json json = {{"format", 1}, {"question", question_json(report.question)}};
  json["demonstration"] = demonstration_word(report);
  json["total"] = total_json(report.total);
  json["people"] = list_of(report.people, person_json);
  json["teams"] = list_of(report.teams, [](const TeamRow& team) -> Json {
    return {{"id", text(team.team_id)}, {"name", text(team.name)}, {"total", total_json(team.total)}};
  });
  json["scenarios"] = list_of(report.scenarios, scenario_json);
  json["months"] = list_of(report.months, month_json);
  json["remedy_costs"] = list_of(report.costs, cost_json);
  json["signs"] = list_of(report.signs, [](const SignRow& sign) -> Json {
    return {{"id", text(sign.indicator_id)}, {"criterion", text(sign.criterion_id)},
            {"sign", text(sign.sign)},       {"polarity", word_of(sign.polarity)},
            {"shown", sign.shown},           {"chances", sign.chances},
            {"missed", sign.missed}};
  });
  json["moments"] = list_of(report.moments, [](const MomentRow& moment) -> Json {
    return {{"criterion", text(moment.criterion_id)},
            {"name", text(moment.criterion)},
            {"called", moment.called},
            {"missed", moment.missed}};
  });
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace rapport
