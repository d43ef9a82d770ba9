// SPDX-License-Identifier: MIT
#include "engine/translation/csv_table.h"

#include <gtest/gtest.h>

#include "tests/translation/support.h"

namespace rapport::test {
namespace {

using Rows = std::vector<std::vector<std::string>>;

struct Read {
  Rows rows;
  std::vector<Diagnostic> diagnostics;
};

Read rows_of(std::string bytes) {
  const SourceText source("test.csv", std::move(bytes));
  DiagnosticReport report(source);
  CsvReader reader(source, report);
  Read read;
  while (const auto row = reader.next()) {
    auto& cells = read.rows.emplace_back();
    for (const auto& cell : *row) cells.push_back(cell.text);
  }
  read.diagnostics = report.take();
  return read;
}

TEST(CsvTable, IsWrittenAsTheStandardAsks) {
  EXPECT_EQ(write_csv({{"line", "a,b"}, {"say \"no\"", "two\nlines"}}, ByteOrderMark::Without),
            "line,\"a,b\"\r\n\"say \"\"no\"\"\",\"two\nlines\"\r\n");
  EXPECT_EQ(write_csv({{"a"}}, ByteOrderMark::With),
            "\xEF\xBB\xBF"
            "a\r\n");
}

TEST(CsvTable, IsReadWithCommasSemicolonsAndTabs) {
  const Rows expected = {{"a", "b"}, {"1", "2"}};
  for (const std::string bytes : {"a,b\r\n1,2\r\n", "a;b\n1;2", "a\tb\r1\t2\r", "sep=;\r\na;b\r\n1;2\r\n",
                                  "\xEF\xBB\xBF\"a\";\"b\"\r\n\"1\";\"2\"\r\n", "a,b\n\n,\n1,2\n"})
    EXPECT_EQ(rows_of(bytes).rows, expected) << bytes;
}

TEST(CsvTable, TakesOnlyOneSignForItsSeparator) {
  EXPECT_EQ(rows_of("a;b\n1,5;2\n").rows, (Rows{{"a", "b"}, {"1,5", "2"}}));
}

TEST(CsvTable, NeverHoldsAFormula) {
  for (const std::string text : {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\n=1", "\uFF1D1", "'=1", "''=1"}) {
    const auto written = write_csv({{text, "x"}}, ByteOrderMark::Without);
    const auto cell = written.substr(written.starts_with('"') ? 1 : 0);
    EXPECT_EQ(cell[0], '\'') << written;
    EXPECT_EQ(rows_of(written).rows, (Rows{{text, "x"}}));
  }
  EXPECT_EQ(write_csv({{"'tis cold"}}, ByteOrderMark::Without), "'tis cold\r\n");
  EXPECT_EQ(rows_of("'tis cold\n").rows, (Rows{{"'tis cold"}}));
}

TEST(CsvTable, ReportsAQuoteThatIsNeverClosedWhereItBegins) {
  const auto read = rows_of("a,b\n1,\"two\nthree\n");
  ASSERT_EQ(read.diagnostics.size(), 1U);
  EXPECT_EQ(read.diagnostics[0].code, DiagnosticCode::TableSyntax);
  EXPECT_EQ(read.diagnostics[0].line, 2U);
  EXPECT_EQ(read.diagnostics[0].column, 3U);
}

TEST(CsvTable, ReportsWhatFollowsAQuote) {
  const auto read = rows_of("a,\"b\" c,d\n");
  ASSERT_EQ(read.diagnostics.size(), 1U);
  EXPECT_EQ(read.diagnostics[0].column, 6U);
}

TEST(CsvTable, LosesNothingOfAnyText) {
  OddTexts odd;
  for (int round = 0; round < 300; ++round) {
    Rows rows = {{"first", "second", "third"}};
    for (int i = 0; i < 10; ++i) rows.push_back({odd.next(), odd.next(), odd.one_in(4) ? "" : odd.next()});
    const auto written = write_csv(rows, odd.one_in(2) ? ByteOrderMark::With : ByteOrderMark::Without);
    const auto read = rows_of(written);
    ASSERT_TRUE(read.diagnostics.empty()) << text_of(read.diagnostics) << written;
    ASSERT_EQ(read.rows, rows) << written;
  }
}

TEST(TranslationCsv, NamesWhatIsMissingInItsFirstRow) {
  const auto read = csv_of("id,text\nx,y\n");
  EXPECT_FALSE(read.translation);
  ASSERT_EQ(read.diagnostics.size(), 1U);
  EXPECT_EQ(read.diagnostics[0].code, DiagnosticCode::TableSyntax);
}

TEST(TranslationCsv, IsReadWithColumnsInAnyOrderAndSomeOfTheTranslatorsOwn) {
  const auto read =
      csv_of("translation (pt-BR);who;source (en);line\nOl\u00E1;Ana;Hello;turn.a.customer.1\n");
  ASSERT_TRUE(read.translation) << text_of(read.diagnostics);
  EXPECT_EQ(read.translation->language, "pt-BR");
  EXPECT_EQ(line_of(*read.translation, "turn.a.customer.1").translation, "Ol\u00E1");
  EXPECT_EQ(line_of(*read.translation, "turn.a.customer.1").source, "Hello");
}

TEST(TranslationCsv, TrustsTheHashWhereASpreadsheetHasTouchedTheSource) {
  const std::vector<ScenarioText> texts = {{"title", "1/2 price", ""}};
  const auto read = csv_of("line,source (en),translation (es),hash\ntitle,01-Feb,A mitad de precio," +
                               short_hash("1/2 price") + "\n",
                           texts);
  ASSERT_TRUE(read.translation) << text_of(read.diagnostics);
  EXPECT_EQ(state_of(brought_up_to_date(texts, *read.translation).lines[0]), LineState::Translated);
}

TEST(TranslationCsv, ReportsRowsThatAreTooLongAndStatesThatAreNone) {
  const auto read = csv_of("line,state,translation (es),hash\na,translatd,x,h1\nb,stale,one, two,h2\n");
  EXPECT_FALSE(read.translation);
  ASSERT_EQ(read.diagnostics.size(), 2U) << text_of(read.diagnostics);
  EXPECT_EQ(read.diagnostics[0].column, 3U);
  EXPECT_NE(read.diagnostics[0].hint.find("translated"), std::string::npos);
  EXPECT_EQ(read.diagnostics[1].line, 3U);
}

}  // namespace
}  // namespace rapport::test
