// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "ui_probe.h"

namespace rapport::gui {
namespace {

TEST(Flow, LeadsFromTheLobbyToTheDebriefByPressingWhatIsThere) {
  UiProbe probe(TestDesk::small_shelf());
  ASSERT_TRUE(probe.press("###open_late-parcel"));
  EXPECT_EQ(probe.state.place, Place::Briefing);
  ASSERT_TRUE(probe.press("###mode_assessment"));
  EXPECT_EQ(probe.state.briefing.mode, Mode::Assessment);
  ASSERT_TRUE(probe.press("###mode_practice"));
  ASSERT_TRUE(probe.press("###start"));
  EXPECT_EQ(probe.state.place, Place::Conversation);
  ASSERT_TRUE(probe.press("###hint"));
  EXPECT_FALSE(probe.state.conversation.hint.empty());
  ASSERT_TRUE(probe.press("###reply_what-was-saturday"));
  ASSERT_TRUE(probe.press("###take_back"));
  ASSERT_TRUE(probe.press("###reply_happens"));
  ASSERT_TRUE(probe.press("###case_file"));
  EXPECT_FALSE(probe.state.ui.case_file_open);
  ASSERT_TRUE(probe.press("###reply_dated"));
  EXPECT_TRUE(probe.state.conversation.over);
  ASSERT_TRUE(probe.press("###debrief"));
  EXPECT_EQ(probe.state.place, Place::Debrief);
  ASSERT_TRUE(probe.press("###again_0"));
  EXPECT_EQ(probe.state.place, Place::Conversation);
  EXPECT_TRUE(probe.state.runner->session().replies().empty());
  EXPECT_FALSE(probe.state.notice);
}

TEST(Flow, LeadsFromTheChartToTheReplyThatIsPressed) {
  UiProbe probe(TestDesk::small_shelf());
  std::vector<DebriefPage> pages;
  probe.desk.services.share = [](const auto&, const auto&) { return Result<void>(); };
  probe.desk.services.save_debrief = [&](DebriefPage page) { pages.push_back(std::move(page)); };
  ASSERT_TRUE(probe.press("###open_late-parcel"));
  ASSERT_TRUE(probe.press("###start"));
  probe.press_digit(1);
  probe.press_digit(1);
  ASSERT_TRUE(probe.press("###debrief"));
  EXPECT_FALSE(probe.press("###mood_0")) << "the start is no reply";
  ASSERT_TRUE(probe.press("###mood_2"));
  EXPECT_EQ(probe.state.ui.shown_reply, 1U);
  EXPECT_FALSE(probe.state.ui.show_reply) << "it scrolls once and leaves the wheel alone";
  EXPECT_FALSE(probe.press("###mood_3"));
  ASSERT_TRUE(probe.press("###save_html"));
  ASSERT_TRUE(probe.press("###save_html_below"));
  ASSERT_TRUE(probe.press("###share"));
  EXPECT_TRUE(probe.state.debrief.sharing->shared);
  EXPECT_EQ(pages.size(), 2U);
  probe.state.notice = Notice{"Saved as a page.", "It opens in any browser.", "/none.html"};
  EXPECT_TRUE(probe.press("###open_file"));
  ASSERT_TRUE(probe.press("###dismiss_notice"));
}

TEST(Flow, AnswersByNumberKeys) {
  UiProbe probe(TestDesk::small_shelf());
  ASSERT_TRUE(probe.press("###open_late-parcel"));
  ASSERT_TRUE(probe.press("###start"));
  probe.press_digit(9);  // there is no ninth reply
  EXPECT_TRUE(probe.state.runner->session().replies().empty());
  probe.press_digit(1);
  ASSERT_EQ(probe.state.runner->session().replies().size(), 1U);
  probe.press_digit(1);
  EXPECT_TRUE(probe.state.conversation.over);
  probe.press_digit(1);
  ASSERT_TRUE(probe.press("###debrief"));
  ASSERT_TRUE(probe.press("###lobby"));
  EXPECT_EQ(probe.state.place, Place::Lobby);
  EXPECT_EQ(probe.state.lobby.cards.front().best, "88 of 100, passed");
}

TEST(Flow, AnswersByClickingWithTheMouse) {
  UiProbe probe(TestDesk::small_shelf());
  ASSERT_TRUE(probe.press("###open_late-parcel"));
  ASSERT_TRUE(probe.press("###start"));
  ASSERT_TRUE(probe.hover("###reply_happens", 500));
  probe.click_mouse();
  ASSERT_EQ(probe.state.runner->session().replies().size(), 1U);
  EXPECT_EQ(probe.state.runner->session().replies().front().option, OptionIndex{2});
}

TEST(Flow, SendsTypedWordsByButton) {
  UiProbe probe(TestDesk::small_shelf());
  ASSERT_TRUE(probe.press("###open_late-parcel"));
  ASSERT_TRUE(probe.press("###start"));
  ASSERT_TRUE(probe.press("###send_reply"));  // nothing to send yet
  EXPECT_TRUE(probe.state.runner->session().replies().empty());
  ASSERT_TRUE(probe.focus("###reply_words"));
  probe.type("What was on Saturday?");
  EXPECT_EQ(probe.state.ui.draft.words(), "What was on Saturday?");
  ASSERT_TRUE(probe.press("###send_reply"));
  ASSERT_EQ(probe.state.runner->session().replies().size(), 1U);
  EXPECT_EQ(probe.state.runner->session().replies().front().words, "What was on Saturday?");
}

TEST(Flow, SendsTypedWordsByCtrlEnterAndGoesOnTyping) {
  UiProbe probe(TestDesk::small_shelf());
  ASSERT_TRUE(probe.press("###open_late-parcel"));
  ASSERT_TRUE(probe.press("###start"));
  ASSERT_TRUE(probe.focus("###reply_words"));
  probe.type("What was on Saturday?");
  probe.press_key(ImGuiKey_Enter, true);
  ASSERT_EQ(probe.state.runner->session().replies().size(), 1U);
  EXPECT_TRUE(probe.state.ui.draft.is_blank());
  probe.frames(3);
  probe.type("I ring you at noon");
  EXPECT_EQ(probe.state.ui.draft.words(), "I ring you at noon");
}

TEST(Flow, TakesDigitsAsTextWhileOneTypes) {
  UiProbe probe(TestDesk::small_shelf());
  ASSERT_TRUE(probe.press("###open_late-parcel"));
  ASSERT_TRUE(probe.press("###start"));
  ASSERT_TRUE(probe.focus("###reply_words"));
  probe.type("1");
  probe.press_digit(1);
  EXPECT_TRUE(probe.state.runner->session().replies().empty());
  EXPECT_EQ(probe.state.ui.draft.words(), "1");
}

TEST(Flow, EscapeLeavesTheBoxFirstAndThenTheScreen) {
  UiProbe probe(TestDesk::small_shelf());
  ASSERT_TRUE(probe.press("###open_late-parcel"));
  ASSERT_TRUE(probe.press("###start"));
  ASSERT_TRUE(probe.focus("###reply_words"));
  probe.type("Not lost");
  ImGui::GetIO().AddInputCharacter('!');
  probe.press_key(ImGuiKey_Escape);
  EXPECT_EQ(probe.state.place, Place::Conversation);
  EXPECT_EQ(probe.state.ui.draft.words().substr(0, 8), "Not lost");
  probe.press_escape();
  EXPECT_EQ(probe.state.place, Place::Lobby);
  ASSERT_TRUE(probe.press("###resume_late-parcel"));
  EXPECT_EQ(probe.state.ui.draft.words().substr(0, 8), "Not lost");
}

TEST(Flow, ShowsAFailureOfTheStoreAndGoesOnAfterIt) {
  UiProbe probe(TestDesk::small_shelf());
  ASSERT_TRUE(probe.press("###open_late-parcel"));
  ASSERT_TRUE(probe.press("###start"));
  probe.desk.attempts.fails = true;
  probe.press_digit(1);
  ASSERT_TRUE(probe.state.notice);
  probe.desk.attempts.fails = false;
  ASSERT_TRUE(probe.press("###dismiss_notice"));
  EXPECT_FALSE(probe.state.notice);
  probe.press_digit(1);
  EXPECT_EQ(probe.state.runner->session().replies().size(), 1U);
}

}  // namespace
}  // namespace rapport::gui
