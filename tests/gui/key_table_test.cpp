// SPDX-License-Identifier: MIT
#include "gui/shell/key_table.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace rapport::gui {
namespace {

Keys pressed(const PressedKey& key) {
  Keys keys;
  press(keys, key);
  return keys;
}

TEST(KeyTable, HoldsWhatEveryChordDoes) {
  for (const auto& binding : key_table()) {
    EXPECT_STRNE(binding.does, "");
    if (binding.means == nullptr) continue;
    for (const auto& chord : binding.chords) {
      const PressedKey key{std::string(chord.key), chord.ctrl, chord.shift == Chord::Shift::Yes, chord.alt};
      EXPECT_TRUE(pressed(key).*binding.means) << chord.name();
      auto otherwise = key;
      otherwise.alt = !chord.alt;
      EXPECT_FALSE(pressed(otherwise).*binding.means) << chord.name();
    }
  }
}

TEST(KeyTable, GivesNoChordTwoMeanings) {
  const auto all = key_table();
  for (const auto& one : all) {
    for (const auto& other : all) {
      if (&one == &other || one.means == nullptr || other.means == nullptr) continue;
      for (const auto& chord : one.chords) {
        const PressedKey key{std::string(chord.key), chord.ctrl, chord.shift == Chord::Shift::Yes, chord.alt};
        EXPECT_TRUE(std::ranges::none_of(other.chords, [&](const Chord& its) { return its.is(key); }) ||
                    one.means == other.means)
            << chord.name();
      }
    }
  }
}

TEST(KeyTable, KnowsLettersInBothCasesAndTellsUndoFromRedo) {
  EXPECT_TRUE(pressed({"z", true}).undo);
  EXPECT_FALSE(pressed({"z", true}).redo);
  EXPECT_TRUE(pressed({"Z", true, true}).redo);
  EXPECT_FALSE(pressed({"Z", true, true}).undo);
  EXPECT_FALSE(pressed({"z"}).undo);
}

TEST(KeyTable, TakesDigitsAlone) {
  EXPECT_EQ(pressed({"7"}).digit, 7);
  EXPECT_EQ(pressed({"0"}).digit, 0);
  EXPECT_EQ(pressed({"7", true}).digit, 0);
  EXPECT_EQ(pressed({"10"}).digit, 0);
  EXPECT_TRUE(pressed({"0", true}).usual_text);
}

TEST(KeyTable, ShowsEveryBindingOnThePageOfKeys) {
  std::size_t lines = 0;
  for (const auto& group : key_page(SendKey::CtrlEnter)) {
    EXPECT_FALSE(group.title.empty());
    for (const auto& line : group.lines) EXPECT_FALSE(line.keys.empty()) << line.does;
    lines += group.lines.size();
  }
  EXPECT_EQ(lines, key_table().size() + 2);  // and the two that depend on the settings
}

TEST(KeyTable, SaysWhichKeySendsAsItIsSet) {
  const auto keys_of = [](SendKey send_with, std::string_view does) {
    for (const auto& group : key_page(send_with)) {
      for (const auto& line : group.lines) {
        if (line.does == does) return line.keys;
      }
    }
    return std::string();
  };
  EXPECT_EQ(keys_of(SendKey::CtrlEnter, "Send what you wrote."), "Ctrl+Enter");
  EXPECT_EQ(keys_of(SendKey::Enter, "Send what you wrote."), "Enter");
  EXPECT_EQ(keys_of(SendKey::Enter, "Begin a new line."), "Shift+Enter");
  EXPECT_EQ(keys_of(SendKey::Enter, "Open the settings."), "F10 or Ctrl+Comma");
}

}  // namespace
}  // namespace rapport::gui
