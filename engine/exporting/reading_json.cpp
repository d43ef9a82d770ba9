// SPDX-License-Identifier: MIT
#include "engine/exporting/reading_json.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "engine/authoring/wording.h"
#include "engine/exporting/rounded_score.h"
#include "engine/text/utf8.h"

namespace rapport {
namespace {

using Json = nlohmann::ordered_json;

/// A value of the line's object.
struct Field {
  enum class Kind { None, Text, Number, List, Other };
  Kind kind = Kind::None;
  std::string text;                ///< of a text, or the digits of a number
  std::vector<std::string> words;  ///< of a list of texts; a list of anything else is Other
};

/// Picks the known keys out of an object as it is parsed and keeps nothing else of it.
class FieldPicker : public nlohmann::json_sax<Json> {
 public:
  Field id, customer, reply, calls_for, setting;
  bool is_object = false;
  std::size_t fault_at = 0;  ///< the byte, from 1, at which the line stops being JSON

  bool null() override { return take({}); }
  bool boolean(bool /*value*/) override { return take({Field::Kind::Other, {}, {}}); }
  bool number_integer(number_integer_t value) override { return take_number(std::to_string(value)); }
  bool number_unsigned(number_unsigned_t value) override { return take_number(std::to_string(value)); }
  bool number_float(number_float_t /*value*/, const string_t& digits) override { return take_number(digits); }
  bool string(string_t& text) override {
    if (depth_ == 2 && wanted_ != nullptr && wanted_->kind == Field::Kind::List) {
      wanted_->words.push_back(std::move(text));
      return true;
    }
    return take({Field::Kind::Text, std::move(text), {}});
  }
  bool binary(binary_t& /*bytes*/) override { return take({Field::Kind::Other, {}, {}}); }

  bool start_object(std::size_t /*size*/) override {
    if (depth_ == 0) is_object = true;
    return open(Field::Kind::Other);
  }
  bool key(string_t& name) override {
    if (depth_ == 1) wanted_ = field_of(name);
    return true;
  }
  bool end_object() override { return close(); }
  bool start_array(std::size_t /*size*/) override { return open(Field::Kind::List); }
  bool end_array() override { return close(); }

  bool parse_error(std::size_t position, const std::string& /*last_token*/,
                   const nlohmann::detail::exception& /*problem*/) override {
    fault_at = position;
    return false;
  }

 private:
  Field* field_of(const std::string& name) {
    if (name == "id") return &id;
    if (name == "customer") return &customer;
    if (name == "reply") return &reply;
    if (name == "calls_for") return &calls_for;
    return name == "setting" ? &setting : nullptr;
  }
  bool take(Field value) {
    if (wanted_ == nullptr) return true;
    if (depth_ == 1) {
      *wanted_ = std::move(value);
    } else {
      wanted_->kind = Field::Kind::Other;
    }
    return true;
  }
  bool take_number(std::string digits) { return take({Field::Kind::Number, std::move(digits), {}}); }
  bool open(Field::Kind kind) {
    take({depth_ == 1 ? kind : Field::Kind::Other, {}, {}});
    ++depth_;
    return true;
  }
  bool close() {
    --depth_;
    return true;
  }

