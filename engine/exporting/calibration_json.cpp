// SPDX-License-Identifier: MIT
#include "engine/exporting/calibration_json.h"

#include <nlohmann/json.hpp>
#include <optional>

#include "engine/exporting/plain_characters.h"
#include "engine/exporting/score_json.h"

namespace rapport {
namespace {

using Json = nlohmann::ordered_json;

/// As `rapport rate` takes them: -1 to 2.
int number_of(Level level) {
  return static_cast<int>(level);
}

Json agreement_json(const Agreement& agreement) {
  Json interval = nullptr;
  if (agreement.interval)
    interval = {score_json(agreement.interval->low), score_json(agreement.interval->high)};
  return {{"replies", agreement.replies},         {"pairs", agreement.pairs},
          {"kappa", score_json(agreement.kappa)}, {"interval", std::move(interval)},
          {"same", score_json(agreement.exact)},  {"within_one", score_json(agreement.near)},
          {"bias", score_json(agreement.bias)}};
}

const char* trust_word(Trust trust) {
  constexpr const char* kWords[] = {"too-few", "not", "with-every-care", "with-care", "well", "very-well"};
  return kWords[static_cast<std::size_t>(trust)];
}

Json trusted_json(const Agreement& agreement) {
  auto json = agreement_json(agreement);
  json["trust"] = trust_word(trust_in(agreement));
  return json;
}

Json apart_json(const Disagreement& one) {
  return {{"attempt", plain_characters(one.attempt_id)},
          {"reply", one.reply + 1},
          {"scenario", plain_characters(one.scenario_id)},
          {"criterion", plain_characters(one.criterion_id)},
          {"machine", number_of(one.machine)},
          {"trainer", number_of(one.trainer)},
          {"blind", one.blind},
          {"reason", plain_characters(one.reason)}};
}

Json apart_json(const std::vector<Disagreement>& worst) {
  Json json = Json::array();
  for (const auto& one : worst) json.push_back(apart_json(one));
  return json;
}

/// Which criteria are in one trust group, by the words of that trust.
Json verdict_json(const CalibrationReport& report) {
  Json json = Json::array();
  for (const auto& group : trust_groups(report)) {
    Json criteria = Json::array();
    for (const auto* row : group.criteria) criteria.push_back(plain_characters(row->criterion_id));
    json.push_back({{"trust", trust_word(group.trust)}, {"criteria", std::move(criteria)}});
  }
  return json;
}

Json criterion_json(const CriterionCalibration& row) {
  Json table = Json::array();
  for (const auto& of_machine : row.table) table.push_back(of_machine);
  return {{"id", plain_characters(row.criterion_id)},
          {"name", plain_characters(row.criterion)},
          {"scenario", row.scenario_id.empty() ? Json() : Json(plain_characters(row.scenario_id))},
          {"blind", trusted_json(row.blind)},
          {"table", std::move(table)},
          {"corrections", row.corrections},
          {"correction_bias",
           score_json(row.corrections > 0 ? std::optional(row.correction_bias) : std::nullopt)},
          {"furthest_apart", apart_json(row.worst)}};
}

Json sign_json(const SignCalibration& row) {
  return {{"id", plain_characters(row.indicator_id)},
          {"sign", plain_characters(row.sign)},
          {"blind", agreement_json(row.blind)},
          {"corrections", row.corrections},
          {"furthest_apart", apart_json(row.worst)}};
}

}  // namespace

std::string calibration_json(const CalibrationReport& report) {
  Json json = {{"format", 1},
               {"demonstration", report.some_demonstration ? "some" : "none"},
               {"mode", word_of(mode_of(report.filter))},
               {"verdict", verdict_json(report)},
               {"all", agreement_json(report.all)},
               {"criteria", Json::array()},
               {"signs", Json::array()},
               {"trainers", agreement_json(report.trainers)},
               {"corrections", report.corrections},
               {"unrated", report.unrated},
               {"not_blind", report.not_blind},
               {"furthest_apart", apart_json(report.worst)}};
  for (const auto& row : report.criteria) json["criteria"].push_back(criterion_json(row));
  for (const auto& row : report.signs) json["signs"].push_back(sign_json(row));
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace rapport
