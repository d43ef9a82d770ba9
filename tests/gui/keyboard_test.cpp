// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>
#include <imgui_internal.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "ui_probe.h"

namespace rapport::gui {
namespace {

class Keyboard : public testing::Test {
 protected:
  explicit Keyboard(ImVec2 size = {1280, 800}, float scale = 1)
      : probe_(TestDesk::small_shelf(), size, scale) {
    probe_.frames(3);
  }

  void perform(Action action) { update(probe_.state, std::move(action), probe_.desk.services); }

  void begin() {
    perform(OpenScenario{kParcel});
    perform(BeginAttempt{});
    probe_.frames(3);
    probe_.state.ui.focus_reply = false;
  }

  /// The item that the keyboard acts on.
  static ImGuiID focused() { return ImGui::GetCurrentContext()->NavId; }

  /// Whether the keyboard acts on the item of this id, in whatever part of the window it is.
  static bool is_on(const char* id) {
    const auto& windows = ImGui::GetCurrentContext()->Windows;
    return std::ranges::any_of(
        windows, [&](ImGuiWindow* window) { return window->WasActive && window->GetID(id) == focused(); });
  }

  /// Where on the screen it is.
  static ImRect place() {
    const auto& context = *ImGui::GetCurrentContext();
    return ImGui::WindowRectRelToAbs(context.NavWindow, context.NavWindow->NavRectRel[0]);
  }

  void tab(bool back = false) {
    hold_shift(back);
    probe_.press_key(ImGuiKey_Tab);
    hold_shift(false);
  }
  static void hold_shift(bool held) {
#if IMGUI_VERSION_NUM < 18700
    ImGui::GetIO().KeyShift = held;
#else
    ImGui::GetIO().AddKeyEvent(ImGuiMod_Shift, held);
#endif
  }

  /// Presses Tab until the keyboard is there.
  bool tab_to(const char* id) {
    constexpr int kMost = 60;
    for (int i = 0; i < kMost; ++i) {
      tab();
      if (is_on(id)) return true;
    }
    return false;
  }
  void reaches(std::initializer_list<const char*> ids) {
    for (const char* id : ids) EXPECT_TRUE(tab_to(id)) << id;
  }

