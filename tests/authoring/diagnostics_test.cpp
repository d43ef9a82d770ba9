// SPDX-License-Identifier: MIT
/// \file Holds the catalogue of diagnostics, its pages in docs/diagnostics/ and the loader against each
/// other.
///
/// With RAPPORT_APPROVE=1 in the environment the expected texts of the pages are written anew. Read them
/// before you commit them: the place, the words under the caret, the message and the hint.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/authoring/diagnostic.h"
#include "engine/authoring/diagnostic_catalog.h"
#include "engine/authoring/diagnostic_pages.h"
#include "engine/authoring/rubric_loader.h"
#include "engine/authoring/scenario_loader.h"
#include "engine/authoring/yaml_document.h"
#include "engine/proof/proved_scenario.h"
#include "engine/translation/translated_scenario.h"
#include "engine/translation/translation_csv.h"
#include "tests/authoring/example_file.h"

namespace rapport {

static void PrintTo(const DiagnosticEntry& entry, std::ostream* out) {
  *out << entry.number();
}

namespace {

namespace fs = std::filesystem;
using Diagnostics = std::vector<Diagnostic>;
using test::base_with;
using test::contents_of;
using test::kPages;
using test::lines_of;
using test::parts_of;

const Rubric& recovery() {
  static const auto kRubric =
      load_rubric(fs::path(RAPPORT_SOURCE_DIR) / "assets" / "rubrics" / "recovery.yaml").value;
  return *kRubric;
}

Diagnostics lint(std::string bytes) {
  return load_scenario_text("example.yaml", std::move(bytes), recovery()).diagnostics;
}

Diagnostics lint_rubric(std::string bytes) {
  return load_rubric_text("example.yaml", std::move(bytes)).diagnostics;
}

std::string text_of(const Diagnostics& diagnostics) {
  std::string text;
  for (const auto& each : diagnostics) text += to_text(each);
  return text;
}

const Diagnostic* find(const Diagnostics& diagnostics, DiagnosticCode code) {
  const auto found = std::ranges::find(diagnostics, code, &Diagnostic::code);
  return found == diagnostics.end() ? nullptr : &*found;
}

// ---- examples

/// The entries of a PO file, each with the line that says which it is: its msgctxt, or the empty msgid of the
/// header.
std::vector<std::pair<std::string, std::string>> entries_of(const std::string& text) {
  std::vector<std::pair<std::string, std::string>> entries = {{"", ""}};
  for (const auto& line : lines_of(text)) {
    auto& [key, entry] = entries.back();
    if (key.empty() && (line.starts_with("msgctxt ") || line.starts_with("msgid \"\""))) key = line;
    entry += line + "\n";
    if (line.empty()) entries.emplace_back("", "");
  }
  return entries;
}

/// The translation of the base with each entry of `changes` in the place of the same one.
std::string po_base_with(const std::string& changes) {
  auto entries = entries_of(contents_of(kPages / "base.es.po"));
  for (const auto& [key, text] : entries_of(changes)) {
    if (key.empty()) continue;
    const auto same = std::ranges::find(entries, key, &std::pair<std::string, std::string>::first);
    if (same == entries.end()) {
      ADD_FAILURE() << "The base has no entry " << key;
    } else {
      same->second = text + "\n";
    }
  }
  std::string whole;
  for (const auto& entry : entries) whole += entry.second;
  return whole;
}

const Scenario& base_scenario() {
  static const auto kScenario = load_scenario(kPages / "base.yaml", recovery()).value;
  return *kScenario;
}

Diagnostics lint_translated(std::string bytes) {
  return load_translation_text("example.es.po", std::move(bytes), base_scenario(), recovery(), "es")
      .diagnostics;
}

Diagnostics lint_table(std::string bytes) {
  const SourceText source("example.csv", std::move(bytes));
  DiagnosticReport report(source);
  static_cast<void>(read_translation_csv(source, texts_of(base_scenario(), recovery()), report));
  return report.take();
}
/// `\xE9` and `\n` as the bytes they stand for.
std::string without_escapes(const std::string& text) {
  std::string bytes;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.compare(i, 2, "\\x") == 0 && i + 3 < text.size()) {
      bytes += static_cast<char>(std::stoi(text.substr(i + 2, 2), nullptr, 16));
      i += 3;
    } else if (text.compare(i, 2, "\\n") == 0) {
      bytes += '\n';
      ++i;
    } else {
      bytes += text[i];
    }
  }
  return bytes;
}

