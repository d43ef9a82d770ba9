// SPDX-License-Identifier: MIT
#include "engine/assessor/cue_pattern.h"

#include <gtest/gtest.h>

namespace rapport {
namespace {

const std::vector<WordList> kLists = {{"act", {"ring", "send*"}}, {"broken", {"Ring"}}};

std::string mistake(std::string_view cue) {
  const auto expression = cue_expression(cue, kLists);
  return expression ? "" : expression.error().message;
}

TEST(CuePattern, AcceptsEverySignOfTheCueLanguage) {
  for (const auto* cue :
       {"i will {act}", "call/ring", "apolog*", "[very] sorry", "{act} ... you", "by <time>", "^ okay",
        "i hear $", "which _ ... ?", "sorry , but you", "24-hour", "{act}/put", "[{act}] it"})
    EXPECT_EQ(mistake(cue), "") << cue;
}

TEST(CuePattern, NamesWhatACueCannotHold) {
  EXPECT_EQ(mistake("I will"), "A cue cannot hold \"I\".");
  EXPECT_EQ(mistake("don't"), "A cue cannot hold \"don't\".");
  EXPECT_EQ(mistake("caf\xC3\xA9"), "A cue cannot hold \"caf\xC3\xA9\".");
  EXPECT_EQ(mistake("what?"), "A cue cannot hold \"what?\".");
  EXPECT_EQ(mistake("(a|b)"), "A cue cannot hold \"(a|b)\".");
  EXPECT_EQ(mistake("*"), "A cue cannot hold \"*\".");
  EXPECT_EQ(mistake("<date>"), "A cue cannot hold \"<date>\".");
  EXPECT_EQ(mistake("[very"), "A cue cannot hold \"[very\".");
  EXPECT_EQ(mistake("call//ring"), "A cue cannot hold \"\".");
}

TEST(CuePattern, NamesAListThatIsNotThere) {
  EXPECT_EQ(mistake("{acts}"), "There is no list of words named acts.");
  EXPECT_EQ(mistake("{broken}"), "A cue cannot hold \"Ring\".");
}

TEST(CuePattern, NeedsAWord) {
  EXPECT_EQ(mistake(""), "This cue names no word.");
  EXPECT_EQ(mistake("  "), "This cue names no word.");
  EXPECT_EQ(mistake("^ ... $"), "This cue names no word.");
}

TEST(CuePattern, SaysHowToMendEveryMistake) {
  for (const auto* cue : {"", "I", "{acts}", "a(b"}) {
    const auto expression = cue_expression(cue, kLists);
    ASSERT_FALSE(expression) << cue;
    EXPECT_FALSE(expression.error().hint.empty()) << cue;
  }
}

}  // namespace
}  // namespace rapport