  Field* wanted_ = nullptr;
  std::size_t depth_ = 0;
};

std::string to_line(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string id_json(const Field& id) {
  if (id.kind == Field::Kind::Text) return Json(id.text).dump();
  return id.kind == Field::Kind::Number ? id.text : std::string();
}

/// `{` and the id, to which the rest of an object is joined: an id is given back as it came, whatever its
/// digits.
std::string beginning_with(const std::string& id) {
  return id.empty() ? "{" : fmt::format("{{\"id\":{},", id);
}

std::string joined(const std::string& id, const Json& rest) {
  return beginning_with(id) + to_line(rest).substr(1);
}

/// What is wrong with the criteria that a line calls for; fills `request` with them.
std::string read_calls_for(const Field& field, const Rubric& rubric, RatingRequest& request) {
  if (field.kind == Field::Kind::None) return {};
  if (field.kind != Field::Kind::List) return "\"calls_for\" should be a list of criteria.";
  request.calls_for.emplace();
  for (const auto& word : field.words) {
    const auto criterion = rubric.find_criterion(word);
    if (!criterion) {
      std::vector<std::string> known;
      for (const auto& each : rubric.criteria) known.push_back(each.id);
      return fmt::format("There is no criterion {}. {}", in_quotes(word),
                         did_you_mean(word, known, fmt::format("There are {}.", list_of(known))));
    }
    request.calls_for->set(*criterion);
  }
  return {};
}

std::string read_setting(const Field& field, RatingRequest& request) {
  if (field.kind == Field::Kind::None) return {};
  const auto found = std::ranges::find(kSettingNames, field.text);
  if (field.kind != Field::Kind::Text || found == kSettingNames.end()) {
    const std::vector<std::string> known(kSettingNames.begin(), kSettingNames.end());
    return fmt::format("\"setting\" should be {}.", list_of(known, "or"));
  }
  request.setting = static_cast<Setting>(found - kSettingNames.begin());
  return {};
}

std::string read_fields(const FieldPicker& fields, const Rubric& rubric, RatingRequest& request) {
  if (request.id.empty()) return "\"id\" should be a string or a number.";
  if (fields.reply.kind != Field::Kind::Text) return "\"reply\" should be a string.";
  if (fields.customer.kind != Field::Kind::Text && fields.customer.kind != Field::Kind::None)
    return "\"customer\" should be a string.";
  request.customer = fields.customer.text;
  request.reply = fields.reply.text;
  if (auto problem = read_calls_for(fields.calls_for, rubric, request); !problem.empty()) return problem;
  return read_setting(fields.setting, request);
}

Json rating_json(const CriterionReading& reading, bool rated) {
  if (!rated) return {{"level", nullptr}, {"score", nullptr}, {"confidence", 0}};
  return {{"level", static_cast<int>(reading.level)},
          {"score", rounded_score(reading.score)},
          {"confidence", rounded_score(reading.confidence)}};
}

}  // namespace

tl::expected<RatingRequest, BadRequest> rating_request_from_json(std::string_view line,
                                                                 const Rubric& rubric) {
  FieldPicker fields;
  const bool is_json = Json::sax_parse(line.begin(), line.end(), &fields);
  RatingRequest request;
  request.id = id_json(fields.id);
  const auto bad = [&](std::string problem) {
    return tl::unexpected<BadRequest>(BadRequest{request.id, std::move(problem)});
  };
  if (const auto fault = first_invalid_utf8(line))
    return bad(fmt::format("The line is not UTF-8, from its byte {}.", *fault + 1));
  if (!is_json) return bad(fmt::format("The line is not JSON, from its byte {}.", fields.fault_at));
  if (!fields.is_object) return bad(R"(The line should be an object with "id" and "reply".)");
  if (auto problem = read_fields(fields, rubric, request); !problem.empty()) return bad(std::move(problem));
  return request;
}

std::string reading_json(const RatingRequest& request, const Reading& reading, const Rubric& rubric) {
  Json json = {{"language", reading.language}, {"rated", reading.rated}};
  if (!reading.rated)
    json["why"] = fmt::format("The reply seems to be in another language ({}); only English can be rated.",
                              reading.language);
  if (reading.cut) json["cut"] = true;
  json["setting"] =
      reading.rated ? Json(kSettingNames[static_cast<std::size_t>(reading.setting)]) : Json(nullptr);
  auto& ratings = json["ratings"] = Json::object();
  for (std::size_t c = 0; c < rubric.criteria.size(); ++c) {
    auto& rating = ratings[rubric.criteria[c].id] = rating_json(reading.criteria[c], reading.rated);
    if (request.calls_for) rating["called_for"] = request.calls_for->test(c);
  }
  auto& indicators = json["indicators"] = Json::array();
  for (const auto& sign : reading.signs) {
    indicators.push_back({{"id", rubric.indicators[sign.indicator].id},
                          {"confidence", rounded_score(sign.confidence)},
                          {"begin", sign.words.begin},
                          {"end", sign.words.end}});
  }
  return joined(request.id, json);
}

std::string bad_request_json(const BadRequest& bad) {
  return joined(bad.id, Json{{"error", repair_utf8(bad.problem)}});
}

}  // namespace rapport
