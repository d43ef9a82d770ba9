// SPDX-License-Identifier: MIT
#include "engine/exporting/report_html.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <set>

#include "tests/exporting/hostile_words.h"
#include "tests/exporting/made_report.h"
#include "tests/exporting/told_attempt.h"
#include "tests/support/parsed_page.h"

namespace rapport::test {
namespace {

std::vector<std::shared_ptr<const Scenario>> some_scenarios() {
  auto scenario = std::make_shared<Scenario>(*scenario_of(kToldScenario));
  scenario->id = "wrong-coffee";
  scenario->title = "Caramel, extra hot";
  return {scenario};
}

std::string page_of(const CohortReport& report) {
  return report_html(report, some_scenarios(), std::chrono::minutes(60));
}

std::vector<std::string> cells_of(xmlNode* row) {
  std::vector<std::string> cells;
  for (auto* cell = row->children; cell != nullptr; cell = cell->next) {
    if (cell->type == XML_ELEMENT_NODE) cells.push_back(ParsedPage::text_of(cell));
  }
  return cells;
}

/// The rows of the table in a section, without its head.
std::vector<std::vector<std::string>> rows_of(const ParsedPage& page, const std::string& section) {
  std::vector<std::vector<std::string>> rows;
  for (auto* body : page.all("tbody")) {
    bool inside = false;
    for (auto* node = body->parent; node != nullptr && node->type == XML_ELEMENT_NODE; node = node->parent)
      inside = inside || ParsedPage::attribute(node, "id") == section;
    if (!inside) continue;
    for (auto* row = body->children; row != nullptr; row = row->next) {
      if (row->type == XML_ELEMENT_NODE) rows.push_back(cells_of(row));
    }
  }
  return rows;
}

TEST(ReportHtml, IsWellFormedXmlAndTheSameFromRunToRun) {
  // RAPPORT_KEEP_REPORT=FILE keeps the page, to be looked at.
  const auto page = page_of(made_report(40));
  if (const auto* file = std::getenv("RAPPORT_KEEP_REPORT")) std::ofstream(file, std::ios::binary) << page;
  EXPECT_TRUE(ParsedPage(page).is_well_formed());
  EXPECT_EQ(page, page_of(made_report(40)));
  EXPECT_TRUE(ParsedPage(page_of({})).is_well_formed()) << "with nothing in it";
}

TEST(ReportHtml, HoldsEveryPersonAndEveryNumber) {
  auto report = made_report(1);
  report.people[0].measures[1] = made_cell(40, 90, 72, 3);
  report.people[0].measures[2] = made_cell(55, 55, 55, 1);
  report.people[0].measures[3].reset();
  report.people[0].measures[4] = made_cell(80, 80, 20, 2);
  const ParsedPage page(page_of(report));
  const auto rows = rows_of(page, "people");
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_NE(rows[0][0].find("Ada Archer 1"), std::string::npos);
  EXPECT_NE(rows[0][4].find("72"), std::string::npos);
  EXPECT_NE(rows[0][4].find("first 40, best 90"), std::string::npos) << rows[0][4];
  EXPECT_NE(rows[0][4].find("+32, rising"), std::string::npos) << rows[0][4];
  EXPECT_NE(rows[0][5].find("one attempt"), std::string::npos) << "no lift from a single attempt";
  EXPECT_EQ(rows[0][6], "\u2013");
  EXPECT_NE(rows[0][7].find("\u221260, falling"), std::string::npos) << rows[0][7];
  EXPECT_EQ(rows_of(page, "trend").size(), 8U);
  EXPECT_EQ(rows_of(page, "trend")[3][4], "\u2013") << "a month without finished attempts has no mean";
  EXPECT_EQ(rows_of(page, "teams").size(), 2U);
  EXPECT_EQ(rows_of(page, "scenarios").size(), 2U);
  EXPECT_EQ(rows_of(page, "signs").size(), 3U);
  EXPECT_EQ(rows_of(page, "moments").size(), 2U);
  EXPECT_EQ(rows_of(page, "spread").size(), 5U);
}

TEST(ReportHtml, SaysThatItIsADemonstration) {
  EXPECT_NE(page_of(made_report()).find("class=\"demonstration\">DEMONSTRATION"), std::string::npos);
  auto real = made_report();
  real.some_demonstration = real.all_demonstration = false;
  for (auto& person : real.people) person.demonstration = false;
  const auto page = page_of(real);
  EXPECT_EQ(page.find("DEMONSTRATION"), std::string::npos);
  EXPECT_EQ(page.find("made-up\""), std::string::npos);
}

TEST(ReportHtml, SaysAtItsHeadWhatItIsNarrowedTo) {
  auto report = made_report();
  report.question.filter.demonstration = false;
  const auto page = page_of(report);
  EXPECT_NE(
      page.find("Counted attempts, 2026-04 to 2026-11, team Counter north, without demonstration. As of"),
      std::string::npos);
}

TEST(ReportHtml, TellsPracticeFromCountedAttempts) {
  auto report = made_report();
  EXPECT_NE(page_of(report).find("Counted."), std::string::npos);
  report.question.filter.mode = Mode::Practice;
  EXPECT_NE(page_of(report).find("Practice."), std::string::npos);
}

TEST(ReportHtml, CanBeReadByAScreenReader) {
  const ParsedPage page(page_of(made_report()));
  EXPECT_EQ(ParsedPage::attribute(page.all("html").at(0), "lang"), "en");
  for (const auto* landmark : {"header", "main", "footer"})
    EXPECT_EQ(page.all(landmark).size(), 1U) << landmark;
  for (auto* cell : page.all("th")) EXPECT_FALSE(ParsedPage::attribute(cell, "scope").empty());
  std::set<std::string> ids;
  page.for_each([&](xmlNode* node) {
    const auto id = ParsedPage::attribute(node, "id");
    EXPECT_TRUE(id.empty() || ids.insert(id).second) << id << " twice";
  });
  for (auto* picture : page.all("svg")) {
    const bool is_told = !ParsedPage::attribute(picture, "aria-label").empty();
    EXPECT_TRUE(is_told || ParsedPage::attribute(picture, "aria-hidden") == "true");
  }
  int level = 0;
  page.for_each([&](xmlNode* node) {
    const auto name = ParsedPage::name_of(node);
    if (name.size() != 2 || name[0] != 'h' || name[1] < '1' || name[1] > '6') return;
    EXPECT_LE(name[1] - '0', level + 1) << ParsedPage::text_of(node);
    level = name[1] - '0';
  });
}

TEST(ReportHtml, NeedsNothingButItself) {
  const auto text = page_of(made_report());
  const ParsedPage page(text);
  for (const auto* name : {"script", "link", "img", "iframe", "object", "embed", "form", "input"})
    EXPECT_TRUE(page.all(name).empty()) << name;
  for (const auto* outside : {"url(", "@import", "src=", "https://"})
    EXPECT_EQ(text.find(outside), std::string::npos) << outside;
}

TEST(ReportHtml, BreaksALineWhereNothingIsKnown) {
  auto report = made_report();
  const ParsedPage page(page_of(report));
  EXPECT_EQ(page.all("polyline").size(), 10U) << "two stretches of each of five lines";
  for (auto& month : report.months) month.measures = {};
  EXPECT_TRUE(ParsedPage(page_of(report)).all("polyline").empty());
  report.months.resize(1);
  EXPECT_TRUE(ParsedPage(page_of(report)).is_well_formed());
}

TEST(ReportHtml, IsNotHarmedByWhatSomebodyWrote) {
  const auto elements = [](const std::string& page) {
    std::vector<std::string> names;
    ParsedPage(page).for_each([&](xmlNode* node) { names.push_back(ParsedPage::name_of(node)); });
    return names;
  };
  const auto spoilt = [](const std::string& text) {
    auto report = made_report(3);
    for_each_text(report, [&](std::string& one) { one = text; });
    auto scenario = std::make_shared<Scenario>(*some_scenarios()[0]);
    scenario->id = scenario->title = text;
    return report_html(report, {scenario}, std::chrono::minutes(0));
  };
  const auto harmless = elements(spoilt("plain words"));
  EXPECT_GT(harmless.size(), 100U);
  for (const auto& text : hostile_words()) {
    SCOPED_TRACE(text.substr(0, 40));
    const auto page = spoilt(text);
    EXPECT_TRUE(ParsedPage(page).is_well_formed());
    EXPECT_EQ(page.find("<script"), std::string::npos);
    EXPECT_EQ(page.find('\0'), std::string::npos);
    EXPECT_EQ(elements(page), harmless) << "words have become elements";
  }
}

}  // namespace
}  // namespace rapport::test
