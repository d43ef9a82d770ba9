// SPDX-License-Identifier: MIT
/// \file A tree that is brought up to date by an edit is the tree of the file as it is now.
#include "engine/authoring/kept_yaml.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "engine/authoring/scenario_loader.h"
#include "engine/base/file.h"
#include "tests/support/test_scenario.h"

namespace rapport::test {
namespace {

/// All that a tree holds, in words, so that two can be compared and a difference can be read.
void write(const YamlValue& value, std::string& to) {
  to += fmt::format("({} {} {}:{}+{} {:?} ", static_cast<int>(value.kind), value.quoted, value.place.line,
                    value.place.begin_byte, value.place.length_bytes, std::string_view(value.text));
  for (const auto& item : value.items) write(item, to);
  for (const auto& entry : value.entries) {
    to += fmt::format("\n[{:?} {}:{}+{}] ", std::string_view(entry.key), entry.key_place.line,
                      entry.key_place.begin_byte, entry.key_place.length_bytes);
    write(entry.value, to);
  }
  to += ")";
}

std::string written(const YamlValue* root, DiagnosticReport& report) {
  std::string text;
  if (root != nullptr) write(*root, text);
  for (const auto& found : report.take()) text += "\n" + to_text(found);
  return text;
}

std::string read_whole(const std::string& bytes) {
  const SourceText source("file.yaml", bytes);
  DiagnosticReport report(source);
  const auto root = read_yaml(source, report);
  return written(root ? &*root : nullptr, report);
}

/// A file as it is saved again and again.
class Saves {
 public:
  /// What is kept says of the bytes.
  std::string save(const std::string& bytes) {
    const auto source = std::make_shared<const SourceText>("file.yaml", bytes);
    DiagnosticReport report(*source);
    const auto* root = kept_.read(source, report);
    return written(root, report);
  }
  [[nodiscard]] std::size_t parsed_bytes() const { return kept_.parsed_bytes(); }

 private:
  KeptYaml kept_;
};

/// The shapes in which files come, each with something that the edges of its blocks could get wrong.
const std::vector<std::string> kFiles = {
    // as scenarios are written
    "# A note.\nformat: 1\nid: one\ntitle: 'It''s one'\n\nfacts:\n  late: The driver came late.\n  cold: "
    "\"It is "
    "cold.\"\n\nturns:\n  # The first.\n  - id: first\n    customer: Hm.\n    replies:\n      - id: a\n      "
    "  say: Yes, "
    "I\n          see that.\n        goto: [{when: trust >= 3, to: second}, {to: end}]\n      - {id: b, say: "
    "\"No\", goto: "
    "end}\n\n  # The second.\n  - id: second\n    customer: |\n      Well,\n      then.\n\n  - id: third\n   "
    " customer: "
    "Oh.\n    replies: []\nendings:\n  - {id: end, say: Bye.}\n",
    // lists at the edge, texts with every sign that keeps or drops their last line breaks
    "a: 1\nlist:\n- x\n- |+\n  kept\n\n\n- >-\n  folded\n  on\n\n- |2\n    two\n- 'on\n\n  two lines'\n- "
    "\"and\n  two\"\n- plain\n "
    " that runs on\n-\n- ~\n- - nested\n  - list\nnotes:\n- last\n- |\n  block\n\nname: >\n  "
    "text\n\n\nnothing:\nend: 1",
    // windows' line breaks, a mark at the beginning, no line break at the end
    "\xEF\xBB\xBF---\r\nformat: 1\r\nturns:\r\n  - id: a\r\n    say: \"two\r\n      lines\"\r\n  - id: b\r\n "
    "   say: x\r\nlast:\r\n"
    "  - a\r\n  - b\r\n...\r\n",
    // in braces and brackets, on lines of their own
    "{\na: 1,\nb: [x,\ny],\nc: 3\n}\n", "a: {x: 1,\nb: 2}\nlist: [\n  x,\n  - y,\n]\nc: [\n1, 2]\n",
    // anchors, tags
    "a: &x 1\nlist:\n  - *x\n  - b\n  - c\nd: 2\n", "a: !t 1\nlist:\n  - b\n  - ! c\n  - d\n",
    // keys that are no plain words, entries that say nothing
    "\"a b\": 1\nnull:\n'c': [1]\nlist:\n  - null\n  -\n  - ''\n  - n: 1\n    m:\n  - ~\nno: 1\n? e\n: "
    "5\nzz:\n  - 1\n",
    // one line each, two entries a line, deep indentation
    "list:\n    -   id: 1\n        x:   y\n    -   id: 2\n    -   id: 3\n\n\n\n# The end.\n",
    "a: 1\nb:\n - 1\n - 2\n\n", "- a\n- b\n", "just text\n",
    "a: 'x\n  y: z'\nb:\n  - \"q # r\"\n  - 'it''s' # said\n  - t # u\nc: 3 # v\n"};

const std::vector<std::string_view> kPieces = {"\n",
                                               "\n\n",
                                               " ",
                                               "  ",
                                               "\t",
                                               "- ",
                                               "  - ",
                                               "-",
                                               "\n- ",
                                               "\n  - ",
                                               "\n  - id: new\n    say: x",
                                               ":",
                                               ": ",
                                               "a: b",
                                               "\nkey: v\n",
                                               "\n  key: v\n",
                                               "\nlist:\n  - z\n",
                                               "#",
                                               " # x",
                                               "\n# x\n",
                                               "\"",
                                               "'",
                                               "''",
                                               "\\",
                                               "|",
                                               "|\n",
                                               "|+\n",
                                               ">-\n",
                                               "[",
                                               "]",
                                               "{",
                                               "}",
                                               ",",
                                               "&x ",
                                               "*x",
                                               "!t ",
                                               "!",
                                               "? ",
                                               "~",
                                               "null",
                                               "\n---\n",
                                               "\n...\n",
                                               "---",
                                               "%YAML 1.2\n",
                                               "<<: ",
                                               "\r",
                                               "\r\n",
                                               "n",
                                               "x",
                                               "word",
                                               "\u00E9",
                                               "\xC3",
                                               "\x01",
                                               "elsewhere",
                                               "h: elsewhere\n",
                                               "\n- elsewhere\n",
                                               "\xEF\xBB\xBF",
                                               "\u2028",
                                               "\u00A0"};

class Editor {
 public:
  explicit Editor(unsigned seed) : random_(seed) {}

