// SPDX-License-Identifier: MIT
#include "engine/exporting/match_json.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "engine/authoring/wording.h"
#include "engine/exporting/rounded_score.h"
#include "engine/text/utf8.h"

namespace rapport {
namespace {

using Json = nlohmann::ordered_json;

/// Lists of examples in options in a list in the line's object; what is deeper is nothing that is read.
constexpr int kDeepest = 4;

/// What is wrong with an option; fills `option` with it.
std::string read_option(const Json& json, OptionWordings& option) {
  if (!json.is_object()) return R"(Each of "options" should be an object with "id" and "examples".)";
  const auto id = json.find("id"), examples = json.find("examples");
  if (id == json.end() || !id->is_string()) return "An option's \"id\" should be a string.";
  option.id = id->get<std::string>();
  auto problem = fmt::format("\"examples\" of {} should be a list of strings.", in_quotes(option.id));
  if (examples == json.end() || !examples->is_array()) return problem;
  for (const auto& example : *examples) {
    if (!example.is_string()) return problem;
    option.examples.push_back(example.get<std::string>());
  }
  return {};
}

std::string read_options(const Json& json, std::vector<OptionWordings>& options) {
  const auto found = json.find("options");
  if (found == json.end() || !found->is_array()) return "\"options\" should be a list.";
  std::set<std::string> ids;
  std::size_t examples = 0;
  for (const auto& each : *found) {
    OptionWordings option;
    if (auto problem = read_option(each, option); !problem.empty()) return problem;
    if (!ids.insert(option.id).second) return fmt::format("There are two options {}.", in_quotes(option.id));
    examples += option.examples.size();
    options.push_back(std::move(option));
  }
  if (examples == 0) return "\"options\" should have an option with an example.";
  if (examples > kMostExamples || options.size() > kMostExamples)
    return fmt::format("There are more than {} options or examples.", kMostExamples);
  return {};
}

std::string read_fields(const Json& json, MatchRequest& request) {
  if (request.id.empty()) return "\"id\" should be a string or a number.";
  const auto reply = json.find("reply");
  if (reply == json.end() || !reply->is_string()) return "\"reply\" should be a string.";
  request.reply = reply->get<std::string>();
  return read_options(json, request.options);
}

}  // namespace

tl::expected<MatchRequest, BadRequest> match_request_from_json(std::string_view line) {
  MatchRequest request;
  const auto bad = [&](std::string problem) {
    return tl::unexpected<BadRequest>(BadRequest{request.id, std::move(problem)});
  };
  if (const auto fault = first_invalid_utf8(line))
    return bad(fmt::format("The line is not UTF-8, from its byte {}.", *fault + 1));
  const auto json = Json::parse(
      line, [](int depth, Json::parse_event_t /*event*/, Json& /*parsed*/) { return depth <= kDeepest; },
      false);
  if (json.is_discarded()) return bad("The line is not JSON.");
  if (!json.is_object()) return bad(R"(The line should be an object with "id", "options" and "reply".)");
  if (const auto id = json.find("id"); id != json.end() && (id->is_string() || id->is_number()))
    request.id = id->dump();
  if (auto problem = read_fields(json, request); !problem.empty()) return bad(std::move(problem));
  return request;
}

std::string match_json(const MatchRequest& request, const Match& match) {
  const auto& best = request.options[match.best].id;
  const Json json = {{"id", Json::parse(request.id)},
                     {"best", best},
                     {"option", match.is_none() ? Json(nullptr) : Json(best)},
                     {"score", rounded_score(match.score)},
                     {"none", rounded_score(match.none)}};
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace rapport
