// SPDX-License-Identifier: MIT
/// \file The report as CSV and as JSON.
#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>
#include <regex>

#include "engine/exporting/report_csv.h"
#include "engine/exporting/report_json.h"
#include "engine/text/utf8.h"
#include "tests/exporting/hostile_words.h"
#include "tests/exporting/made_report.h"

namespace rapport::test {
namespace {

constexpr ReportTable kAllTables[] = {ReportTable::People,  ReportTable::Teams, ReportTable::Scenarios,
                                      ReportTable::Months,  ReportTable::Signs, ReportTable::Moments,
                                      ReportTable::Criteria};

/// What RFC 4180 says of a file, as rows of cells; a cell that was in quotes keeps one at its beginning.
std::vector<std::vector<std::string>> strict_rows(const std::string& bytes) {
  std::vector<std::vector<std::string>> rows;
  std::vector<std::string> row;
  std::size_t at = 0;
  while (at < bytes.size()) {
    std::string cell;
    if (bytes[at] == '"') {
      cell = "\"";
      for (++at;; ++at) {
        if (at >= bytes.size()) {
          ADD_FAILURE() << "a quote is not closed";
          return rows;
        }
        if (bytes[at] == '"' && at + 1 < bytes.size() && bytes[at + 1] == '"') {
          ++at;
        } else if (bytes[at] == '"') {
          break;
        }
        cell += bytes[at];
      }
      ++at;
    } else {
      while (at < bytes.size() && bytes[at] != ',' && bytes[at] != '\r') {
        EXPECT_NE(bytes[at], '"') << "a quote in a cell without quotes";
        EXPECT_NE(bytes[at], '\n');
        cell += bytes[at++];
      }
    }
    row.push_back(cell);
    if (at < bytes.size() && bytes[at] == ',') {
      ++at;
      continue;
    }
    EXPECT_EQ(bytes.substr(at, 2), "\r\n");
    at += 2;
    rows.push_back(std::move(row));
    row.clear();
  }
  return rows;
}

std::string bare(const std::string& cell) {
  return cell.starts_with('"') ? cell.substr(1) : cell;
}

TEST(ReportCsv, IsATableWithARowForEach) {
  const auto report = made_report(12);
  const std::size_t rows[] = {12, 2, 2, 8, 3, 2, 5};
  for (std::size_t i = 0; i < std::size(kAllTables); ++i) {
    const auto table = strict_rows(report_csv(report, kAllTables[i]));
    ASSERT_EQ(table.size(), rows[i] + 1) << kReportTableWords[i];
    for (const auto& row : table) EXPECT_EQ(row.size(), table[0].size()) << kReportTableWords[i];
    for (const auto& name : table[0]) EXPECT_TRUE(std::regex_match(name, std::regex("[a-z_]+"))) << name;
  }
}

TEST(ReportCsv, LeavesNumbersNumbers) {
  auto report = made_report(1);
  report.people[0].measures[0] = made_cell(80, 80, 20, 2);
  report.people[0].felt = 3.14159265;
  const auto table = strict_rows(report_csv(report, ReportTable::People));
  const auto cell = [&](const std::string& name) {
    return table[1][static_cast<std::size_t>(std::ranges::find(table[0], name) - table[0].begin())];
  };
  EXPECT_EQ(cell("overall_lift"), "-60") << "not a text with an apostrophe";
  EXPECT_EQ(cell("overall_mean"), "60");
  EXPECT_EQ(cell("felt"), "3.1416");
  EXPECT_EQ(cell("overall_trend"), "falling");
  EXPECT_EQ(cell("demonstration"), "yes");
  EXPECT_EQ(cell("last_active"), "2026-11-21T13:05:00.000Z");
  report.people[0].felt = std::numeric_limits<double>::quiet_NaN();
  report.people[0].measures = {};
  report.people[0].gap.reset();
  const auto empty = strict_rows(report_csv(report, ReportTable::People));
  EXPECT_EQ(std::ranges::count(empty[1], std::string()), 41)
      << "felt, five times seven, the gap, and what it is not narrowed to";
}

TEST(ReportCsv, SaysInEveryTableWhatItIsOfAndThatItIsADemonstration) {
  auto report = made_report(3);
  report.question.filter.mode = Mode::Practice;
  for (const auto table : kAllTables) {
    const auto rows = strict_rows(report_csv(report, table));
    for (std::size_t r = 1; r < rows.size(); ++r) {
      const auto cell = [&](const std::string& name) {
        return rows[r].at(static_cast<std::size_t>(std::ranges::find(rows[0], name) - rows[0].begin()));
      };
      EXPECT_EQ(cell("report_mode"), "practice");
      EXPECT_EQ(cell("report_team"), "north");
      EXPECT_EQ(cell("report_scenario"), "");
      EXPECT_EQ(cell("report_from"), "2026-04");
      EXPECT_EQ(cell("report_demonstration"), "all");
    }
  }
}

TEST(ReportCsv, IsNotHarmedByWhatSomebodyWrote) {
  const auto plain_of = [](ReportTable table) { return strict_rows(report_csv(made_report(3), table)); };
  for (const auto& text : hostile_words()) {
    SCOPED_TRACE(text.substr(0, 40));
    auto report = made_report(3);
    for_each_text(report, [&](std::string& one) { one = text; });
    for (const auto table : kAllTables) {
      const auto bytes = report_csv(report, table);
      EXPECT_EQ(first_invalid_utf8(bytes), std::nullopt);
      EXPECT_EQ(bytes.find('\0'), std::string::npos);
      EXPECT_EQ(bytes.find('\x1B'), std::string::npos);
      const auto rows = strict_rows(bytes);
      const auto plain = plain_of(table);
      ASSERT_EQ(rows.size(), plain.size()) << "words have become rows";
      for (std::size_t r = 0; r < rows.size(); ++r) {
        ASSERT_EQ(rows[r].size(), plain[r].size()) << "words have become cells";
        for (const auto& one : rows[r]) {
          const auto cell = bare(one);
          if (cell.empty() || std::regex_match(cell, std::regex("-?[0-9.]+"))) continue;
          EXPECT_EQ(std::string("=+-@\t\r\n").find(cell[0]), std::string::npos) << cell.substr(0, 40);
        }
      }
    }
  }
}

TEST(ReportJson, HoldsWhatTheReportHolds) {
  const auto report = made_report(12);
  const auto json = nlohmann::json::parse(report_json(report));
  EXPECT_EQ(json["demonstration"], "all");
  EXPECT_EQ(json["question"]["mode"], "assessment");
  EXPECT_EQ(json["question"]["from"], "2026-04");
  EXPECT_TRUE(json["question"]["demonstration"].is_null());
  ASSERT_EQ(json["people"].size(), 12U);
  for (std::size_t i = 0; i < report.people.size(); ++i) {
    const auto& row = report.people[i];
    const auto& one = json["people"][i];
    EXPECT_EQ(one["name"], row.name);
    EXPECT_EQ(one["finished"], row.finished);
    for (const auto measure : kAllMeasures) {
      const auto& cell = row.measures[place_of(measure)];
      const auto& told = one["measures"][std::string(word_of(measure))];
      ASSERT_EQ(told.is_null(), !cell.has_value());
      if (!cell) continue;
      EXPECT_EQ(told["last"], cell->last);
      EXPECT_EQ(told["lift"].is_null(), !cell->lift.has_value());
    }
  }
  EXPECT_EQ(json["months"].size(), 8U);
  EXPECT_TRUE(json["months"][3]["felt"].is_null());
  EXPECT_EQ(json["scenarios"][0]["remedy_cost"]["currency"], "GBP");
  EXPECT_EQ(json["total"]["measures"]["empathy"]["lift"], -3.2);
  EXPECT_EQ(report_json(report), report_json(made_report(12)));
}

TEST(ReportJson, IsNotHarmedByWhatSomebodyWrote) {
  for (const auto& text : hostile_words()) {
    SCOPED_TRACE(text.substr(0, 40));
    auto report = made_report(3);
    for_each_text(report, [&](std::string& one) { one = text; });
    const auto json = nlohmann::json::parse(report_json(report));
    EXPECT_EQ(json["people"].size(), 3U);
    EXPECT_EQ(json["people"][0].size(),
              nlohmann::json::parse(report_json(made_report(3)))["people"][0].size());
  }
}

}  // namespace
}  // namespace rapport::test
