// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <array>

#include "ui_probe.h"

namespace rapport::gui {
namespace {

constexpr int kInputs = 5000;

/// Presses, clicks, types and resizes at random. Whatever it does, nothing may break.
class Monkey {
 public:
  Monkey(UiProbe& probe, unsigned seed) : probe_(probe), random_(seed) {}

  void act() {
    switch (below(14)) {
      case 0:
      case 1:
        probe_.move_mouse({static_cast<float>(below(1400)), static_cast<float>(below(900))});
        probe_.click_mouse();
        break;
      case 3:
        probe_.press_digit(below(10));
        break;
      case 4:
        press_something();
        break;
      case 5:
        probe_.type(kWords[static_cast<std::size_t>(below(static_cast<int>(kWords.size())))]);
        break;
      case 6:
        probe_.press_key(kKeys[static_cast<std::size_t>(below(static_cast<int>(kKeys.size())))],
                         below(4) == 0);
        break;
      case 7:
        probe_.turn_wheel(static_cast<float>(below(9) - 4));
        break;
      case 8:
        probe_.focus("###reply_words");
        break;
      case 9:
        if (below(8) == 0) probe_.press_escape();
        break;
      case 10:
        probe_.frame({.undo = below(2) == 0, .redo = below(3) == 0});
        break;
      case 11:
        probe_.frame({.settings = below(30) == 0,
                      .help = below(40) == 0,
                      .question = below(40) == 0,
                      .larger_text = below(9) == 0,
                      .smaller_text = below(9) == 0});
        break;
      default:
        if (below(6) == 0)
          probe_.resize({static_cast<float>(300 + below(2000)), static_cast<float>(200 + below(1200))});
        break;
    }
    probe_.desk.attempts.fails = below(40) == 0;
    probe_.frame();
  }

 private:
  int below(int end) { return std::uniform_int_distribution<int>(0, end - 1)(random_); }

  void press_something() {
    const auto one_of = [&](std::initializer_list<const char*> ids) {
      return ids.begin()[below(static_cast<int>(ids.size()))];
    };
    if (probe_.state.overlay != Overlay::None) {
      probe_.press(
          one_of({"###theme_light", "###theme_dark", "###theme_high_contrast", "###text_less", "###text_more",
                  "###motion", "###send_enter", "###send_ctrl_enter", "###numbers", "###voice",
                  "###volume_less", "###volume_more", "###reset", "###reset_yes", "###reset_no"}));
      if (below(3) == 0) probe_.press("###close_overlay");
      return;
    }
    switch (probe_.state.place) {
      case Place::Lobby:
        probe_.press(one_of({"###open_late-parcel", "###open_late-parcel", "###resume_late-parcel", "###next",
                             "###progress", "###dismiss_notice"}));
        break;
      case Place::Progress:
        probe_.press(one_of({"###back", "###next"}));
        break;
      case Place::Briefing:
        probe_.press(one_of({"###start", "###start", "###mode_assessment", "###mode_practice", "###back"}));
        break;
      case Place::Conversation:
        probe_.press(one_of({"###hint", "###take_back", "###send_reply", "###debrief", "###stay_silent",
                             "###case_file", "###reply_happens", "###reply_vague", "###reply_dated",
                             "###dismiss_notice"}));
        break;
      case Place::Debrief:
        probe_.press(one_of({"###again_0", "###again_1", "###again", "###lobby", "###back"}));
        break;
    }
  }

  static constexpr std::array kWords = {"a",
                                        "Sorry. ",
                                        "What was on Saturday?",
                                        "Größe Ж",
                                        "\n",
                                        " ",
                                        "averyveryverylongwordwithoutanyblankinitwhatsoever"};
  static constexpr std::array kKeys = {
      ImGuiKey_Tab,      ImGuiKey_LeftArrow, ImGuiKey_RightArrow, ImGuiKey_UpArrow, ImGuiKey_DownArrow,
      ImGuiKey_PageDown, ImGuiKey_Home,      ImGuiKey_End,        ImGuiKey_Delete,  ImGuiKey_Backspace,
      ImGuiKey_Space,    ImGuiKey_Enter,     ImGuiKey_Escape,     ImGuiKey_A,       ImGuiKey_C,
      ImGuiKey_V,        ImGuiKey_X,         ImGuiKey_Y,          ImGuiKey_Z};

  UiProbe& probe_;
  std::mt19937 random_;
};

class MonkeyTest : public testing::TestWithParam<unsigned> {};

TEST_P(MonkeyTest, BreaksNothing) {
  UiProbe probe(TestDesk::small_shelf());
  Monkey monkey(probe, GetParam());
  for (int i = 0; i < kInputs; ++i) monkey.act();
  probe.desk.attempts.fails = false;
  const auto attempts = probe.desk.attempts.list({}, 10'000);
  ASSERT_TRUE(attempts);
  EXPECT_GT(attempts->size(), 10U);  // it did get somewhere
  std::size_t replies = 0;
  for (const auto& attempt : *attempts) replies += attempt.saved.replies.size();
  EXPECT_GT(replies, 20U);  // besides those that it took back
  probe.frames(3);
  EXPECT_GT(UiProbe::vertices(), 0);
}

INSTANTIATE_TEST_SUITE_P(Seeds, MonkeyTest, testing::Values(1U, 2U, 3U));

}  // namespace
}  // namespace rapport::gui
