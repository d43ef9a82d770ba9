// SPDX-License-Identifier: MIT
#include "engine/exporting/text_style.h"

#include <gtest/gtest.h>

namespace rapport {
namespace {

TEST(TextStyle, WrapsAtTheWidthAfterItsPrefixes) {
  TextStyle style;
  style.width = 40;
  EXPECT_EQ(style.wrapped("one two three four five six seven eight nine", "- ", "  "),
            "- one two three four five six seven\n  eight nine\n");
}

TEST(TextStyle, CountsCharactersNotBytes) {
  TextStyle style;
  style.width = 25;
  EXPECT_EQ(
      style.wrapped("\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4 "
                    "aaaaaaaaaaaaaa b"),
      "\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4 aaaaaaaaaaaaaa\nb\n");
}

TEST(TextStyle, KeepsWordsThatAreLongerThanALine) {
  TextStyle style;
  style.width = 20;
  const std::string longest(50, 'x');
  EXPECT_EQ(style.wrapped("a " + longest), "a\n" + longest + "\n");
}

TEST(TextStyle, LetsNobodysWordsDriveATerminal) {
  EXPECT_EQ(TextStyle{}.wrapped("a\033[2Jb\x07"
                                "c\xC2\x9B"
                                "d"),
            "a [2Jb c d\n");
}

TEST(TextStyle, IsPlainWithoutColour) {
  EXPECT_EQ(TextStyle{}.marked(TextStyle::Emphasis::Good, "x"), "x");
  TextStyle colourful;
  colourful.colour = true;
  EXPECT_EQ(colourful.marked(TextStyle::Emphasis::Good, "x"), "\033[32mx\033[0m");
}

}  // namespace
}  // namespace rapport
