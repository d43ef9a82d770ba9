// SPDX-License-Identifier: MIT
#include "engine/exporting/proof_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>

#include "engine/exporting/diagnostics_json.h"
#include "engine/proof/play_text.h"
#include "engine/proof/undecided.h"

namespace rapport {
namespace {

using Json = nlohmann::ordered_json;

Json replies_json(const Scenario& scenario, const std::vector<PlayStep>& play) {
  auto replies = Json::array();
  for (const auto& line : lines_of(scenario, play)) replies.push_back(line.text);
  return replies;
}

Json optional_json(const std::optional<double>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json reached_json(const Scenario& scenario, const std::string& id, const Reached& reached) {
  Json json = {{"id", id}, {"reached", reached.can_be}};
  if (!reached.can_be) return json;
  json["shortest"] = replies_json(scenario, reached.play);
  json["shortest_is_proved"] = reached.is_shortest;
  return json;
}

Json coverage_json(const std::vector<bool>& flags) {
  return {{"seen", std::ranges::count(flags, true)}, {"of", flags.size()}};
}

}  // namespace

std::string proof_json(const Scenario& scenario, const Rubric& rubric, const Proof& proof,
                       const std::vector<Diagnostic>& diagnostics) {
  Json json = {{"scenario", scenario.id},
               {"states", proof.states},
               {"lists_all_states", proof.lists_all_states},
               {"undecided", undecided_claims(scenario, proof)},
               {"endings", Json::array()},
               {"turns", Json::array()},
               {"criteria", Json::array()}};
  for (std::size_t i = 0; i < proof.endings.size(); ++i) {
    auto ending = reached_json(scenario, scenario.endings[i].id, proof.endings[i]);
    ending["tier"] = word_of(scenario.endings[i].tier);
    ending["share_by_chance"] = proof.endings[i].share;
    json["endings"].push_back(std::move(ending));
  }
  for (std::size_t i = 0; i < proof.turns.size(); ++i)
    json["turns"].push_back(reached_json(scenario, scenario.turns[i].id, proof.turns[i]));
  for (std::size_t c = 0; c < proof.criteria.size(); ++c) {
    const auto& range = proof.criteria[c];
    json["criteria"].push_back({{"id", rubric.criteria[c].id},
                                {"lowest", optional_json(range.lowest)},
                                {"lowest_is_proved", range.lowest_is_proved},
                                {"lowest_play", replies_json(scenario, range.lowest_play)},
                                {"mean", optional_json(range.mean)},
                                {"mean_may_err_by", range.mean_may_err_by},
                                {"highest", optional_json(range.highest)},
                                {"highest_is_proved", range.highest_is_proved},
                                {"highest_play", replies_json(scenario, range.highest_play)}});
  }
  json["diagnostics"] = Json::parse(diagnostics_json(diagnostics));
  return json.dump(2) + "\n";
}

std::string simulation_json(const Scenario& scenario, const Rubric& rubric, const Simulation& simulation) {
  Json json = {{"scenario", scenario.id},
               {"plays", simulation.plays},
               {"unfinished", simulation.unfinished},
               {"mean_replies", simulation.mean_replies},
               {"mean_trust", simulation.mean_trust},
               {"mean_anger", simulation.mean_anger},
               {"mean_cost", simulation.mean_cost},
               {"endings", Json::array()},
               {"criteria", Json::array()}};
  for (std::size_t i = 0; i < simulation.endings.size(); ++i)
    json["endings"].push_back({{"id", scenario.endings[i].id},
                               {"tier", word_of(scenario.endings[i].tier)},
                               {"plays", simulation.endings[i]}});
  for (std::size_t c = 0; c < simulation.criteria.size(); ++c) {
    const auto& criterion = simulation.criteria[c];
    json["criteria"].push_back({{"id", rubric.criteria[c].id},
                                {"plays", criterion.plays},
                                {"least", criterion.least},
                                {"mean", criterion.mean},
                                {"most", criterion.most},
                                {"by_tens_of_points", criterion.histogram}});
  }
  json["coverage"] = {{"turns", coverage_json(simulation.seen.turns)},
                      {"replies", coverage_json(simulation.seen.options)},
                      {"branches", coverage_json(simulation.seen.branches)},
                      {"lines", coverage_json(simulation.seen.lines)},
                      {"endings", coverage_json(simulation.seen.endings)}};
  return json.dump(2) + "\n";
}

}  // namespace rapport