  UiProbe probe_;
};

TEST_F(Keyboard, ReachesEverythingInTheLobbyByTab) {
  reaches({"###progress", "###settings", "###keys", "###next", "###open_late-parcel", "###settings"});
}

TEST_F(Keyboard, ReachesEverythingInTheBriefingByTab) {
  perform(OpenScenario{kParcel});
  reaches({"###back", "###mode_practice", "###mode_assessment", "###start"});
}

TEST_F(Keyboard, ReachesEverythingInTheConversationByTab) {
  begin();
  reaches({"###back", "###reply_what-was-saturday", "###reply_happens", "###hint", "###send_reply",
           "###case_file", "###back"});
}

TEST_F(Keyboard, PassesTheReplyBoxAndKeepsWhatIsWritten) {
  begin();
  ASSERT_TRUE(probe_.focus("###reply_words"));
  probe_.type("Not lost");
  reaches({"###send_reply", "###back", "###send_reply"});
  EXPECT_EQ(probe_.state.ui.draft.words(), "Not lost");
}

TEST_F(Keyboard, ReachesEverythingInTheDebriefByTab) {
  begin();
  perform(GiveReply{"happens"});
  perform(GiveReply{"dated"});
  perform(OpenDebrief{});
  reaches({"###back", "###again_0", "###again_1", "###lobby", "###again"});
}

TEST_F(Keyboard, ReachesEverythingInTheSettingsByTab) {
  Settings settings;
  settings.voice.on = true;
  perform(ChangeSettings{settings});
  perform(OpenSettings{});
  reaches({"###close_overlay", "###theme_system", "###theme_dark", "###theme_light", "###theme_high_contrast",
           "###text_less", "###text_more", "###motion", "###send_ctrl_enter", "###send_enter", "###numbers",
           "###voice", "###volume_less", "###volume_more", "###reset", "###close_overlay"});
}

TEST_F(Keyboard, GoesBackByShiftTab) {
  perform(OpenSettings{});
  ASSERT_TRUE(tab_to("###theme_light"));
  tab(true);
  EXPECT_TRUE(is_on("###theme_dark"));
  tab(true);
  EXPECT_TRUE(is_on("###theme_system"));
}

TEST_F(Keyboard, ReachesWhatLiesInTheDirectionOfAnArrow) {
  perform(OpenSettings{});
  ASSERT_TRUE(tab_to("###theme_system"));
  probe_.press_key(ImGuiKey_RightArrow);
  EXPECT_TRUE(is_on("###theme_dark"));
  probe_.press_key(ImGuiKey_DownArrow);
  EXPECT_TRUE(is_on("###theme_high_contrast"));
  std::set<ImGuiID> met;
  for (int i = 0; i < 12; ++i) {
    probe_.press_key(ImGuiKey_DownArrow);
    met.insert(focused());
  }
  EXPECT_GE(met.size(), 5U);
}

TEST_F(Keyboard, BeginsAnewOnAnotherPage) {
  const auto first = focused();
  ASSERT_NE(first, 0U);
  perform(OpenSettings{});
  ASSERT_TRUE(tab_to("###motion"));
  perform(GoBack{});
  probe_.frames(2);
  tab();
  EXPECT_EQ(focused(), first);
}

TEST_F(Keyboard, PressesByEnterAndBySpace) {
  ASSERT_TRUE(tab_to("###settings"));
  probe_.press_key(ImGuiKey_Enter);
  EXPECT_EQ(probe_.state.overlay, Overlay::Settings);
  ASSERT_TRUE(tab_to("###theme_light"));
  probe_.press_key(ImGuiKey_Space);
  EXPECT_EQ(probe_.state.settings.theme, Theme::Light);
  ASSERT_TRUE(tab_to("###motion"));
  probe_.press_key(ImGuiKey_Enter);
  EXPECT_TRUE(probe_.state.settings.reduced_motion);
}

TEST_F(Keyboard, DoesNotPressByEnterWhileOneWrites) {
  begin();
  ASSERT_TRUE(probe_.focus("###reply_words"));
  probe_.type("one");
  probe_.press_key(ImGuiKey_Enter);
  probe_.type("two");
  EXPECT_EQ(probe_.state.ui.draft.words(), "one\ntwo");
  EXPECT_TRUE(probe_.state.runner->session().replies().empty());
}

TEST_F(Keyboard, ShowsARingAroundWhatItActsOnAndNoneForTheMouse) {
  const auto ring = [] { return ImGui::GetForegroundDrawList()->VtxBuffer.Size; };
  EXPECT_EQ(ring(), 0);
  tab();
  EXPECT_GT(ring(), 0);
  probe_.move_mouse({5, 5});
  probe_.click_mouse();
  EXPECT_EQ(ring(), 0);
}

class KeyboardInLargeText : public Keyboard {
 protected:
  KeyboardInLargeText() : Keyboard({1024, 700}, 3) {}
};

TEST_F(KeyboardInLargeText, BringsWhatItActsOnIntoSightWithItsRing) {
  constexpr float kRing = 15;
  const auto look_at_all = [&](int things) {
    for (int i = 0; i < things; ++i) {
      tab();
      probe_.frames(3);
      const auto box = place();
      const auto* window = ImGui::GetCurrentContext()->NavWindow;
      if (box.GetHeight() + 2 * kRing > window->InnerRect.GetHeight())
        continue;  // too high to be seen as a whole
      const bool scrolls = window->ScrollMax.y > 0;
      EXPECT_GE(box.Min.y, scrolls ? kRing : 0) << i;
      EXPECT_LE(box.Max.y, 700 - (scrolls && window->Scroll.y < window->ScrollMax.y ? kRing : 0)) << i;
      EXPECT_GE(box.Min.x, 0) << i;
      EXPECT_LE(box.Max.x, 1024) << i;
    }
  };
  Settings settings;
  settings.theme = Theme::Light;
  perform(ChangeSettings{settings});
  perform(OpenSettings{});
  look_at_all(16);
  perform(GoBack{});
  begin();
  perform(GiveReply{"happens"});
  look_at_all(14);
}

TEST_F(KeyboardInLargeText, LeavesHalfOfTheWindowBesideALongNoticeAndCanCloseIt) {
  std::string way_out;
  for (int i = 0; i < 40; ++i) way_out += "Make room on the disk and try again. ";
  perform(Tell{"The disk is full.", way_out});
  probe_.frames(3);
  EXPECT_EQ(UiProbe::too_wide(), "");
  ASSERT_TRUE(tab_to("###dismiss_notice"));
  EXPECT_LE(ImGui::GetCurrentContext()->NavWindow->Size.y, 350);
  probe_.press_key(ImGuiKey_Enter);
  EXPECT_FALSE(probe_.state.notice);
}

TEST_F(Keyboard, OpensThePageOfKeysAndLeavesItWithEverythingAsItWas) {
  begin();
  probe_.state.ui.draft.set_words("Half a sen");
  probe_.frame({.help = true});
  EXPECT_EQ(probe_.state.overlay, Overlay::Keys);
  probe_.frames(2);
  probe_.press_digit(1);  // the conversation below does not hear it
  EXPECT_TRUE(probe_.state.runner->session().replies().empty());
  probe_.press_escape();
  EXPECT_EQ(probe_.state.overlay, Overlay::None);
  EXPECT_EQ(probe_.state.place, Place::Conversation);
  EXPECT_EQ(probe_.state.ui.draft.words(), "Half a sen");
}

TEST_F(Keyboard, TakesAQuestionMarkForAQuestionOnlyWhereItIsNotWritten) {
  begin();
  ASSERT_TRUE(probe_.focus("###reply_words"));
  probe_.frame({.question = true});
  EXPECT_EQ(probe_.state.overlay, Overlay::None);
  probe_.press_key(ImGuiKey_Escape);
  probe_.frame({.question = true});
  EXPECT_EQ(probe_.state.overlay, Overlay::Keys);
}

TEST_F(Keyboard, ChangesTheSizeOfTextOnEveryPageAndKeepsIt) {
  std::vector<int> kept;
  probe_.desk.services.save_settings = [&](const Settings& settings) {
    kept.push_back(settings.text_percent);
  };
  probe_.frame({.larger_text = true});
  begin();
  probe_.frame({.larger_text = true});
  perform(OpenSettings{});
  probe_.frame({.smaller_text = true});
  EXPECT_EQ(probe_.state.settings_page.text.value, "110 %");
  probe_.frame({.usual_text = true});
  probe_.frame({.usual_text = true});  // nothing changes, nothing is written
  EXPECT_EQ(kept, (std::vector<int>{110, 125, 110, 100}));
}

TEST_F(Keyboard, SendsByEnterIfThatIsSetAndBeginsALineByShiftEnter) {
  Settings settings;
  settings.send_with = SendKey::Enter;
  perform(ChangeSettings{settings});
  begin();
  ASSERT_TRUE(probe_.focus("###reply_words"));
  probe_.press_key(ImGuiKey_Enter);  // nothing to send: one goes on writing
  probe_.frames(3);
  probe_.type("What was");
  hold_shift(true);
  probe_.press_key(ImGuiKey_Enter);
  hold_shift(false);
  probe_.type("on Saturday?");
  EXPECT_EQ(probe_.state.ui.draft.words(), "What was\non Saturday?");
  probe_.press_key(ImGuiKey_Enter);
  ASSERT_EQ(probe_.state.runner->session().replies().size(), 1U);
  EXPECT_EQ(probe_.state.runner->session().replies().front().words, "What was\non Saturday?");
}

TEST_F(Keyboard, AsksBeforeEverythingIsReset) {
  Settings settings;
  settings.theme = Theme::HighContrast;
  perform(ChangeSettings{settings});
  perform(OpenSettings{});
  ASSERT_TRUE(probe_.press("###reset"));
  EXPECT_EQ(probe_.state.settings.theme, Theme::HighContrast);
  ASSERT_TRUE(probe_.press("###reset_no"));
  EXPECT_FALSE(probe_.press("###reset_yes"));
  ASSERT_TRUE(probe_.press("###reset"));
  ASSERT_TRUE(probe_.press("###reset_yes"));
  EXPECT_EQ(probe_.state.settings, Settings{});
  EXPECT_FALSE(probe_.press("###reset"));  // there is nothing to reset any more
}

}  // namespace
}  // namespace rapport::gui
