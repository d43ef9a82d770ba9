// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "ui_probe.h"

namespace rapport::gui {
namespace {

class ReplyBox : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(probe_.press("###open_late-parcel"));
    ASSERT_TRUE(probe_.press("###start"));
    ASSERT_TRUE(probe_.focus("###reply_words"));
  }

  [[nodiscard]] const ReplyDraft& draft() const { return probe_.state.ui.draft; }

  UiProbe probe_{TestDesk::small_shelf(), {1024, 700}, 1};
};

constexpr auto kLong =
    "I am sorry that the present came two days late and that the box was open. That was our doing, and I "
    "would like to know what "
    "Saturday was for you before I say what I can do about it today, tomorrow and next week. ";

TEST_F(ReplyBox, WrapsWhileOneTypesAndLosesNothing) {
  std::string typed;
  for (const char letter : std::string(kLong)) {
    ImGui::GetIO().AddInputCharacter(static_cast<unsigned char>(letter));
    probe_.frame();
    typed += letter;
  }
  probe_.frames(2);
  EXPECT_EQ(draft().words(), typed);
  EXPECT_GE(draft().wrapped().soft.size(), 2U);
}

TEST_F(ReplyBox, TakesALongPasteAtOnce) {
  std::string pasted;
  for (int i = 0; i < 40; ++i) pasted += kLong;
  ImGui::SetClipboardText(pasted.c_str());
  probe_.press_key(ImGuiKey_V, true);
  EXPECT_EQ(draft().words(), pasted);
}

TEST_F(ReplyBox, KeepsCharactersOfOtherScripts) {
  probe_.type("Größe für Łódź. Добрый день. Καλημέρα.");
  EXPECT_EQ(draft().words(), "Größe für Łódź. Добрый день. Καλημέρα.");
}

TEST_F(ReplyBox, EnterBeginsANewLine) {
  probe_.type("Dear Mara,");
  probe_.press_key(ImGuiKey_Enter);
  probe_.type("that was our mistake.");
  EXPECT_EQ(draft().words(), "Dear Mara,\nthat was our mistake.");
}

TEST_F(ReplyBox, BackspacePassesOurLineBreaks) {
  probe_.type(kLong);
  auto expected = draft().words();
  for (int i = 0; i < 120; ++i) {
    probe_.press_key(ImGuiKey_Backspace);
    expected.pop_back();
    ASSERT_EQ(draft().words(), expected);
  }
}

TEST_F(ReplyBox, UndoesAndRedoes) {
  probe_.type("One. ");
  probe_.type("Two.");
  probe_.frame({.undo = true});
  EXPECT_EQ(draft().words(), "One. ");
  probe_.frame({.redo = true});
  probe_.frames(2);
  EXPECT_EQ(draft().words(), "One. Two.");
}

TEST_F(ReplyBox, KeepsItsWordsWhenTheWindowIsResized) {
  probe_.type(kLong);
  const auto words = draft().words();
  for (const ImVec2 size : {ImVec2{640, 480}, ImVec2{2560, 1440}, ImVec2{900, 700}, ImVec2{330, 250}}) {
    probe_.resize(size);
    probe_.frames(3);
    EXPECT_EQ(draft().words(), words);
  }
}

TEST_F(ReplyBox, CopiesWithoutTheLineBreaksItMade) {
  probe_.type(kLong);
  probe_.press_key(ImGuiKey_A, true);
  auto& io = ImGui::GetIO();
  io.KeyCtrl = true;
  probe_.frame({.copy = true});
  io.KeyCtrl = false;
  EXPECT_STREQ(ImGui::GetClipboardText(), kLong);
}

TEST_F(ReplyBox, SelectingAllAndTypingReplacesEverything) {
  probe_.type(kLong);
  probe_.press_key(ImGuiKey_A, true);
  probe_.type("Short.");
  EXPECT_EQ(draft().words(), "Short.");
  probe_.frame({.undo = true});
  EXPECT_EQ(draft().words(), kLong);
}

}  // namespace
}  // namespace rapport::gui
