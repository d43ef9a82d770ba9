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

#include "engine/assessor/cue_grammar.h"
#include "engine/authoring/example_trial.h"
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

TEST(ScenarioFormat, ExampleOfAdditionsLoadsWithoutAnyFindingAndCanBePlayed) {
  const auto page = document("docs/scenario-format.md");
  const auto example =
      block(page.substr(std::min(page.find("## Sub-skills and blockers\n"), page.size())), "yaml");
  const auto loaded = load(example);
  const auto lines_before = static_cast<std::size_t>(std::ranges::count(header(), '\n'));
  for (const auto& diagnostic : loaded.diagnostics) {
    if (diagnostic.line > lines_before) ADD_FAILURE() << to_text(diagnostic);
  }
  ASSERT_TRUE(loaded.value);
  Talk talk(loaded.value);
  talk.choose("ask-about-gas");
  EXPECT_EQ(talk.place(), "happy");
  EXPECT_EQ(talk.session().rubric().criteria.back().name, "Safety");
}

/// The cells of each row of the tables whose heading begins so.
std::vector<std::vector<std::string>> rows_under(const std::string& text, const std::string& heading) {
  std::vector<std::vector<std::string>> rows;
  std::istringstream lines(text.substr(std::min(text.find("\n" + heading), text.size())));
  std::string line;
  for (int skipped = 0; skipped < 3; ++skipped) std::getline(lines, line);
  while (std::getline(lines, line) && line.starts_with("| ")) {
    auto& cells = rows.emplace_back();
    for (std::size_t at = 2; at < line.size();) {
      const auto end = line.find(" |", at);
      cells.push_back(line.substr(at, end - at));
      at = end + 3;
    }
  }
  return rows;
}

/// "One. / Another." as two sentences.
std::vector<std::string> sentences(const std::string& cell) {
  std::vector<std::string> found;
  for (std::size_t at = 0; at < cell.size();) {
    const auto end = std::min(cell.find(" / ", at), cell.size());
    found.push_back(cell.substr(at, end - at));
    at = end + 3;
  }
  return found;
}

/// The example of the rubric's document, as read.
Rubric written_rubric() {
  const auto loaded = load_rubric_text("counter.yaml", block(document("docs/rubric-format.md"), "yaml"));
  for (const auto& diagnostic : loaded.diagnostics) ADD_FAILURE() << to_text(diagnostic);
  return loaded.value ? *loaded.value : Rubric();
}

/// That rubric with one sign, which this one cue shows.
Rubric rubric_of(const std::string& cue, Polarity polarity) {
  auto rubric = written_rubric();
  rubric.indicators.resize(1);
  auto& sign = rubric.indicators[0];
  sign.polarity = polarity;
  sign.cues = {cue};
  sign.examples.clear();
  sign.counter_examples.clear();
  return rubric;
}

/// The examples and counter-examples of the rubric's first sign for which its cues do not do.
std::vector<std::string> failed_sentences(const Rubric& rubric) {
  const auto grammar = CueGrammar::compile(rubric);
  if (!grammar) return {grammar.error().text()};
  std::vector<std::string> failed;
  for (const auto& each : failed_examples(rubric, *grammar)) {
    const auto& sign = rubric.indicators[each.indicator];
    failed.push_back((each.counter ? sign.counter_examples : sign.examples)[each.position]);
  }
  return failed;
}

TEST(RubricFormat, ExampleLoadsWithoutAnyFindingAndSaysWhatTheDocumentSays) {
  const auto rubric = written_rubric();
  ASSERT_EQ(rubric.criteria.size(), kCoreCriteria);
  EXPECT_EQ(rubric.criteria[1].needs.partial, 0.45);
  EXPECT_EQ(rubric.criteria[1].needs.strong, 0.5);
  EXPECT_EQ(rubric.criteria[1].needs.harmful, 0.6);
  ASSERT_EQ(rubric.indicators.size(), 5U);
  EXPECT_EQ(rubric.indicators[0].worth, Level::Strong);
  EXPECT_EQ(rubric.indicators[1].worth, Level::Partial);
  EXPECT_TRUE(rubric.indicators[2].concerns(2)) << "a non-apology counts against ownership, too";
  EXPECT_EQ(rubric.indicators[3].polarity, Polarity::Notes);
}

TEST(RubricFormat, CuesFindWhatTheirTableSaysAndNothingElse) {
  const auto rows = rows_under(document("docs/rubric-format.md"), "| cue | finds |");
  EXPECT_GE(rows.size(), 20U);
  for (const auto& row : rows) {
    ASSERT_EQ(row.size(), 3U) << row.front();
    auto rubric = rubric_of(row[0].substr(1, row[0].size() - 2), Polarity::Earns);
    rubric.indicators[0].examples = sentences(row[1]);
    rubric.indicators[0].counter_examples = sentences(row[2]);
    EXPECT_EQ(failed_sentences(rubric), std::vector<std::string>()) << row[0];
  }
}

TEST(RubricFormat, WordsCountAsTheTableOfScopesSays) {
  const auto rows = rows_under(document("docs/rubric-format.md"), "| sentence | | if it earns |");
  EXPECT_GE(rows.size(), 5U);
  for (const auto& row : rows) {
    ASSERT_EQ(row.size(), 4U) << row.front();
    for (const bool earns : {true, false}) {
      auto rubric = rubric_of("our mistake", earns ? Polarity::Earns : Polarity::Harms);
      const bool found = row[earns ? 2 : 3] == "found";
      (found ? rubric.indicators[0].examples : rubric.indicators[0].counter_examples) = {row[0]};
      EXPECT_EQ(failed_sentences(rubric), std::vector<std::string>()) << (earns ? "earns" : "harms");
    }
  }
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
  for (const auto& file : scenario_files({RAPPORT_SOURCE_DIR "/scenarios", "", ""})) {
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
      "variables", "promises",   "remedies", "adds",    "turns",    "endings",   "start"};
  EXPECT_EQ(known, keys);
}

}  // namespace
}  // namespace rapport::test