  /// One edit, of the kinds that people make and of those that nobody would.
  std::string edit(std::string text) {
    const auto at = below(text.size() + 1);
    const auto length = std::min(text.size() - at, 1 + below(below(3) == 0 ? 60 : 4));
    const auto line = text.rfind('\n', at == 0 ? 0 : at - 1) + 1;
    const auto line_end = std::min(text.find('\n', at), text.size());
    switch (below(10)) {
      case 0:
        return text.erase(at, length);
      case 1:
        return text.replace(at, length, kPieces[below(kPieces.size())]);
      case 2:  // a line again
        return text.insert(std::min(line_end + 1, text.size()),
                           text.substr(std::min(line, line_end), line_end - std::min(line, line_end)) + "\n");
      case 3:  // without a line
        return text.erase(std::min(line, line_end), line_end + 1 - std::min(line, line_end));
      case 4:  // a line further right, or further left
        if (below(2) == 0 || text.compare(line, 2, "  ") != 0)
          return text.insert(std::min(line, text.size()), "  ");
        return text.erase(line, 2);
      case 5: {  // cut here, and put in there
        const auto piece = text.substr(at, length);
        text.erase(at, length);
        return text.insert(below(text.size() + 1), piece);
      }
      case 6:
      case 7:
        return text.insert(at, "x");
      default:
        return text.insert(at, kPieces[below(kPieces.size())]);
    }
  }

  std::size_t below(std::size_t bound) {
    return std::uniform_int_distribution<std::size_t>(0, bound - 1)(random_);
  }

