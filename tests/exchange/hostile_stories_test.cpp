// SPDX-License-Identifier: MIT
/// \file Files made to harm: they are answered, in time that grows with their size alone.
#include <chrono>

#include "tests/exchange/brought.h"
#include "tests/support/sanitized.h"
#include "tests/support/shipped.h"

namespace rapport::test {
namespace {

std::string repeated(std::string_view piece, std::size_t bytes) {
  std::string all;
  while (all.size() < bytes) all += piece;
  return all;
}

/// Far beyond what any of these takes; a square of a megabyte would take hours.
constexpr std::chrono::seconds kLongest{kIsSanitized ? 120 : 20};

/// A megabyte, or what takes as long under a sanitizer.
constexpr std::size_t kMuch = kIsSanitized ? 64U << 10U : 1U << 20U;

void must_be_answered(const std::string& bytes, StoryLanguage language) {
  const auto begin = std::chrono::steady_clock::now();
  const auto story = import_story("hostile", bytes, language, *shipped_rubric());
  if (!story) {
    EXPECT_FALSE(story.error().message.empty());
    EXPECT_EQ(story.error().way_out.find("should not happen"), std::string::npos) << story.error().text();
  }
  EXPECT_LT(std::chrono::steady_clock::now() - begin, kLongest) << bytes.substr(0, 100);
}

class AMegabyteOf : public testing::TestWithParam<const char*> {};

TEST_P(AMegabyteOf, IsAnsweredInATwee) {
  for (const auto* format : {"SugarCube", "Harlowe", "Other"}) {
    must_be_answered(std::string(":: StoryData\n{\"format\": \"") + format + "\"}\n:: Start\n" +
                         repeated(GetParam(), kMuch),
                     StoryLanguage::Twee);
  }
}

TEST_P(AMegabyteOf, IsAnsweredInAYarn) {
  must_be_answered("title: Start\n---\n" + repeated(GetParam(), kMuch) + "\n===\n", StoryLanguage::Yarn);
  must_be_answered("title: Start\n---\n" + repeated(std::string(GetParam()) + "\n", kMuch) + "\n===\n",
                   StoryLanguage::Yarn);
}

INSTANTIATE_TEST_SUITE_P(
    Each, AMegabyteOf,
    testing::Values("[", "[[", "]", "[[]]", "[[a]]", "[[a|b][", "<", "<<", "<<>>", "<<\">>", "<<if $a>>",
                    "<<if $a>>x<<else>>y<</if>>", "<<if $a>>[[b]]<</if>>", "<<link \"a\">>", "<</if>>",
                    "<<set $a to $a + $a>>", "<<set $a += 1>>[[a]]", "(", "(a:", "(if:", "(if:$a)[",
                    "(else:)[", "(a:\"", "<!--", "/*", "<a ", "<script>", "<%", "$a", "&", "&#", "\\",
                    "::", "\n:: a [\n", "\n::\n", "-> a\n", "-> a\n\t", "<<jump a>>\n", "<<endif>>\n",
                    "a: b\n", "//", " #a", "{", "<<declare $a = 1>>\n", "\xC2\x9B", "\r"));

TEST(Hostile, AHundredThousandPassagesAreTooMany) {
  std::string twee, yarn;
  for (int i = 0; i < 100'000; ++i) {
    twee += ":: P" + std::to_string(i) + "\n[[P" + std::to_string(i + 1) + "]]\n";
    yarn += "title: P" + std::to_string(i) + "\n---\nx\n===\n";
  }
  for (const auto& [bytes, language] :
       {std::pair{twee, StoryLanguage::Twee}, std::pair{yarn, StoryLanguage::Yarn}}) {
    const auto story = import_story("s", bytes, language, *shipped_rubric());
    ASSERT_FALSE(story);
    EXPECT_NE(story.error().message.find("at most 20000"), std::string::npos) << story.error().text();
  }
}

TEST(Hostile, TenThousandPassagesInALineAreBrought) {
  std::string twee;
  for (int i = 0; i < 10'000; ++i)
    twee += ":: P" + std::to_string(i) + "\nHi. [[P" + std::to_string(i + 1) + "]]\n";
  EXPECT_EQ(bring(twee).scenario->turns.size(), 10'000U);
}

TEST(Hostile, DeepNestingKeepsItsWords) {
  const auto open = repeated("<<if $a>>", 900);
  const auto brought = bring(":: Start\n" + open + "deep words [[End]]\n:: End\nBye.");
  EXPECT_TRUE(brought.says("deep words"));
  EXPECT_NE(brought.remarks().find("nested too deeply"), std::string::npos);
}

TEST(Hostile, ControlCharactersReachNeitherTheFileNorTheTerminal) {
  const auto brought = bring(
      ":: St\x1b[2Jart\nHi \x1b[31m\u009b. [[\x07go|En\x7f"
      "d]] <<\x1b>>\n:: En\x7f"
      "d\nBye.\x00x");
  for (const auto& text : {brought.story.yaml, brought.remarks()}) {
    EXPECT_EQ(text.find_first_of("\x1b\x07\x7f"), std::string::npos);
    EXPECT_EQ(text.find("\u009b"), std::string::npos);
  }
}

}  // namespace
}  // namespace rapport::test
