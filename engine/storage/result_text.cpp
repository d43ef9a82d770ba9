// SPDX-License-Identifier: MIT
#include "engine/storage/result_text.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace rapport {
namespace {

std::string dumped(const nlohmann::json& json) {
  return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

/// The items of a list, each turned into a value by `read`, which gives nothing for one that makes no sense.
template <typename Value, typename Read>
std::optional<std::vector<Value>> list_from(std::string_view text, Read read) {
  const auto json = nlohmann::json::parse(text.begin(), text.end(), nullptr, false);
  if (!json.is_array()) return std::nullopt;
  std::vector<Value> values;
  values.reserve(json.size());
  for (const auto& item : json) {
    auto value = read(item);
    if (!value) return std::nullopt;
    values.push_back(std::move(*value));
  }
  return values;
}

/// Whether an item is a list of an id and so many counts.
bool is_tally(const nlohmann::json& item, std::size_t counts) {
  return item.is_array() && item.size() == counts + 1 && item[0].is_string() &&
         std::all_of(item.begin() + 1, item.end(),
                     [](const nlohmann::json& each) { return each.is_number_integer(); });
}

}  // namespace

std::string scores_text(const CriterionScores& scores) {
  auto json = nlohmann::json::array();
  for (const auto& score : scores) json.push_back(score ? nlohmann::json(*score) : nlohmann::json());
  return dumped(json);
}

std::optional<CriterionScores> scores_from(std::string_view text) {
  using Score = std::optional<double>;
  return list_from<Score>(text, [](const nlohmann::json& item) -> std::optional<Score> {
    if (item.is_null()) return Score();
    if (!item.is_number()) return std::nullopt;
    const auto score = item.get<double>();
    return score >= 0 && score <= 1 ? std::optional<Score>(score) : std::nullopt;
  });
}

std::string signs_text(const std::vector<SignTally>& signs) {
  auto json = nlohmann::json::array();
  for (const auto& sign : signs) json.push_back({sign.indicator_id, sign.shown, sign.shown_called});
  return dumped(json);
}

std::optional<std::vector<SignTally>> signs_from(std::string_view text) {
  return list_from<SignTally>(text, [](const nlohmann::json& item) -> std::optional<SignTally> {
    if (!is_tally(item, 2)) return std::nullopt;
    return SignTally{item[0].get<std::string>(), item[1].get<std::int64_t>(), item[2].get<std::int64_t>()};
  });
}

std::string moments_text(const std::vector<MomentTally>& moments) {
  auto json = nlohmann::json::array();
  for (const auto& each : moments)
    json.push_back({each.criterion_id, each.called, each.missed, each.typed_called});
  return dumped(json);
}

std::optional<std::vector<MomentTally>> moments_from(std::string_view text) {
  return list_from<MomentTally>(text, [](const nlohmann::json& item) -> std::optional<MomentTally> {
    if (!is_tally(item, 3)) return std::nullopt;
    return MomentTally{item[0].get<std::string>(), item[1].get<std::int64_t>(), item[2].get<std::int64_t>(),
                       item[3].get<std::int64_t>()};
  });
}

std::string words_text(const std::vector<std::string>& words) {
  return dumped(nlohmann::json(words));
}

std::optional<std::vector<std::string>> words_from(std::string_view text) {
  return list_from<std::string>(text, [](const nlohmann::json& item) -> std::optional<std::string> {
    return item.is_string() ? std::optional(item.get<std::string>()) : std::nullopt;
  });
}

}  // namespace rapport
