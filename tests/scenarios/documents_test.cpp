// SPDX-License-Identifier: MIT
/// \file What the documents say about scenarios is true.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <sstream>

#include "engine/authoring/library.h"
#include "engine/base/file.h"
#include "tests/support/test_scenario.h"

namespace rapport::test {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLargestDocument = 1 << 20;

std::string document(const std::string& path) {
  const auto text = read_file(fs::path(RAPPORT_SOURCE_DIR) / path, kLargestDocument);
  if (!text) ADD_FAILURE() << text.error().text();
  return text ? *text : std::string();
}

/// The first fenced block with this info string.
std::string block(const std::string& text, const std::string& info) {
  const auto begin = text.find("```" + info + "\n");
  if (begin == std::string::npos) return {};
  const auto from = begin + info.size() + 4;
  return text.substr(from, text.find("```", from) - from);
}

TEST(ScenarioFormat, ExampleLoadsWithoutAnyFindingAndCanBePlayed) {
  const auto loaded = load_scenario_text(
      "wrong-latte.yaml", block(document("docs/scenario-format.md"), "yaml"), *shipped_rubric());
  for (const auto& diagnostic : loaded.diagnostics) ADD_FAILURE() << to_text(diagnostic);
  ASSERT_TRUE(loaded.value);
  Talk talk(loaded.value);
  talk.choose("own-it").choose("name-it-and-mark");
  EXPECT_EQ(talk.place(), "regular-again");
  EXPECT_EQ(talk.trust(), 50 + 10 + 15 + 8) << "the kept promise counts";
}

TEST(Template, LintsClean) {
  const auto loaded =
      load_scenario(RAPPORT_SOURCE_DIR "/scenarios/templates/first-scenario.yaml", *shipped_rubric());
  for (const auto& diagnostic : loaded.diagnostics) ADD_FAILURE() << to_text(diagnostic);
  EXPECT_TRUE(loaded.value);
}

TEST(Rubric, LoadsWithoutAnyFinding) {
  const auto loaded = load_rubric(RAPPORT_SOURCE_DIR "/assets/rubrics/recovery.yaml");
  for (const auto& diagnostic : loaded.diagnostics) ADD_FAILURE() << to_text(diagnostic);
  ASSERT_TRUE(loaded.value);
  EXPECT_GE(loaded.value->indicators.size(), 25U);
  EXPECT_EQ(loaded.value->slips.size(), 20U);
}

/// docs/coverage.md lists each practice as `| E5 | what | scenario, scenario |`, an uncovered one with `-`.
TEST(Coverage, ListsExactlyWhatTheScenariosCover) {
  std::map<std::string, std::set<std::string>> covered;
  for (const auto& file : scenario_files({RAPPORT_SOURCE_DIR "/scenarios", ""})) {
    const auto scenario = load_scenario(file, *shipped_rubric()).value;
    ASSERT_TRUE(scenario);
    for (const auto& code : scenario->practices) covered[code].insert(scenario->id);
    for (const auto& turn : scenario->turns) {
      for (const auto& reply : turn.replies) {
        for (const auto& slip : reply.slips) covered[slip].insert(scenario->id);
      }
    }
  }
  std::map<std::string, std::set<std::string>> listed;
  std::set<std::string> uncovered;
  std::istringstream lines(document("docs/coverage.md"));
  const std::regex row(R"(\| ([A-U][0-9]{1,2}) \| .* \| ([a-z, -]+) \|)");
  for (std::string line; std::getline(lines, line);) {
    std::smatch match;
    if (!std::regex_match(line, match, row)) continue;
    if (match[2] == "-") {
      uncovered.insert(match[1]);
      continue;
    }
    std::istringstream names(match[2]);
    for (std::string name; std::getline(names, name, ',');) {
      name.erase(0, name.find_first_not_of(' '));
      listed[match[1]].insert(name);
    }
  }
  EXPECT_EQ(listed, covered);
  for (const auto& code : uncovered) EXPECT_FALSE(covered.contains(code)) << code;
  EXPECT_GE(listed.size() + uncovered.size(), 200U) << "every practice is named, covered or not";
}

/// The schema knows the same keys as the loader's document.
TEST(Schema, IsValidJsonAndKnowsEveryTopLevelKeyOfTheFormat) {
  const auto schema = nlohmann::json::parse(document("assets/scenario.schema.json"), nullptr, false);
  ASSERT_FALSE(schema.is_discarded());
  std::set<std::string> known;
  for (const auto& [key, value] : schema["properties"].items()) {
    known.insert(key);
    EXPECT_TRUE(value.contains("description") || value.contains("$ref")) << key;
  }
  const std::set<std::string> keys = {
      "format",    "id",         "version",  "title",   "language", "sector",    "summary",
      "tags",      "difficulty", "minutes",  "author",  "license",  "practices", "rubric",
      "channel",   "currency",   "pass",     "failure", "briefing", "customer",  "facts",
      "variables", "promises",   "remedies", "turns",   "endings",  "start"};
  EXPECT_EQ(known, keys);
}

}  // namespace
}  // namespace rapport::test
