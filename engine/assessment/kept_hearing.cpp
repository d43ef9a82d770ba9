// SPDX-License-Identifier: MIT
#include "engine/assessment/kept_hearing.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace rapport {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kForm = 1;

Json heard_json(const Heard& heard, const Rubric& rubric) {
  Json json = {{"levels", Json::object()}, {"shown", Json::array()}};
  for (std::size_t c = 0; c < rubric.criteria.size(); ++c) {
    if (const auto level = heard.ratings.at(static_cast<CriterionIndex>(c)))
      json["levels"][rubric.criteria[c].id] = static_cast<int>(*level);
  }
  for (std::size_t i = 0; i < rubric.indicators.size(); ++i) {
    if (heard.shown[i]) json["shown"].push_back(rubric.indicators[i].id);
  }
  json["earned"] = heard.earned_percent;
  json["harms"] = heard.harms;
  return json;
}

Json reading_json(const Reading& reading, const Rubric& rubric) {
  Json json = {
      {"language", reading.language}, {"rated", reading.rated},
      {"cut", reading.cut},           {"setting", kSettingNames[static_cast<std::size_t>(reading.setting)]},
      {"criteria", Json::array()},    {"signs", Json::array()}};
  for (std::size_t c = 0; c < std::min(reading.criteria.size(), rubric.criteria.size()); ++c) {
    const auto& rated = reading.criteria[c];
    Json signs = Json::array();
    for (const auto& sign : reading.signs) {
      const auto& indicator = rubric.indicators[sign.indicator];
      if (indicator.concerns(static_cast<CriterionIndex>(c))) signs.push_back(indicator.id);
    }
    json["criteria"].push_back({{"id", rubric.criteria[c].id},
                                {"level", static_cast<int>(rated.level)},
                                {"score", rated.score},
                                {"confidence", rated.confidence},
                                {"signs", std::move(signs)}});
  }
  for (const auto& sign : reading.signs) {
    json["signs"].push_back({{"id", rubric.indicators[sign.indicator].id},
                             {"confidence", sign.confidence},
                             {"begin", sign.words.begin},
                             {"end", sign.words.end}});
  }
  return json;
}

/// Reads what somebody may have edited: whatever is not as it should be makes the whole of no use.
struct Reader {
  bool is_good = true;

  void need(bool so) { is_good = is_good && so; }

  const Json& at(const Json& json, const char* key) {
    static const Json kNone;
    const auto found = json.is_object() ? json.find(key) : json.end();
    need(json.is_object() && found != json.end());
    return is_good ? *found : kNone;
  }
  std::string text(const Json& json) {
    need(json.is_string());
    return is_good ? json.get<std::string>() : std::string();
  }
  std::int64_t whole(const Json& json, std::int64_t least, std::int64_t most) {
    need(json.is_number_integer());
    const auto value = is_good ? json.get<std::int64_t>() : least;
    need(value >= least && value <= most);
    return is_good ? value : least;
  }
  double number(const Json& json) {
    need(json.is_number());
    return is_good ? json.get<double>() : 0;
  }
  double share(const Json& json) {
    const auto value = number(json);
    need(value >= 0 && value <= 1);
    return value;
  }
  bool truth(const Json& json) {
    need(json.is_boolean());
    return is_good && json.get<bool>();
  }
  Level level(const Json& json) { return static_cast<Level>(whole(json, -1, 2)); }
  CriterionIndex criterion(const Rubric& rubric, const std::string& id) {
    const auto found = rubric.find_criterion(id);
    need(found.has_value());
    return found.value_or(0);
  }
  IndicatorIndex indicator(const Rubric& rubric, const std::string& id) {
    const auto found = rubric.find_indicator(id);
    need(found.has_value());
    return found.value_or(0);
  }
};

Heard heard_from(Reader& read, const Json& json, const Rubric& rubric) {
  Heard heard;
  const auto& levels = read.at(json, "levels");
  read.need(levels.is_object());
  if (!read.is_good) return heard;
  for (const auto& [id, level] : levels.items())
    heard.ratings.set(read.criterion(rubric, id), read.level(level));
  for (const auto& id : read.at(json, "shown")) heard.shown.set(read.indicator(rubric, read.text(id)));
  constexpr int kAll = 100;
  heard.earned_percent = static_cast<std::uint8_t>(read.whole(read.at(json, "earned"), 0, kAll));
  heard.harms = static_cast<std::uint8_t>(read.whole(read.at(json, "harms"), 0, kMostCriteria));
  return heard;
}

