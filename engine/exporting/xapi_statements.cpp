// SPDX-License-Identifier: MIT
#include "engine/exporting/xapi_statements.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "engine/attempt/score.h"
#include "engine/base/named_uuid.h"
#include "engine/exporting/moment_iso.h"
#include "engine/exporting/plain_characters.h"
#include "engine/exporting/rounded_score.h"
#include "engine/report/debrief.h"

namespace rapport {
namespace {

using Json = nlohmann::ordered_json;

// Addresses that others have given their meaning, and one of our own, which nobody can own.
constexpr std::string_view kVerbs = "http://adlnet.gov/expapi/verbs/";
constexpr std::string_view kSimulation = "http://adlnet.gov/expapi/activities/simulation";
constexpr std::string_view kInteraction = "http://adlnet.gov/expapi/activities/cmi.interaction";
constexpr std::string_view kCmi5 = "https://w3id.org/xapi/cmi5/context/categories/cmi5";
constexpr std::string_view kMoveOn = "https://w3id.org/xapi/cmi5/context/categories/moveon";
constexpr std::string_view kSession = "https://w3id.org/xapi/cmi5/context/extensions/sessionid";
constexpr std::string_view kMastery = "https://w3id.org/xapi/cmi5/context/extensions/masteryscore";
constexpr std::string_view kOwn = "https://rapport.invalid/xapi/";

std::string own(std::string_view name) {
  return fmt::format("{}{}", kOwn, name);
}

bool is_unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
         c == '~' || c == '.';
}

/// An id as one part of a path, whatever stands in it. Source: RFC 3986, section 2.1.
std::string path_part(std::string_view id) {
  const bool only_dots = id.find_first_not_of('.') == std::string_view::npos;  // would be a way upwards
  std::string out;
  for (const char c : id) {
    if (is_unreserved(c) && !only_dots) {
      out += c;
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return out;
}

/// Source: ISO 8601, durations.
std::string duration(std::chrono::milliseconds length) {
  const auto whole = std::max<std::int64_t>(length.count(), 0);
  return fmt::format("PT{}.{:02}S", whole / 1000, whole % 1000 / 10);
}

/// The statements of one attempt, from its beginning to its end.
class StatementWriter {
 public:
  StatementWriter(const AttemptRunner& runner, const StatementFrame& frame)
      : runner_(runner), frame_(frame), debrief_(make_debrief(runner)) {
    language_ = runner.scenario().language.empty() ? "und" : plain_characters(runner.scenario().language);
    scenario_ = fmt::format("{}/scenarios/{}", frame.home, path_part(runner.scenario().id));
  }

  std::vector<Statement> write() {
    const auto& attempt = runner_.attempt();
    add("initialized", "initialized", attempt.started, scenario_activity(), nullptr, Rules::Defined);
    for (std::size_t i = 0; i < debrief_.turns.size(); ++i) write_reply(i);
    const bool passed = attempt.result.status == AttemptStatus::Passed;
    add(passed ? "passed" : "failed", "judged", attempt.updated, scenario_activity(), judgement(passed),
        Rules::MovesOn);
    Json completed = {{"completion", true}, {"duration", held_for()}};
    add("completed", "completed", attempt.updated, scenario_activity(), std::move(completed), Rules::MovesOn);
    add("terminated", "terminated", attempt.updated, scenario_activity(), {{"duration", held_for()}},
        Rules::Defined);
    return std::move(statements_);
  }

 private:
  /// What cmi5 says of a statement: nothing, that it is one of its own, or that it also decides whether the
  /// learner may move on.
  enum class Rules { Allowed, Defined, MovesOn };

  void add(std::string_view verb, std::string_view place, TimePoint at, Json object, Json result,
           Rules rules) {
    const auto& attempt = runner_.attempt();
    const auto id = named_uuid(fmt::format("statement/{}/{}", attempt.id, place));
    Json json = {{"id", id}, {"actor", actor()}, {"verb", verb_json(verb)}, {"object", std::move(object)}};
    if (!result.is_null()) json["result"] = std::move(result);
    json["context"] = context(rules);
    json["timestamp"] = moment_iso(at);
    statements_.push_back({id, json.dump(-1, ' ', false, Json::error_handler_t::replace)});
  }

  [[nodiscard]] Json actor() const {
    return {{"objectType", "Agent"},
            {"account", {{"homePage", frame_.home}, {"name", plain_characters(frame_.person)}}}};
  }

  static Json verb_json(std::string_view verb) {
    return {{"id", fmt::format("{}{}", kVerbs, verb)}, {"display", {{"en", verb}}}};
  }

  [[nodiscard]] Json words(std::string_view text) const { return {{language_, plain_characters(text)}}; }

  [[nodiscard]] Json scenario_activity() const {
    const auto& scenario = runner_.scenario();
    Json definition = {{"type", kSimulation}, {"name", words(scenario.title)}};
    if (!scenario.summary.empty()) definition["description"] = words(scenario.summary);
    return {{"objectType", "Activity"}, {"id", scenario_}, {"definition", std::move(definition)}};
  }

  [[nodiscard]] Json context(Rules rules) const {
    const auto& attempt = runner_.attempt();
    const auto& scenario = runner_.scenario();
    const auto& rubric = runner_.rubric();
    const auto enrolment = fmt::format("enrolment/{}/{}/{}", frame_.home, frame_.person, scenario.id);
    Json activities = Json::object();
    if (rules == Rules::Allowed)
      activities["parent"] = Json::array({{{"objectType", "Activity"}, {"id", scenario_}}});
    for (const auto& team : frame_.teams) activities["grouping"].push_back(team_activity(team));
    if (rules != Rules::Allowed) {
      activities["category"] = Json::array({{{"objectType", "Activity"}, {"id", kCmi5}}});
      if (rules == Rules::MovesOn)
        activities["category"].push_back({{"objectType", "Activity"}, {"id", kMoveOn}});
    }
    Json extensions = {
        {kSession, plain_characters(attempt.id)},
        {own("mode"), word_of(attempt.mode)},
        {own("scenario-hash"), scenario.hash},
        {own("rubric"), {{"id", rubric.id}, {"version", rubric.version}, {"hash", rubric.hash}}}};
    if (rules == Rules::MovesOn) extensions[std::string(kMastery)] = mark().overall / 100.0;
    if (frame_.demonstration) extensions[own("demonstration")] = true;
    Json json = {{"registration", named_uuid(enrolment)}};
    if (!activities.empty()) json["contextActivities"] = std::move(activities);
    json["revision"] = fmt::format("{}", scenario.version);
    json["platform"] = "Rapport";
    json["language"] = language_;
    json["extensions"] = std::move(extensions);
    return json;
  }

  [[nodiscard]] Json team_activity(const CohortTeam& team) const {
    Json activity = {{"objectType", "Activity"},
                     {"id", fmt::format("{}/teams/{}", frame_.home, path_part(team.id))}};
    if (!team.name.empty()) activity["definition"] = {{"name", {{"und", plain_characters(team.name)}}}};
    return activity;
  }

  [[nodiscard]] PassMark mark() const { return runner_.scenario().pass.value_or(runner_.rubric().pass); }

  [[nodiscard]] std::string held_for() const {
    return duration(runner_.attempt().updated - runner_.attempt().started);
  }

  [[nodiscard]] Json judgement(bool passed) const {
    const auto& result = runner_.attempt().result;
    Json json = Json::object();
    if (result.overall) {
      json["score"] = {{"scaled", rounded_score(*result.overall)},
                       {"raw", points(*result.overall)},
                       {"min", 0},
                       {"max", 100}};
    }
    json["success"] = passed;
    json["duration"] = held_for();
    Json extensions = Json::object();
    // What was recorded, as the judgement was: a replay may rate typed words otherwise by now.
    const auto& criteria = runner_.rubric().criteria;
    const bool fits = result.criteria.size() == criteria.size();
    for (std::size_t c = 0; c < criteria.size(); ++c) {
      const auto score = fits ? result.criteria[c] : debrief_.criteria[c].score;
      if (score) extensions[own("score/" + path_part(criteria[c].id))] = rounded_score(*score);
    }
    extensions[own("ending")] = plain_characters(debrief_.ending_id);
    extensions[own("tier")] = word_of(debrief_.tier);
    extensions[own("trust")] = debrief_.mood.back().trust;
    extensions[own("anger")] = debrief_.mood.back().anger;
    extensions[own("remedy-cost")] = {{"amount", debrief_.remedy_cost},
                                      {"currency", plain_characters(debrief_.currency)}};
    json["extensions"] = std::move(extensions);
    return json;
  }

  void write_reply(std::size_t i) {
    const auto& attempt = runner_.attempt();
    const auto& reply = runner_.session().replies()[i];
    const auto& turn = runner_.scenario().turns[reply.turn];
    Json result = Json::object();
    if (reply.kind == WrittenReply::Kind::Option && reply.option) {
      result["response"] = plain_characters(turn.replies[*reply.option].id);
    } else if (reply.kind == WrittenReply::Kind::Typed && frame_.own_words == OwnWords::Included) {
      result["response"] = plain_characters(reply.words);
    }
    result["extensions"] = reply_extensions(i);
    // By the end of the attempt it had been given, where nobody has kept when.
    const auto at = i < frame_.given.size() ? frame_.given[i] : attempt.updated;
    add("answered", fmt::format("answered/{}", i), at, moment_activity(turn, reply.kind), std::move(result),
        Rules::Allowed);
  }

  [[nodiscard]] Json reply_extensions(std::size_t i) const {
    constexpr const char* kRaters[] = {"author", "assessor", "nobody"};
    const auto& assessment = runner_.assessments()[i];
    const auto& reply = runner_.session().replies()[i];
    const auto& told = debrief_.turns[i];
    Json json = {{own("reply"), i + 1}};
    for (std::size_t c = 0; c < assessment.criteria.size(); ++c) {
      const auto& level = assessment.criteria[c].level;
      if (level) json[own("level/" + path_part(runner_.rubric().criteria[c].id))] = static_cast<int>(*level);
    }
    json[own("rated-by")] = kRaters[static_cast<std::size_t>(assessment.rated_by)];
    if (!assessment.slips.empty()) json[own("slips")] = assessment.slips;
    if (reply.kind == WrittenReply::Kind::Silence) json[own("silence")] = true;
    if (reply.kind == WrittenReply::Kind::Typed && reply.option)
      json[own("means")] = runner_.scenario().turns[reply.turn].replies[*reply.option].id;
    json[own("trust")] = told.trust;
    json[own("anger")] = told.anger;
    return json;
  }

  /// A turn is two activities: choosing from its replies, and finding words of one's own. An activity has one
  /// kind of interaction for ever.
  [[nodiscard]] Json moment_activity(const Turn& turn, WrittenReply::Kind kind) const {
    const bool chosen = kind != WrittenReply::Kind::Typed;
    Json definition = {{"type", kInteraction}, {"name", words(turn.id)}};
    definition["interactionType"] = chosen ? "choice" : "long-fill-in";
    if (chosen) {
      definition["choices"] = Json::array();
      for (const auto& option : turn.replies)
        definition["choices"].push_back(
            {{"id", plain_characters(option.id)}, {"description", words(option.words)}});
    }
    return {{"objectType", "Activity"},
            {"id", fmt::format("{}/turns/{}{}", scenario_, path_part(turn.id), chosen ? "" : "/own-words")},
            {"definition", std::move(definition)}};
  }

  const AttemptRunner& runner_;
  const StatementFrame& frame_;
  const Debrief debrief_;
  std::string language_, scenario_;
  std::vector<Statement> statements_;
};

}  // namespace

Result<void> check_home(std::string_view home) {
  const auto no = [&](std::string way_out) {
    return failure(ErrorCode::Invalid,
                   fmt::format("\"{}\" cannot be an address to name things by.", plain_characters(home)),
                   std::move(way_out));
  };
  const auto host = home.starts_with("https://")  ? home.substr(8)
                    : home.starts_with("http://") ? home.substr(7)
                                                  : std::string_view();
  if (host.empty() || host.starts_with('/'))
    return no("Give one that begins with https:// and a host, such as https://training.example.org.");
  const auto may_stand = [](char c) { return is_unreserved(c) || c == '/' || c == ':' || c == '%'; };
  if (!std::ranges::all_of(host, may_stand))
    return no("It may hold letters, digits, and the signs - . _ ~ / : %.");
  if (home.ends_with('/')) return no("Leave out the slash at its end.");
  return {};
}

std::vector<Statement> xapi_statements(const AttemptRunner& runner, const StatementFrame& frame) {
  if (!is_finished(runner.attempt().result.status)) return {};
  return StatementWriter(runner, frame).write();
}

std::string statement_array(const std::vector<Statement>& statements) {
  std::string text = "[";
  for (const auto& statement : statements) {
    text += text.size() == 1 ? "\n" : ",\n";
    text += statement.json;
  }
  return text + "\n]\n";
}

}  // namespace rapport
