// SPDX-License-Identifier: MIT
/// \file RAPPORT_APPROVE=1 writes tests/exporting/baselines anew; read what has changed before you commit it.
#include "engine/exporting/xapi_statements.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <sstream>

#include "engine/base/named_uuid.h"
#include "tests/exporting/hostile_words.h"
#include "tests/exporting/told_attempt.h"

namespace rapport::test {
namespace {

using nlohmann::json;

StatementFrame some_frame() {
  StatementFrame frame;
  frame.home = "https://training.example.org";
  frame.person = "p-00000000-0000-4000-8000-00000000000a";
  frame.teams = {{"t-1", "Front desk"}};
  return frame;
}

std::vector<json> parsed(const std::vector<Statement>& statements) {
  std::vector<json> all;
  for (const auto& statement : statements) all.push_back(json::parse(statement.json));
  return all;
}

std::string verb_of(const json& statement) {
  const auto id = statement["verb"]["id"].get<std::string>();
  return id.substr(id.rfind('/') + 1);
}

/// Calls `see` with every value and the key that it stands under.
void for_each_value(const json& value, const std::string& key,
                    const std::function<void(const std::string&, const json&)>& see) {
  see(key, value);
  if (value.is_object()) {
    for (const auto& [inner, one] : value.items()) for_each_value(one, inner, see);
  } else if (value.is_array()) {
    for (const auto& one : value) for_each_value(one, key, see);
  }
}

TEST(NamedUuid, IsThatOfTheStandard) {
  EXPECT_EQ(named_uuid("6ba7b810-9dad-11d1-80b4-00c04fd430c8", "python.org"),
            "886313e1-3b8a-5372-9b90-0c9aee199e5d");
  EXPECT_EQ(named_uuid("a"), named_uuid("a"));
  EXPECT_NE(named_uuid("a"), named_uuid("b"));
}

TEST(XapiStatements, AreThoseThatWereApproved) {
  const auto text = statement_array(
      xapi_statements(told_attempt("~\nbad\n> I call you tomorrow at nine.\n"), some_frame()));
  // One value a line, so that a change can be read.
  const auto readable = nlohmann::ordered_json::parse(text).dump(1) + "\n";
  const std::string file = RAPPORT_SOURCE_DIR "/tests/exporting/baselines/statements.json";
  if (std::getenv("RAPPORT_APPROVE") != nullptr) std::ofstream(file, std::ios::binary) << readable;
  std::ostringstream approved;
  approved << std::ifstream(file, std::ios::binary).rdbuf();
  EXPECT_EQ(readable, approved.str());
}

TEST(XapiStatements, TellASessionInTheOrderOfCmi5) {
  const auto all = parsed(xapi_statements(told_attempt("good\ndated\n"), some_frame()));
  std::vector<std::string> verbs;
  for (const auto& one : all) verbs.push_back(verb_of(one));
  EXPECT_EQ(verbs, (std::vector<std::string>{"initialized", "answered", "answered", "passed", "completed",
                                             "terminated"}));
  EXPECT_EQ(verb_of(parsed(xapi_statements(told_attempt("bad\nvague\n"), some_frame())).at(3)), "failed");
  const auto& judged = all[3];
  EXPECT_EQ(judged["result"]["success"], true);
  EXPECT_EQ(judged["result"]["score"]["scaled"], 1.0);
  EXPECT_EQ(judged["result"]["score"]["raw"], 100);
  EXPECT_EQ(all[4]["result"]["completion"], true);
  for (const auto& one : all) EXPECT_EQ(one["context"]["registration"], all[0]["context"]["registration"]);
}

TEST(XapiStatements, SayNothingOfAnAttemptThatIsNotFinished) {
  EXPECT_TRUE(xapi_statements(told_attempt("good\n"), some_frame()).empty());
  EXPECT_TRUE(xapi_statements(told_attempt(""), some_frame()).empty());
  EXPECT_EQ(statement_array({}), "[\n]\n");
}

TEST(XapiStatements, HaveTheSameIdsWheneverTheyAreMade) {
  const auto runner = told_attempt("good\ndated\n");
  const auto once = xapi_statements(runner, some_frame());
  const auto again = xapi_statements(told_attempt("good\ndated\n"), some_frame());
  ASSERT_EQ(once.size(), again.size());
  std::set<std::string> ids;
  const std::regex version5("[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
  for (std::size_t i = 0; i < once.size(); ++i) {
    EXPECT_EQ(once[i].json, again[i].json);
    EXPECT_TRUE(std::regex_match(once[i].id, version5)) << once[i].id;
    EXPECT_EQ(json::parse(once[i].json)["id"], once[i].id);
    EXPECT_TRUE(ids.insert(once[i].id).second);
  }
  for (const auto& other : xapi_statements(told_attempt("good\ndated\n", nullptr, "another"), some_frame()))
    EXPECT_TRUE(ids.insert(other.id).second) << "of another attempt";
}

TEST(XapiStatements, NeverHoldANullAndAlwaysNameExtensionsByAnAddress) {
  for (const auto* replies :
       {"good\ndated\n", "~\nbad\n> We will see.\n", "> Words that nobody can rate\nbad\nvague\n"}) {
    for (const auto& statement : parsed(xapi_statements(told_attempt(replies), some_frame()))) {
      EXPECT_FALSE(statement.contains("version"));
      for_each_value(statement, "", [](const std::string& key, const json& value) {
        EXPECT_FALSE(value.is_null()) << key;
        if (key != "extensions" || !value.is_object()) return;
        for (const auto& [name, unused] : value.items())
          EXPECT_TRUE(name.starts_with("https://rapport.invalid/xapi/") ||
                      name.starts_with("https://w3id.org/xapi/cmi5/"))
              << name;
      });
    }
  }
}

TEST(XapiStatements, NameThePersonByAPseudonymAlone) {
  const auto text = statement_array(xapi_statements(told_attempt("good\ndated\n"), some_frame()));
  EXPECT_EQ(text.find("Kim"), std::string::npos) << "the trainee's name";
  EXPECT_EQ(text.find("mbox"), std::string::npos);
  EXPECT_EQ(json::parse(text)[0]["actor"]["account"]["name"], some_frame().person);
}

TEST(XapiStatements, LeaveOutWhatWasTypedIfThatIsWished) {
  const auto runner = told_attempt("> My own secret words\ngood\ndated\n");
  auto frame = some_frame();
  EXPECT_NE(statement_array(xapi_statements(runner, frame)).find("secret words"), std::string::npos);
  frame.own_words = OwnWords::LeftOut;
  const auto without = xapi_statements(runner, frame);
  EXPECT_EQ(statement_array(without).find("secret words"), std::string::npos);
  EXPECT_EQ(json::parse(without[1].json)["object"]["definition"]["interactionType"], "long-fill-in");
}

TEST(XapiStatements, GiveEachReplyItsMoment) {
  auto frame = some_frame();
  frame.given = {TimePoint(std::chrono::milliseconds(-1)), TimePoint(std::chrono::milliseconds(1'000))};
  const auto all = parsed(xapi_statements(told_attempt("good\ndated\n"), frame));
  EXPECT_EQ(all[1]["timestamp"], "1969-12-31T23:59:59.999Z");
  EXPECT_EQ(all[2]["timestamp"], "1970-01-01T00:00:01.000Z");
}

TEST(XapiStatements, SayWhatIsMadeUp) {
  auto frame = some_frame();
  frame.demonstration = true;
  for (const auto& one : parsed(xapi_statements(told_attempt("good\ndated\n"), frame)))
    EXPECT_EQ(one["context"]["extensions"]["https://rapport.invalid/xapi/demonstration"], true);
}

TEST(XapiStatements, AreNotHarmedByWhatSomebodyWrote) {
  const auto plain_parts = parsed(
      xapi_statements(told_attempt("> Or words\ngood\ndated\n", spoilt_scenario("words")), some_frame()));
  for (const auto& text : hostile_words()) {
    SCOPED_TRACE(text.substr(0, 40));
    auto frame = some_frame();
    frame.person = text;
    frame.teams = {{text, text}};
    const auto all = parsed(
        xapi_statements(told_attempt(to_line({WrittenReply::Kind::Typed, "Or " + text}) + "\ngood\ndated\n",
                                     spoilt_scenario(text), text),
                        frame));
    ASSERT_EQ(all.size(), plain_parts.size());
    const auto keys = [](const json& statement) {
      std::vector<std::string> names;
      for_each_value(statement, "", [&](const std::string& key, const json& value) {
        names.push_back(key);
        EXPECT_FALSE(value.is_string() && value.get<std::string>().find('\x1B') != std::string::npos);
      });
      return names;
    };
    for (std::size_t i = 0; i < all.size(); ++i) {
      EXPECT_EQ(keys(all[i]), keys(plain_parts[i])) << "words have become structure";
      const auto id = all[i]["object"]["id"].get<std::string>();
      EXPECT_TRUE(id.starts_with("https://training.example.org/scenarios/")) << id.substr(0, 60);
      EXPECT_EQ(id.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~%:/"),
                std::string::npos);
      EXPECT_EQ(std::ranges::count(id, '/'), i == 0 || i > 3 ? 4 : i == 1 ? 7 : 6) << "an id is one part";
      EXPECT_EQ(id.find("/../"), std::string::npos);
    }
  }
}

TEST(XapiHome, IsAnAddressWithAHostAndNothingElse) {
  for (const auto* good :
       {"https://rapport.invalid", "http://localhost:8080/training", "https://a.example/%C3%A9"})
    EXPECT_TRUE(check_home(good)) << good;
  for (const auto* bad : {"", "rapport", "https://", "https:///x", "ftp://a", "https://a/", "https://a b",
                          "https://a?b", "https://user@a", "javascript:alert(1)", "https://a\n"})
    EXPECT_FALSE(check_home(bad)) << bad;
}

}  // namespace
}  // namespace rapport::test