/// `levels` lists, each of which refers ten times to the one before.
std::string aliases_of_aliases(int levels) {
  std::string text = "l1: &l1 [cake, cake, cake, cake, cake, cake, cake, cake, cake, cake]\n";
  for (int level = 2; level <= levels; ++level) {
    text +=
        fmt::format("l{0}: &l{0} [*l{1}, *l{1}, *l{1}, *l{1}, *l{1}, *l{1}, *l{1}, *l{1}, *l{1}, *l{1}]\n",
                    level, level - 1);
  }
  return text;
}

/// The examples that are made here because they are too large for a page, or are no file at all.
Diagnostics lint_generated(const std::string& name) {
  if (name == "missing-file") return load_scenario("example.yaml", recovery()).diagnostics;
  if (name == "translation-alone") return lint_translation("cold-house.es.po", recovery());
  if (name == "more-than-12-MiB") return lint(std::string(kLargestFileBytes + 1, '#'));
  if (name == "aliases-of-aliases") return lint(aliases_of_aliases(9));
  if (name == "summary-of-5000-letters") return lint(base_with("summary: " + std::string(5000, 'a') + "\n"));
  ADD_FAILURE() << "No example is called " << name;
  return {};
}

// ---- pages

struct Block {
  std::string info;  ///< what follows the three backquotes
  std::string text;
  std::size_t begin = 0;  ///< of the text, in bytes of the page
};

std::vector<Block> blocks_of(const std::string& page) {
  std::vector<Block> blocks;
  bool inside = false;
  std::size_t at = 0;
  for (const auto& line : lines_of(page)) {
    const auto next = at + line.size() + 1;
    if (line.starts_with("```")) {
      inside = !inside;
      if (inside) blocks.push_back({line.substr(3), "", next});
    } else if (inside) {
      blocks.back().text += line + "\n";
    }
    at = next;
  }
  return blocks;
}

Diagnostics lint_example(const Block& block) {
  constexpr std::string_view kGenerated = "text generated ";
  if (block.info == "yaml example") return lint(base_with(block.text));
  if (block.info == "yaml proof")
    return prove_scenario_text("example.yaml", base_with(block.text), recovery()).diagnostics;
  if (block.info == "yaml rubric") return lint_rubric(base_with(block.text, "base-rubric.yaml"));
  if (block.info == "yaml append") return lint(contents_of(kPages / "base.yaml") + block.text);
  if (block.info == "yaml whole") return lint(block.text);
  if (block.info == "po example") return lint_translated(po_base_with(block.text));
  if (block.info == "po append")
    return lint_translated(contents_of(kPages / "base.es.po") + "\n" + block.text);
  if (block.info == "po whole") return lint_translated(block.text);
  if (block.info == "csv whole") return lint_table(block.text);
  if (block.info == "yaml escaped") return lint(without_escapes(block.text));
  if (block.info.starts_with(kGenerated)) return lint_generated(block.info.substr(kGenerated.size()));
  ADD_FAILURE() << "An example cannot be of the kind " << block.info;
  return {};
}

fs::path file_of(const DiagnosticEntry& entry) {
  return kPages / fmt::format("{}-{}.md", entry.number(), entry.name);
}

class DiagnosticPage : public ::testing::TestWithParam<DiagnosticEntry> {};

TEST_P(DiagnosticPage, ShowsExactlyWhatItsExampleGives) {
  const auto path = file_of(GetParam());
  auto page = contents_of(path);
  const auto blocks = blocks_of(page);
  ASSERT_EQ(blocks.size(), 2U) << path << " should have an example and what is expected of it.";
  ASSERT_EQ(blocks[1].info, "text expected");
  const auto found = lint_example(blocks[0]);
  EXPECT_NE(find(found, GetParam().code), nullptr) << "The example does not show its own code:\n"
                                                   << text_of(found);
  if (std::getenv("RAPPORT_APPROVE") != nullptr) {
    page.replace(blocks[1].begin, blocks[1].text.size(), text_of(found));
    std::ofstream(path, std::ios::binary) << page;
    return;
  }
  EXPECT_EQ(text_of(found), blocks[1].text);
}