 private:
  std::mt19937 random_;
};

int edits_of_each() {
  const char* many = std::getenv("RAPPORT_EDITS");
  return many == nullptr ? 1500 : std::atoi(many);
}

TEST(KeptYaml, GivesWhatReadingTheWholeFileGivesAfterAnyEdit) {
  std::size_t edits = 0, quick = 0;
  for (std::size_t i = 0; i < kFiles.size(); ++i) {
    Editor editor(static_cast<unsigned>(i + 1));
    Saves saves;
    auto text = kFiles[i];
    ASSERT_EQ(saves.save(text), read_whole(text)) << text;
    for (int step = 0; step < edits_of_each(); ++step) {
      const auto before = text;
      text = editor.edit(editor.below(5) == 0 ? kFiles[i] : text);
      const auto whole = read_whole(text);
      ASSERT_EQ(saves.save(text), whole) << "file " << i << ", step " << step << "\nfrom:\n"
                                         << before << "\nto:\n"
                                         << text;
      ++edits;
      quick += saves.parsed_bytes() < text.size() ? 1U : 0U;
      const bool is_broken = whole.find("error:") != std::string::npos;
      if (is_broken && editor.below(3) != 0) text = before;
      if (text.size() > 4000) text = kFiles[i];
    }
  }
  EXPECT_GT(quick, edits / 20);
}

TEST(KeptYaml, GivesWhatReadingTheWholeFileGivesOfEveryShippedScenario) {
  std::size_t edits = 0, quick = 0;
  for (const auto& entry : std::filesystem::directory_iterator(RAPPORT_SOURCE_DIR "/scenarios")) {
    if (entry.path().extension() != ".yaml") continue;
    const auto file = read_file(entry.path(), kLargestFileBytes).value();
    Editor editor(static_cast<unsigned>(file.size()));
    Saves saves;
    ASSERT_EQ(saves.save(file), read_whole(file));
    for (int step = 0; step < std::max(3, edits_of_each() / 300); ++step) {
      const auto text = editor.edit(file);
      ASSERT_EQ(saves.save(text), read_whole(text)) << entry.path() << ", step " << step;
      ++edits;
      quick += saves.parsed_bytes() < text.size() / 4 ? 1U : 0U;
    }
  }
  EXPECT_GT(quick, edits / 10);
}

TEST(KeptYaml, IsNotDeceivedByWhatOutlivesItsBlock) {
  struct Step {
    std::string before, now;
  };
  const std::string head = "format: 1\nlist:\n";
  for (const auto& [before, now] : std::vector<Step>{
           // a text on several lines that waits for a colon
           {head + "  - id: a\n    say: |\n      x\n\n  - id: b\n",
            head + "  - id: a\n    say |\n      x\n\n  - id: b\n"},
           {head + "  - id: a\n    say\n      x\n  - b\n  - c\n",
            head + "  - id: a\n    say\n      x\n  - b: x\n  - c\n"},
           {"a: 1\n", "a\n 1\n"},
           // quotes and brackets that run on into what follows
           {head + "  - id: a\n  - id: b\n", head + "  - id: 'a\n  - id: b\n"},
           {head + "  - id: a\n  - id: b\nend: ']'\n", head + "  - id: [a\n  - id: b\nend: ']'\n"},
           // an entry that says nothing, at the end
           {head + "  - a\n  - b: 1", head + "  - a\n  - "},
           // the list goes on as something else
           {head + "  - a: 1\n  - b: 1\n  - c: 1\n", head + "  - a: 1\n  b: 1\n  - c: 1\n"},
           {head + "  - a: 1\n  - b: 1\n  - c: 1\n", head + "  - a: 1\nlist: 1\nd:\n  - c: 1\n"},
           {"a: 1\nb: 2\nc: 3\n", "a: 1\nc: 2\nc: 3\n"},
           {"a: 1\nb: 2\nc: 3\n", "a: 1\n--- 2\nc: 3\n"}}) {
    Saves saves;
    static_cast<void>(saves.save(before));
    EXPECT_EQ(saves.save(now), read_whole(now)) << now;
  }
}

std::string many_turns(int count) {
  std::string text = "format: 1\nid: many\nturns:\n";
  for (int i = 0; i < count; ++i) text += fmt::format("  - id: t{}\n    customer: Hm {}.\n", i, i);
  return text + "endings:\n  - {id: end}\n";
}

TEST(KeptYaml, ParsesOnlyTheBlocksThatAnEditLiesIn) {
  Saves saves;
  auto text = many_turns(300);
  static_cast<void>(saves.save(text));
  EXPECT_EQ(saves.parsed_bytes(), text.size());
  static_cast<void>(saves.save(text));
  EXPECT_EQ(saves.parsed_bytes(), 0U);
  for (const auto* place : {"Hm 150", "Hm 0.", "many", "Hm 299", "end}"}) {
    text.insert(text.find(place) + 1, "m");
    EXPECT_EQ(saves.save(text), read_whole(text));
    EXPECT_LT(saves.parsed_bytes(), 200U) << place;
  }
}

TEST(KeptYaml, KnowsTheFileAgainOnceAMistakeIsMended) {
  Saves saves;
  const auto text = many_turns(300);
  static_cast<void>(saves.save(text));
  auto broken = text;
  broken.insert(broken.find("Hm 150"), "\"");
  EXPECT_EQ(saves.save(broken), read_whole(broken));
  EXPECT_EQ(saves.save(text), read_whole(text));
  EXPECT_EQ(saves.parsed_bytes(), 0U);
}

TEST(KeptYaml, LetsALoadedScenarioBeTheSame) {
  KeptYaml kept;
  const auto file =
      read_file(RAPPORT_SOURCE_DIR "/scenarios/propane-missed-delivery.yaml", kLargestFileBytes).value();
  Editor editor(1);
  for (int step = 0; step < 40; ++step) {
    const auto text = step == 0 ? file : editor.edit(file);
    const auto edited = load_edited_scenario("file.yaml", text, *shipped_rubric(), kept);
    const auto whole = load_scenario_text("file.yaml", text, *shipped_rubric());
    ASSERT_EQ(edited.value == nullptr, whole.value == nullptr) << text;
    if (whole.value != nullptr) {
      EXPECT_EQ(edited.value->hash, whole.value->hash);
    }
    ASSERT_EQ(edited.diagnostics.size(), whole.diagnostics.size());
    for (std::size_t i = 0; i < whole.diagnostics.size(); ++i)
      EXPECT_EQ(to_text(edited.diagnostics[i]), to_text(whole.diagnostics[i]));
  }
}

}  // namespace
}  // namespace rapport::test