Reading reading_from(Reader& read, const Json& json, const Rubric& rubric, std::size_t words_bytes) {
  Reading reading;
  reading.language = read.text(read.at(json, "language"));
  reading.rated = read.truth(read.at(json, "rated"));
  reading.cut = read.truth(read.at(json, "cut"));
  const auto setting = std::ranges::find(kSettingNames, read.text(read.at(json, "setting")));
  read.need(setting != kSettingNames.end());
  if (read.is_good) reading.setting = static_cast<Setting>(setting - kSettingNames.begin());
  reading.criteria.resize(rubric.criteria.size());
  std::size_t known = 0;
  for (const auto& rated : read.at(json, "criteria")) {
    const auto place = read.criterion(rubric, read.text(read.at(rated, "id")));
    reading.criteria[place] = {read.level(read.at(rated, "level")), read.number(read.at(rated, "score")),
                               read.share(read.at(rated, "confidence"))};
    ++known;
  }
  read.need(known == rubric.criteria.size());
  const auto most = static_cast<std::int64_t>(words_bytes);
  for (const auto& sign : read.at(json, "signs")) {
    ShownSign shown;
    shown.indicator = read.indicator(rubric, read.text(read.at(sign, "id")));
    shown.confidence = read.number(read.at(sign, "confidence"));
    shown.words.begin = static_cast<std::size_t>(read.whole(read.at(sign, "begin"), 0, most));
    shown.words.end = static_cast<std::size_t>(
        read.whole(read.at(sign, "end"), static_cast<std::int64_t>(shown.words.begin), most));
    reading.signs.push_back(shown);
  }
  return reading;
}

}  // namespace

std::string to_kept_text(const Hearing& hearing, const Scenario& scenario, TurnIndex turn,
                         const Rubric& rubric) {
  Json json = {{"form", kForm}};
  if (!hearing.assessor.empty()) json["assessor"] = hearing.assessor;
  if (hearing.option) json["option"] = scenario.turns[turn].replies[*hearing.option].id;
  json["verbatim"] = hearing.verbatim;
  json["heard"] = heard_json(hearing.heard, rubric);
  if (hearing.reading) json["reading"] = reading_json(*hearing.reading, rubric);
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<Hearing> hearing_from_kept_text(std::string_view text, const Scenario& scenario, TurnIndex turn,
                                              const OptionSet& open_options, const Rubric& rubric,
                                              std::size_t words_bytes) {
  const auto json = Json::parse(text.begin(), text.end(), nullptr, false);
  Reader read;
  Hearing hearing;
  read.need(json.is_object() && read.whole(read.at(json, "form"), 0, kForm) == kForm);
  if (!read.is_good) return std::nullopt;
  if (json.contains("assessor")) hearing.assessor = read.text(json["assessor"]);
  if (json.contains("option")) {
    const auto& options = scenario.turns[turn].replies;
    const auto found = std::ranges::find(options, read.text(json["option"]), &ReplyOption::id);
    read.need(found != options.end());
    if (!read.is_good) return std::nullopt;
    hearing.option = static_cast<OptionIndex>(found - options.begin());
    read.need(open_options[*hearing.option]);
  }
  hearing.verbatim = read.truth(read.at(json, "verbatim"));
  hearing.heard = heard_from(read, read.at(json, "heard"), rubric);
  if (read.is_good && json.contains("reading"))
    hearing.reading = reading_from(read, json["reading"], rubric, words_bytes);
  return read.is_good ? std::optional(std::move(hearing)) : std::nullopt;
}

std::vector<KeptRating> ratings_of_kept_text(std::string_view text) {
  const auto json = Json::parse(text.begin(), text.end(), nullptr, false);
  Reader read;
  const auto& reading = read.at(json, "reading");
  if (!read.truth(read.at(reading, "rated"))) return {};
  std::vector<KeptRating> ratings;
  for (const auto& rated : read.at(reading, "criteria")) {
    KeptRating rating{read.text(read.at(rated, "id")),
                      read.level(read.at(rated, "level")),
                      read.share(read.at(rated, "confidence")),
                      {}};
    for (const auto& sign : read.at(rated, "signs")) rating.signs.push_back(read.text(sign));
    ratings.push_back(std::move(rating));
  }
  return read.is_good ? ratings : std::vector<KeptRating>{};
}

}  // namespace rapport