TEST_P(DiagnosticPage, SaysItsCodeItsSeverityAndTheWayOut) {
  const auto page = contents_of(file_of(GetParam()));
  EXPECT_TRUE(page.starts_with(fmt::format("# {}: {}\n", GetParam().number(), GetParam().name)));
  EXPECT_NE(page.find(GetParam().severity == Severity::Error ? "\n*Error.* " : "\n*Warning.* "),
            std::string::npos);
  EXPECT_NE(page.find("\n## How to mend it\n"), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(Catalogue, DiagnosticPage,
                         ::testing::ValuesIn(diagnostic_catalog().begin(), diagnostic_catalog().end()),
                         [](const auto& each) { return std::string(each.param.name); });

TEST(DiagnosticCatalogue, HasAPageForEachEntryAndNoOther) {
  std::set<std::string> expected = {"README.md", "base-rubric.yaml", "base.es.po", "base.yaml"};
  for (const auto& entry : diagnostic_catalog()) expected.insert(file_of(entry).filename().string());
  std::set<std::string> found;
  for (const auto& file : fs::directory_iterator(kPages)) found.insert(file.path().filename().string());
  EXPECT_EQ(found, expected);
}

TEST(DiagnosticCatalogue, IsListedInTheReadmeWithItsSeverities) {
  std::vector<std::string> expected;
  for (const auto& entry : diagnostic_catalog()) {
    expected.push_back(fmt::format("| [{0}]({0}-{1}.md) | {1} | {2} | ", entry.number(), entry.name,
                                   entry.severity == Severity::Error ? "error" : "warning"));
  }
  std::vector<std::string> found;
  for (const auto& line : lines_of(contents_of(kPages / "README.md"))) {
    if (!line.starts_with("| [")) continue;
    std::size_t end = 0;
    for (int column = 0; column < 3; ++column) end = line.find(" | ", end) + 3;
    found.push_back(line.substr(0, end));
    EXPECT_GT(line.size(), end + 10) << line << " says nothing.";
  }
  EXPECT_EQ(found, expected);
}

TEST_P(DiagnosticPage, IsPartOfTheProgram) {
  EXPECT_EQ(page_of(GetParam().code), contents_of(file_of(GetParam())));
  const auto row = fmt::format("| {} |", summary_of(GetParam().code));
  EXPECT_NE(contents_of(kPages / "README.md").find(row), std::string::npos) << row;
}

TEST(DiagnosticCatalogue, FindsWhatSomebodyMeans) {
  for (const auto* word : {"SC092", "sc092", "92", "sc92", "FactNeverRevealed", "SC092-FactNeverRevealed"})
    EXPECT_EQ(find_diagnostic(word), DiagnosticCode::FactNeverRevealed) << word;
  for (const auto* word : {"", "SC", "-", "SC999", "SC016", "fact", "SC077-FactNeverRevealed", "92.5"})
    EXPECT_EQ(find_diagnostic(word), std::nullopt) << word;
}

TEST(DiagnosticCatalogue, HasNumbersThatAscendAndAreUsedOnce) {
  const auto entries = diagnostic_catalog();
  EXPECT_EQ(std::ranges::adjacent_find(entries, std::ranges::greater_equal{}, &DiagnosticEntry::code),
            entries.end());
}

TEST(DiagnosticPages, BuildOnABaseWithoutProblems) {
  const auto loaded = load_scenario(kPages / "base.yaml", recovery());
  EXPECT_EQ(text_of(loaded.diagnostics), "");
  EXPECT_NE(loaded.value, nullptr);
}

TEST(DiagnosticPages, BuildOnABaseRubricWithoutProblems) {
  const auto loaded = load_rubric(kPages / "base-rubric.yaml");
  EXPECT_EQ(text_of(loaded.diagnostics), "");
  EXPECT_NE(loaded.value, nullptr);
}

TEST(DiagnosticPages, BuildOnABaseTranslationWithoutProblems) {
  EXPECT_EQ(text_of(lint_translation(kPages / "base.es.po", recovery())), "");
}

// ---- places

/// A turn with one reply, which `extra` lines (of a reply, indented by eight) complete, up to the `goto`.
std::string turn_with_reply(const std::string& extra, const std::string& target) {
  return "turns:\n"
         "  - id: wrong-name\n"
         "    stage: contact\n"
         "    calls_for: [listening]\n"
         "    customer: Her name is Mia. This says Max.\n"
         "    coaching: One question brings out the party.\n"
         "    replies:\n"
         "      - id: ask\n"
         "        say: By when does she need it?\n"
         "        rating: {listening: {level: 2, because: You asked what hangs on it.}}\n"
         "        effects: {trust: +10}\n"
         "        reveals: party-at-three\n" +
         extra + "        goto: " + target + "\n";
}

/// The only problem of the base with these changes: line (from the part `key`), column, width and name.
std::string place_in(const std::string& key, const std::string& changes) {
  const auto bytes = base_with(changes);
  const auto found = lint(bytes);
  if (found.size() != 1) return text_of(found);
  std::size_t lines_before = 0;
  for (const auto& [name, text] : parts_of(bytes)) {
    if (name == key) break;
    lines_before += lines_of(text).size();
  }
  const auto& only = found.front();
  return fmt::format("{}:{} {} {}", only.line - lines_before, only.column, only.width,
                     entry_of(only.code).name);
}

std::string place_in_reply(const std::string& extra) {
  return place_in("turns", turn_with_reply(extra, "party-saved"));
}

TEST(DiagnosticPlace, IsInTheRightLineOfAConditionThatRunsOverSeveral) {
  EXPECT_EQ(place_in_reply("        when: trust >= 20 and\n          angr < 90\n"), "14:11 4 UnknownName");
  EXPECT_EQ(place_in_reply("        when: >-\n          trust >= 20 and\n          angr < 90\n"),
            "15:11 4 UnknownName");
  EXPECT_EQ(place_in_reply("        when: |\n\n          trust >= 20\n          and angr < 90\n"),
            "16:15 4 UnknownName");
}

TEST(DiagnosticPlace, IsBehindTheQuoteOfAQuotedCondition) {
  EXPECT_EQ(place_in_reply("        when: 'angr < 90'\n"), "13:16 4 UnknownName");
  EXPECT_EQ(place_in_reply("        when: \"angr < 90\"\n"), "13:16 4 UnknownName");
}

TEST(DiagnosticPlace, IsBehindAnAnchor) {
  EXPECT_EQ(place_in_reply("        when: &calm angr < 90\n"), "13:21 4 UnknownName");
}

TEST(DiagnosticPlace, IsThatOfAnAliasAndNotOfWhatItRepeats) {
  EXPECT_EQ(place_in("start", "title: &cake The wrong name on the cake\nstart: *cake\n"),
            "1:8 5 UnknownTurn");
}

TEST(DiagnosticPlace, CountsCharactersAndNotBytes) {
  EXPECT_EQ(
      place_in("failure", "failure: {what: Ça coûte “cher”., kind: produit, cause: ours, severity: minor}\n"),
      "1:41 7 NotOneOf");
}

TEST(DiagnosticPlace, IsNotShiftedByAByteOrderMark) {
  const auto whole = base_with("");
  const auto found = lint("\xEF\xBB\xBF" + ("format: 2\n" + whole.substr(whole.find("id: "))));
  ASSERT_EQ(found.size(), 1U) << text_of(found);
  EXPECT_EQ(found[0].line, 1U);
  EXPECT_EQ(found[0].column, 9U);
}

TEST(DiagnosticPlace, OfAnEmptyValueIsItsKeyAndNotTheNextLine) {
  EXPECT_EQ(place_in("sector", "sector:\n"), "1:1 6 EmptyValue");
  EXPECT_EQ(place_in("tags", "tags:\n  - cake\n  -\n  - counter\n"), "3:3 1 EmptyValue");
}

TEST(DiagnosticPlace, OfAWrongEntryIsTheEntryAndNotTheList) {
  EXPECT_EQ(place_in("practices", "practices: [I1, T3]\n"), "1:17 2 UnknownPracticeCode");
}

// ---- what is no mistake

TEST(ScenarioText, MayHaveLinesThatLookLikeKeysInABlock) {
  EXPECT_EQ(text_of(lint(base_with("summary: |-\n  Note: a father collects a cake.\n  name: Max\n"))), "");
  EXPECT_EQ(text_of(lint(base_with("summary: >-\n  Note: a father collects a cake.\n"))), "");
}

TEST(ScenarioText, MayRunOverLinesInQuotes) {
  EXPECT_EQ(
      text_of(lint(base_with("summary: \"A cake is collected.\n  Note: it is the \\\"wrong\\\" one.\"\n"))),
      "");
  EXPECT_EQ(text_of(lint(base_with("summary: 'A father''s cake,\n  and it is the wrong one.'\n"))), "");
}

TEST(ScenarioText, MayHaveWindowsLineEnds) {
  std::string bytes;
  for (const auto& line : lines_of(base_with(""))) bytes += line + "\r\n";
  EXPECT_EQ(text_of(lint(bytes)), "");
}

// ---- what the parser says, in plain words

struct Slip {
  std::string lines;  ///< of a reply
  std::string message;
};

TEST(YamlSyntax, IsExplainedWithoutTheParsersWords) {
  const std::vector<Slip> slips = {
      {"also: It is this: the same.", "There is a second colon in this line, as if a text were a key."},
      {"also:Yes.\n        slips: []", "The line above runs on into this one, as if both were one text."},
      {"also: {name} is sorry.", "The text ends before this, at a quote, a brace or a bracket."},
      {"also: 'It's the same.'", "The text ends before this, at a quote, a brace or a bracket."},
      {"slips: []\n       also: Yes.", "This line does not continue the list above it."},
      {"also: *really* the same.", "This alias refers to something that does not stand above it."},
      {"also: @home.", "This sign cannot begin a text."},
      {"also: [Yes, no}", "A bracket or brace is closed here that was never opened."},
      {"also: > Yes.",
       "A text on lines of its own begins with this line's > or |, and something follows that sign."},
      {"slips: []\n\talso: Yes.", "A tab is used to indent this line."},
  };
  for (const auto& slip : slips) {
    SCOPED_TRACE(slip.lines);
    const auto found = lint(base_with(turn_with_reply("        " + slip.lines + "\n", "party-saved")));
    ASSERT_EQ(found.size(), 1U) << text_of(found);
    EXPECT_EQ(found[0].code, DiagnosticCode::YamlSyntax);
    EXPECT_EQ(found[0].message, slip.message) << to_text(found[0]);
    EXPECT_FALSE(found[0].hint.empty());
  }
}

// ---- hostile input

/// Long enough for a slow machine under a sanitizer, far too short for anything that grows with the square of
/// a file.
constexpr std::chrono::seconds kAtOnce{20};

struct Attack {
  std::string name;
  std::string bytes;
  DiagnosticCode code;

  friend void PrintTo(const Attack& attack, std::ostream* out) { *out << attack.name; }
};

std::string repeated(std::string_view what, std::size_t times) {
  std::string text;
  text.reserve(what.size() * times);
  for (std::size_t i = 0; i < times; ++i) text += what;
  return text;
}

std::string many_unknown_keys(std::size_t count, std::string_view end) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += fmt::format("k{}: 1{}", i, end);
  return text;
}

const std::vector<Attack>& attacks() {
  using namespace std::string_literals;
  constexpr std::size_t kMegabyte = 1U << 20U;
  static const std::vector<Attack> kAttacks = {
      {"SixHundredLevelsOfBrackets", "tags: " + std::string(600, '['), DiagnosticCode::NestedTooDeep},
      {"AMegabyteOfBrackets", "tags: " + std::string(kMegabyte, '['), DiagnosticCode::NestedTooDeep},
      {"SixHundredLevelsOfIndentation", "tags:\n  " + repeated("- ", 600), DiagnosticCode::NestedTooDeep},
      {"NineLevelsOfAliasesOfTen", aliases_of_aliases(9), DiagnosticCode::TooManyValues},
      {"AliasesOfALongText",
       "a: &a " + std::string(kMegabyte, 'a') + "\nb: [" + repeated("*a, ", 100'000) + "]\n",
       DiagnosticCode::TooManyValues},
      {"InvalidUtf8", "title: \xC3\x28\n", DiagnosticCode::InvalidUtf8},
      {"AnOverlongNul", "title: \xC0\x80\n", DiagnosticCode::InvalidUtf8},
      {"ASurrogate", "title: \xED\xA0\x80\n", DiagnosticCode::InvalidUtf8},
      {"ANul", "title: a\0b\n"s, DiagnosticCode::ControlCharacter},
      {"DuplicateKeys", "title: one\ntitle: two\n", DiagnosticCode::DuplicateKey},
      {"AnUnterminatedQuote", "title: \"one\nlanguage: en\n", DiagnosticCode::UnterminatedQuote},
      {"AnUnterminatedQuoteAtTheEnd", "format: 1\ntitle: \"one", DiagnosticCode::YamlSyntax},
      {"AnAliasOfItself", "tags: &a [*a]\n", DiagnosticCode::SelfReferringAlias},
      {"AnAliasOfNothing", "tags: *a\n", DiagnosticCode::YamlSyntax},
      {"Nothing", "", DiagnosticCode::EmptyFile},
      {"OnlyComments", "# one\n# two\n", DiagnosticCode::EmptyFile},
      {"OnlyTheBeginningOfADocument", "---\n", DiagnosticCode::EmptyFile},
      {"OnlyAByteOrderMark", "\xEF\xBB\xBF", DiagnosticCode::EmptyFile},
      {"AConditionOfAHundredTerms",
       base_with(
           turn_with_reply("        when: trust" + repeated(" + trust", 100) + " = 5\n", "party-saved")),
       DiagnosticCode::SingleEquals},
      {"AnEffectOfAMillionTerms",
       base_with("variables:\n  sum: {type: integer, min: 0, max: 9, start: 0}\n" +
                 turn_with_reply("        withdraws: []\n        takes: 1 minute\n", "party-saved") +
                 "    clock: {seconds: 40, goto: leaves, effects: {sum: =1" + repeated("+1", 1'000'000) +
                 "}}\n"),
       DiagnosticCode::TextTooLong},
      {"OnlyAWord", "hello\n", DiagnosticCode::WrongShape},
      {"ManyUnknownKeys", many_unknown_keys(200'000, "\n"), DiagnosticCode::UnknownKey},
      {"ManyUnknownKeysInOneLine", "{" + many_unknown_keys(200'000, ", ") + "}", DiagnosticCode::UnknownKey},
      {"AMegabyteOfOneWord", std::string(kMegabyte, 'a'), DiagnosticCode::WrongShape},
      {"AnIdOfAMegabyteWithManyKeys",
       "turns:\n- id: " + std::string(kMegabyte, 'a') + "\n  " + many_unknown_keys(50'000, "\n  "),
       DiagnosticCode::BadId},
  };
  return kAttacks;
}

class HostileInput : public ::testing::TestWithParam<Attack> {};

TEST_P(HostileInput, IsAnsweredAtOnceWithItsCode) {
  const auto begin = std::chrono::steady_clock::now();
  const auto loaded = load_scenario_text("example.yaml", GetParam().bytes, recovery());
  EXPECT_EQ(loaded.value, nullptr);
  const auto* diagnostic = find(loaded.diagnostics, GetParam().code);
  ASSERT_NE(diagnostic, nullptr) << text_of(loaded.diagnostics).substr(0, 2000);
  EXPECT_EQ(diagnostic->severity(), Severity::Error);
  EXPECT_FALSE(diagnostic->hint.empty());
  EXPECT_LT(text_of(loaded.diagnostics).size(), 4U << 20U);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, kAtOnce);
}

INSTANTIATE_TEST_SUITE_P(Loader, HostileInput, ::testing::ValuesIn(attacks()),
                         [](const auto& each) { return each.param.name; });

TEST(ScenarioFile, IsRefusedBySizeWithoutReadingIt) {
  const auto path = fs::path(::testing::TempDir()) / "rapport_fifty_megabytes.yaml";
  std::ofstream(path, std::ios::binary).close();
  fs::resize_file(path, 50U << 20U);
  const auto loaded = load_scenario(path, recovery());
  fs::remove(path);
  ASSERT_EQ(loaded.diagnostics.size(), 1U);
  EXPECT_EQ(loaded.diagnostics[0].code, DiagnosticCode::FileTooLarge);
  EXPECT_FALSE(loaded.diagnostics[0].hint.empty());
}

TEST(ScenarioFile, IsNotReadIfItIsAFolder) {
  const auto loaded = load_scenario(::testing::TempDir(), recovery());
  ASSERT_EQ(loaded.diagnostics.size(), 1U);
  EXPECT_EQ(loaded.diagnostics[0].code, DiagnosticCode::FileNotRead);
  EXPECT_FALSE(loaded.diagnostics[0].hint.empty());
}

}  // namespace
}  // namespace rapport
