// SPDX-License-Identifier: MIT
#include "gui/widgets/soft_wrap.h"

#include <gtest/gtest.h>

#include <array>
#include <random>

#include "gui/widgets/reply_draft.h"

namespace rapport::gui {
namespace {

/// Every character is one wide.
float one(char32_t) {
  return 1;
}

TEST(SoftWrap, BreaksBehindABlankBeforeTheLineIsTooWide) {
  const auto wrapped = wrap_softly("I am so sorry", 8, one);
  EXPECT_EQ(wrapped.shown, "I am so \nsorry");
  EXPECT_EQ(wrapped.plain(), "I am so sorry");
}

TEST(SoftWrap, KeepsTheWritersOwnLineBreaks) {
  const auto wrapped = wrap_softly("Dear Mara\n\nyours", 20, one);
  EXPECT_EQ(wrapped.shown, "Dear Mara\n\nyours");
  EXPECT_TRUE(wrapped.soft.empty());
}

TEST(SoftWrap, BreaksAWordThatIsTooWideAlone) {
  const auto wrapped = wrap_softly("abcdefghij", 4, one);
  EXPECT_EQ(wrapped.shown, "abcd\nefgh\nij");
  EXPECT_EQ(wrapped.plain(), "abcdefghij");
}

TEST(SoftWrap, NeverBeginsALineWithABlank) {
  const auto wrapped = wrap_softly("abcd    efgh", 4, one);
  EXPECT_EQ(wrapped.shown, "abcd    \nefgh");
}

TEST(SoftWrap, NeverSplitsACharacter) {
  const std::string umlauts = "äöüäöüäöü";
  const auto wrapped = wrap_softly(umlauts, 2, one);
  EXPECT_EQ(wrapped.shown, "äö\nüä\nöü\näö\nü");
}

TEST(SoftWrap, FindsPlacesThereAndBack) {
  const auto wrapped = wrap_softly("I am so sorry about it", 8, one);
  for (std::size_t i = 0; i <= wrapped.plain().size(); ++i)
    EXPECT_EQ(wrapped.plain_place(wrapped.shown_place(i)), i);
}

TEST(SoftWrap, BackspaceAcrossOurBreakDeletesTheCharacterBeforeIt) {
  const auto wrapped = wrap_softly("I am so sorry", 8, one);
  const auto edit = plain_after_edit(wrapped, 9, "I am so sorry", 8);
  EXPECT_EQ(edit.text, "I am sosorry");
  EXPECT_EQ(edit.cursor, 7U);
}

TEST(SoftWrap, DeleteAcrossOurBreakDeletesTheCharacterBehindIt) {
  const auto wrapped = wrap_softly("I am so sorry", 8, one);
  const auto edit = plain_after_edit(wrapped, 8, "I am so sorry", 8);
  EXPECT_EQ(edit.text, "I am so orry");
}

TEST(SoftWrap, DeletingASelectedBreakOfOursChangesNothing) {
  const auto wrapped = wrap_softly("I am so sorry", 8, one);
  EXPECT_EQ(plain_after_edit(wrapped, std::nullopt, "I am so sorry", 8).text, "I am so sorry");
}

TEST(SoftWrap, TakesTypingInTheMiddle) {
  const auto wrapped = wrap_softly("I am so sorry", 8, one);
  const auto edit = plain_after_edit(wrapped, 5, "I am veryso \nsorry", 9);
  EXPECT_EQ(edit.text, "I am veryso sorry");
  EXPECT_EQ(edit.cursor, 9U);
}

TEST(SoftWrap, ReplacesASelectionAcrossOurBreak) {
  const auto wrapped = wrap_softly("I am so sorry", 8, one);
  const auto edit = plain_after_edit(wrapped, std::nullopt, "I am xrry", 6);
  EXPECT_EQ(edit.text, "I am xrry");
}

/// A text field as Dear ImGui's, over a draft.
class Typist {
 public:
  explicit Typist(float width) : width_(width) { draft.lay_out(width_, one); }

  void insert(const std::string& words) {
    auto shown = draft.wrapped().shown;
    shown.insert(cursor, words);
    cursor = draft.take_edit({shown, cursor + words.size()}, one);
  }

