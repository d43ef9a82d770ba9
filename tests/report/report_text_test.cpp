// SPDX-License-Identifier: MIT
#include "engine/exporting/report_text.h"

#include <gtest/gtest.h>

#include "engine/exporting/calibration_text.h"
#include "engine/exporting/text_table.h"
#include "engine/text/utf8.h"
#include "tests/report/invented_attempts.h"
#include "tests/support/test_scenario.h"

namespace rapport {
namespace {

using test::day;

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const auto end = text.find('\n', begin);
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

CohortReport report_of(const MemoryRecords& records) {
  CohortQuestion question;
  question.now = day(200);
  return make_cohort_report(question, *ask(records, question), {}, *test::shipped_rubric());
}

TEST(ReportText, FitsEightyColumns) {
  auto records = test::invented_records(test::invented_attempts(1, 900));
  ASSERT_TRUE(records.put_person(
      {"p-00",
       "Somebody with a name that is far longer than a line of a terminal could ever take in",
       {},
       false}));
  const auto text = report_text(report_of(records), {}, 100, {});
  for (const auto& line : lines_of(text)) EXPECT_LE(count_characters(line), 80U) << line;
  EXPECT_NE(std::string::npos, text.find("Somebody with a"));
}

TEST(ReportText, ShowsTheNumbersOfTheReport) {
  const auto report = report_of(test::invented_records(test::invented_attempts(1, 900)));
  const auto text = report_text(report, {}, 100, {});
  const auto& total = report.total;
  EXPECT_NE(std::string::npos, text.find(fmt::format("Attempts: {} begun, {} finished, {} passed",
                                                     total.begun, total.finished, total.passed)));
  const auto& row = report.people.front();
  const auto found = text.find(row.name + " ");
  ASSERT_NE(std::string::npos, found);
  const auto line = text.substr(found, text.find('\n', found) - found);
  EXPECT_NE(std::string::npos, line.find(fmt::format(" {}  ", row.measures[0]->last))) << line;
  EXPECT_NE(std::string::npos, text.find("2026-03"));
}

TEST(ReportText, ListsFirstTheSignsThatComeLeastOftenForHowOftenTheyCould) {
  CohortReport report;
  report.total.begun = 1;
  report.signs = {{"a.often", "a", "Comes often", Polarity::Earns, 90, 100, 10},
                  {"a.never", "a", "Never comes", Polarity::Earns, 0, 4, 4},
                  {"a.seldom", "a", "Comes seldom", Polarity::Earns, 20, 100, 80},
                  {"a.uncalled", "a", "Nobody could", Polarity::Earns, 0, 0, 0},
                  {"a.harm", "a", "Harms", Polarity::Harms, 3, 0, 0}};
  const auto text = report_text(report, {}, 100, {});
  const auto never = text.find("Never comes"), seldom = text.find("Comes seldom"),
             often = text.find("Comes often");
  ASSERT_NE(std::string::npos, never);
  EXPECT_LT(never, seldom);
  EXPECT_LT(seldom, often);
  EXPECT_LT(often, text.find("Harms"));
  EXPECT_EQ(std::string::npos, text.find("Nobody could"));
}

TEST(ReportText, SaysHowManyPeopleItLeavesOut) {
  const auto report = report_of(test::invented_records(test::invented_attempts(1, 900)));
  const auto text = report_text(report, {}, 5, {});
  EXPECT_NE(std::string::npos, text.find(fmt::format("{} more are not listed", report.people.size() - 5)));
}

TEST(ReportText, SaysFirstThatItIsDemonstration) {
  EXPECT_TRUE(report_text(report_of(test::invented_records(test::invented_attempts(1, 900))), {}, 5, {})
                  .starts_with("DEMONSTRATION"));
}

TEST(ReportText, LetsNoNameDriveTheTerminal) {
  MemoryRecords records;
  ASSERT_TRUE(records.put_person({"p", "\x1b[2J\x1b]0;x\x07 Mallory\nTotal 100\xC2\x9B", {}, false}));
  records.add({test::finished("p", Mode::Assessment, day(190), {50, 50, 50, 50, 50}), {}, {}, 0});
  auto report = report_of(records);
  report.question.filter.team_id = "\x1b[31m\n";
  const auto text = report_text(report, {}, 5, {});
  for (const char c : text)
    EXPECT_TRUE(c == '\n' || static_cast<unsigned char>(c) >= 0x20) << static_cast<int>(c);
  EXPECT_EQ(std::string::npos, text.find("\xC2\x9B"));
  for (const auto& line : lines_of(text)) EXPECT_FALSE(line.starts_with("Total 100"));
}

TEST(ReportText, SaysLittleOfAnEmptyStore) {
  const auto text = report_text(report_of(MemoryRecords{}), {}, 5, {});
  EXPECT_NE(std::string::npos, text.find("0 people"));
  EXPECT_EQ(std::string::npos, text.find("nan"));
}

TEST(TextTable, CutsTheFirstColumnWhereTheTableIsTooWide) {
  TextTable table({{"Name", TextTable::Side::Left}, {"n"}});
  table.add_row({"Zo\xC3\xAB with a long name", "7"});
  table.add_row({"A", "123"});
  TextStyle narrow;
  narrow.width = 18;
  EXPECT_EQ("Name             n\nZo\xC3\xAB with a l\u2026    7\nA              123\n", table.text(narrow));
  EXPECT_EQ("Name                    n\nZo\xC3\xAB with a long name    7\nA                     123\n",
            table.text({}));
}

TEST(CalibrationText, FitsEightyColumnsAndSaysHowFarToTrust) {
  std::vector<Opinion> opinions;
  for (std::int64_t i = 0; i < 80; ++i) {
    Opinion opinion;
    opinion.serial = i + 1;
    opinion.attempt_id = fmt::format("0b4f{:04}-1111-4222-8333-444455556666", i);
    opinion.scenario_id = "repeated-billing-error";
    opinion.criterion_id = i % 2 == 0 ? "empathy" : "listening";
    opinion.machine = static_cast<Level>(i % 4 - 1);
    opinion.machine_signs = {"empathy.stock"};
    opinion.level = i % 7 == 0 ? Level::Missing : *opinion.machine;
    opinion.blind = i % 10 != 0;
    opinion.reason =
        "It names the feeling, and then takes it back with a \"but\" that the customer will remember.";
    opinion.demonstration = i == 0;
    opinions.push_back(opinion);
  }
  const auto report = make_calibration(opinions, *test::shipped_rubric(), {}, 5, 1);
  const auto text = calibration_text(report, {});
  for (const auto& line : lines_of(text)) EXPECT_LE(count_characters(line), 80U) << line;
  EXPECT_TRUE(text.starts_with("DEMONSTRATION"));
  EXPECT_NE(std::string::npos, text.find("8 corrections. They were chosen because they looked wrong"));
  EXPECT_NE(std::string::npos, calibration_text({}, {}).find("Too few to say"));
}

}  // namespace
}  // namespace rapport
