// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "tests/translation/support.h"

namespace rapport::test {
namespace {

constexpr const char* kHead =
    "msgid \"\"\nmsgstr \"\"\n\"Language: es\\n\"\n\"X-Rapport-Scenario: test\\n\"\n";

std::string with_head(const std::string& entries) {
  return kHead + std::string("\n") + entries;
}

TEST(PoReader, ReadsWhatToolsOfTranslatorsWrite) {
  const auto read = po_of(
      "# Ana, 2026\r\n#\r\nmsgid \"\"\r\nmsgstr \"\"\r\n\"Last-Translator: Ana "
      "<ana@example.org>\\n\"\r\n\"Language: es\\n\"\r\n"
      "\r\n# Not too warm.\r\n#. Ada to the trainee.\r\n#: test.yaml:12\r\n#, fuzzy, no-wrap\r\n#| msgctxt "
      "\"a\"\r\n"
      "#| msgid \"Hi\"\r\nmsgctxt \"turn.a.customer.1\"\r\nmsgid \"\"\r\n\"Hello,\\n\"\r\n\"\\\"you\\\"\"\r\n"
      "msgstr \"Hola\"\r\n\r\n#~ msgctxt \"turn.b.customer.1\"\r\n#~ msgid \"Bye\"\r\n#~ msgstr \"\"\r\n#~ "
      "\"Adi\u00F3s\"\r\n");
  ASSERT_TRUE(read.translation) << text_of(read.diagnostics);
  EXPECT_EQ(read.translation->language, "es");
  EXPECT_EQ(read.translation->comment, "Ana, 2026\n");
  EXPECT_EQ(read.translation->header.front(),
            std::pair(std::string("Last-Translator"), std::string("Ana <ana@example.org>")));
  const auto& line = line_of(*read.translation, "turn.a.customer.1");
  EXPECT_EQ(line.source, "Hello,\n\"you\"");
  EXPECT_EQ(line.translation, "Hola");
  EXPECT_EQ(line.previous, "Hi");
  EXPECT_EQ(line.comment, "Not too warm.");
  EXPECT_TRUE(line.stale);
  EXPECT_EQ(line.flags, std::vector<std::string>{"no-wrap"});
  EXPECT_EQ(state_of(line_of(*read.translation, "turn.b.customer.1")), LineState::Gone);
  EXPECT_EQ(line_of(*read.translation, "turn.b.customer.1").translation, "Adi\u00F3s");
}

TEST(PoReader, ReadsEntriesWithoutEmptyLinesBetweenThem) {
  const auto read = po_of(with_head(
      "msgctxt \"a\"\nmsgid \"1\"\nmsgstr \"x\"\nmsgctxt \"b\"\nmsgid \"2\"\nmsgstr \"y\"\n# c\n"
      "msgctxt \"c\"\nmsgid \"3\"\nmsgstr \"z\"\n#~ msgctxt \"d\"\n#~ msgid \"4\"\n#~ msgstr \"w\"\n"
      "#~ msgctxt \"e\"\n#~ msgid \"5\"\n#~ msgstr \"v\"\n"));
  ASSERT_TRUE(read.translation) << text_of(read.diagnostics);
  ASSERT_EQ(read.translation->lines.size(), 5U);
  EXPECT_EQ(read.translation->lines[2].comment, "c");
  EXPECT_TRUE(read.translation->lines[4].gone);
}

struct Broken {
  const char* name;
  const char* entries;
  DiagnosticCode code;
  std::size_t line, column;
  friend void PrintTo(const Broken& broken, std::ostream* out) { *out << broken.name; }
};

class BrokenPo : public testing::TestWithParam<Broken> {};

TEST_P(BrokenPo, IsFoundAtItsPlaceWithAWayOut) {
  const auto read = po_of(with_head(GetParam().entries));
  EXPECT_FALSE(read.translation);
  ASSERT_FALSE(read.diagnostics.empty());
  const auto& first = read.diagnostics.front();
  EXPECT_EQ(first.code, GetParam().code) << to_text(first);
  EXPECT_EQ(first.line, GetParam().line) << to_text(first);
  EXPECT_EQ(first.column, GetParam().column) << to_text(first);
  EXPECT_FALSE(first.hint.empty());
}

INSTANTIATE_TEST_SUITE_P(
    Mistakes, BrokenPo,
    testing::Values(
        Broken{"AQuoteThatIsNotClosed", "msgctxt \"a\"\nmsgid \"one\nmsgstr \"uno\"\n",
               DiagnosticCode::TranslationSyntax, 7, 7},
        Broken{"AQuoteWithinAText", "msgctxt \"a\"\nmsgid \"one\"\nmsgstr \"el \"uno\"\"\n",
               DiagnosticCode::TranslationSyntax, 8, 12},
        Broken{"AnEscapeWithoutMeaning", "msgctxt \"a\"\nmsgid \"one\"\nmsgstr \"u\\qno\"\n",
               DiagnosticCode::TranslationSyntax, 8, 10},
        Broken{"ABackslashAtTheEnd", "msgctxt \"a\"\nmsgid \"one\"\nmsgstr \"uno\\\n",
               DiagnosticCode::TranslationSyntax, 8, 8},
        Broken{"AWordThatIsNone", "msgctxt \"a\"\nmesgid \"one\"\nmsgstr \"uno\"\n",
               DiagnosticCode::TranslationSyntax, 7, 1},
        Broken{"NoTranslation", "msgctxt \"a\"\nmsgid \"one\"\n\n", DiagnosticCode::TranslationSyntax, 7, 1},
        Broken{"NoSource", "msgctxt \"a\"\nmsgstr \"uno\"\n", DiagnosticCode::TranslationSyntax, 7, 1},
        Broken{"NoId", "msgid \"one\"\nmsgstr \"uno\"\n", DiagnosticCode::TranslationSyntax, 6, 1},
        Broken{"Plurals", "msgctxt \"a\"\nmsgid \"one\"\nmsgid_plural \"ones\"\nmsgstr[0] \"uno\"\n",
               DiagnosticCode::TranslationSyntax, 8, 1},
        Broken{"ATextOfNothing", "\"uno\"\n", DiagnosticCode::TranslationSyntax, 6, 1},
        Broken{"NoQuotes", "msgctxt a\nmsgid \"one\"\nmsgstr \"uno\"\n", DiagnosticCode::TranslationSyntax, 6,
               9},
        Broken{"TheSameLineTwice",
               "msgctxt \"a\"\nmsgid \"1\"\nmsgstr \"\"\n\nmsgctxt \"a\"\nmsgid \"1\"\nmsgstr \"\"\n",
               DiagnosticCode::LineTwice, 10, 9},
        Broken{"AControlCharacter", "msgctxt \"a\"\nmsgid \"1\"\nmsgstr \"\xC2\x85\"\n",
               DiagnosticCode::ControlCharacter, 8, 8},
        Broken{"BytesThatAreNotUtf8", "msgctxt \"a\"\nmsgid \"1\"\nmsgstr \"\xE9\"\n",
               DiagnosticCode::InvalidUtf8, 8, 9}),
    [](const auto& each) { return each.param.name; });

TEST(PoReader, FindsEveryMistakeAtOnce) {
  const auto read =
      po_of(with_head("msgctxt \"a\"\nmsgid \"1\nmsgstr \"\"\n\nmsgid \"2\"\nmsgstr \"\"\n\nmsgwhat\n"));
  EXPECT_GE(read.diagnostics.size(), 3U) << text_of(read.diagnostics);
}

TEST(PoReader, RefusesAFileWithoutALanguage) {
  const auto read = po_of("msgctxt \"a\"\nmsgid \"1\"\nmsgstr \"uno\"\n");
  EXPECT_FALSE(read.translation);
  ASSERT_EQ(read.diagnostics.size(), 1U);
  EXPECT_EQ(read.diagnostics[0].code, DiagnosticCode::TranslationLanguage);
}

TEST(PoReader, RefusesATextThatIsFarTooLong) {
  const auto read =
      po_of(with_head("msgctxt \"a\"\nmsgid \"1\"\nmsgstr \"" + std::string(5000, 'a') + "\"\n"));
  EXPECT_FALSE(read.translation);
  ASSERT_EQ(read.diagnostics.size(), 1U);
  EXPECT_EQ(read.diagnostics[0].code, DiagnosticCode::TextTooLong);
}

TEST(PoWriter, WritesWhatItReads) {
  const auto bytes = with_head(
      "# A comment.\n# Of two lines.\n#. A note.\n#, fuzzy, no-wrap\n#| msgid \"old\"\nmsgctxt "
      "\"turn.a.customer.1\"\n"
      "msgid \"\"\n\"one\\n\"\n\"two\\n\"\nmsgstr \"uno\\tdos\"\n\n#~| msgid \"older\"\n#~ msgctxt \"b\"\n#~ "
      "msgid \"\"\n#~ \"x\\n\"\n#~ \"y\"\n#~ msgstr \"z\"\n");
  auto read = po_of(bytes);
  ASSERT_TRUE(read.translation) << text_of(read.diagnostics);
  const auto written = write_po(*read.translation);
  EXPECT_NE(written.find(bytes.substr(bytes.find("# A comment."))), std::string::npos) << written;
  read = po_of(written);
  ASSERT_TRUE(read.translation) << text_of(read.diagnostics);
  EXPECT_EQ(write_po(*read.translation), written);
}

TEST(PoWriter, KeepsTheHeaderOfAnotherProgram) {
  auto read = po_of(
      "msgid \"\"\nmsgstr \"\"\n\"X-Generator: Poedit 3.2\\n\"\n\"Language: es\\n\"\n\"Plural-Forms: "
      "nplurals=2; plural=n != 1;\\n\"\n");
  ASSERT_TRUE(read.translation) << text_of(read.diagnostics);
  const auto written = write_po(*read.translation);
  EXPECT_NE(written.find("\"X-Generator: Poedit 3.2\\n\"\n\"Language: es\\n\"\n\"Plural-Forms: nplurals=2; "
                         "plural=n != 1;\\n\"\n"),
            std::string::npos)
      << written;
}

/// What a translator's line says, whatever else the program makes of it.
bool same_words(const TranslatedLine& a, const TranslatedLine& b) {
  return a.id == b.id && a.source == b.source && a.translation == b.translation && a.previous == b.previous &&
         a.stale == b.stale && a.gone == b.gone;
}

TEST(PoWriter, LosesNothingOfAnyText) {
  OddTexts odd;
  for (int round = 0; round < 300; ++round) {
    auto translation = spanish({});
    for (int i = 0; i < 12; ++i) {
      auto made = line("turn.t.customer." + std::to_string(i), odd.next(), odd.one_in(5) ? "" : odd.next());
      made.stale = odd.one_in(3);
      if (made.stale) made.previous = odd.next();
      made.gone = odd.one_in(6);
      translation.lines.push_back(std::move(made));
    }
    const auto written = write_po(translation);
    const auto read = po_of(written);
    ASSERT_TRUE(read.translation) << text_of(read.diagnostics) << written;
    ASSERT_EQ(read.translation->lines.size(), translation.lines.size());
    for (std::size_t i = 0; i < translation.lines.size(); ++i)
      ASSERT_TRUE(same_words(read.translation->lines[i], translation.lines[i])) << written;
    ASSERT_EQ(write_po(*read.translation), written);
  }
}

}  // namespace
}  // namespace rapport::test