  void backspace() {
    auto shown = draft.wrapped().shown;
    if (cursor == 0) return;
    shown.erase(cursor - 1, 1);
    cursor = draft.take_edit({shown, cursor - 1}, one);
  }

  void move_to(std::size_t place) {
    cursor = place;
    draft.take_edit({draft.wrapped().shown, cursor}, one);
  }

  ReplyDraft draft;
  std::size_t cursor = 0;

 private:
  float width_;
};

TEST(ReplyDraft, HoldsWhatWasTyped) {
  Typist typist(10);
  const std::string words = "I am sorry, Mara.\nThat was our mistake, and I will ring you at noon.";
  for (const char letter : words) typist.insert(std::string(1, letter));
  EXPECT_EQ(typist.draft.words(), words);
  EXPECT_GT(typist.draft.wrapped().soft.size(), 3U);
}

TEST(ReplyDraft, BackspaceTakesEverythingAwayOneCharacterAtATime) {
  Typist typist(6);
  typist.insert("one two three four five");
  for (std::size_t left = typist.draft.words().size(); left > 0; --left) {
    ASSERT_EQ(typist.draft.words().size(), left);
    typist.backspace();
  }
  EXPECT_TRUE(typist.draft.words().empty());
}

TEST(ReplyDraft, UndoAndRedoGoStepByStep) {
  Typist typist(6);
  typist.insert("one ");
  typist.insert("two ");
  typist.insert("three");
  EXPECT_TRUE(typist.draft.undo(one));
  EXPECT_EQ(typist.draft.words(), "one two ");
  EXPECT_TRUE(typist.draft.undo(one));
  EXPECT_EQ(typist.draft.words(), "one ");
  EXPECT_TRUE(typist.draft.redo(one));
  EXPECT_EQ(typist.draft.words(), "one two ");
  EXPECT_TRUE(typist.draft.undo(one));
  EXPECT_TRUE(typist.draft.undo(one));
  EXPECT_FALSE(typist.draft.undo(one));
  EXPECT_EQ(typist.draft.words(), "");
}

TEST(ReplyDraft, CopiesWithoutOurLineBreaks) {
  Typist typist(6);
  typist.insert("one two\nthree four");
  const auto shown = typist.draft.wrapped().shown;
  ASSERT_GT(typist.draft.wrapped().soft.size(), 1U);
  EXPECT_EQ(typist.draft.selected_words(), "one two\nthree four");
  typist.draft.take_edit({shown, 0, 0, shown.find("thr")}, one);
  EXPECT_EQ(typist.draft.selected_words(), "one two\n");
}

TEST(ReplyDraft, KeepsItsWordsWhenTheWidthChanges) {
  Typist typist(30);
  typist.insert("The quick brown fox jumps over the lazy dog");
  for (const float width : {5.0F, 100.0F, 1.0F, 17.0F}) {
    typist.draft.lay_out(width, one);
    EXPECT_EQ(typist.draft.words(), "The quick brown fox jumps over the lazy dog");
  }
}

TEST(ReplyDraft, NeverLosesACharacterToRandomEditing) {
  std::mt19937 random(7);
  const auto below = [&](std::size_t end) {
    return std::uniform_int_distribution<std::size_t>(0, end - 1)(random);
  };
  Typist typist(9);
  std::string expected;
  for (int step = 0; step < 4000; ++step) {
    const auto& wrapped = typist.draft.wrapped();
    if (below(4) == 0) typist.move_to(below(wrapped.shown.size() + 1));
    const auto place = typist.draft.wrapped().plain_place(typist.cursor);
    if (below(3) != 0 || expected.empty()) {
      const std::string words = std::array<const char*, 5>{"a", " ", "bb ccc", "\n", "d e\nf"}[below(5)];
      typist.insert(words);
      expected.insert(place, words);
    } else if (place > 0) {
      typist.backspace();
      expected.erase(place - 1, 1);
    }
    ASSERT_EQ(typist.draft.words(), expected) << "step " << step;
    if (expected.size() > 400) {
      typist.draft.set_words({});
      typist.draft.lay_out(9, one);
      typist.cursor = 0;
      expected.clear();
    }
  }
}

}  // namespace
}  // namespace rapport::gui
