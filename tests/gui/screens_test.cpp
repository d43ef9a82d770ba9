// SPDX-License-Identifier: MIT
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "ui_probe.h"

namespace rapport::gui {
namespace {

struct Screen {
  ImVec2 size;
  float scale;
};

std::string screen_name(const testing::TestParamInfo<Screen>& info) {
  return fmt::format("{}x{}At{}Percent", static_cast<int>(info.param.size.x),
                     static_cast<int>(info.param.size.y), static_cast<int>(info.param.scale * 100));
}

class Screens : public testing::TestWithParam<Screen> {
 protected:
  static void look_at(UiProbe& probe, const char* what) {
    probe.frames(3);
    EXPECT_GT(UiProbe::vertices(), 100) << what;
    EXPECT_EQ(UiProbe::too_wide(), "") << what;
  }

  /// Every screen of one scenario, always answering with the last reply that is open.
  static void look_at_all(UiProbe& probe, const std::string& scenario, Mode mode) {
    const auto perform = [&](Action action) { update(probe.state, std::move(action), probe.desk.services); };
    look_at(probe, "lobby");
    perform(OpenScenario{scenario});
    perform(ChooseMode{mode});
    look_at(probe, "briefing");
    perform(BeginAttempt{});
    look_at(probe, "conversation");
    EXPECT_EQ(probe.state.ui.show_news, 0);
    perform(ShowHint{});
    look_at(probe, "hint");
    constexpr int kMostReplies = 80;
    for (int i = 0; i < kMostReplies && !probe.state.conversation.over; ++i) {
      ASSERT_FALSE(probe.state.conversation.choices.empty());
      perform(GiveReply{probe.state.conversation.choices.back().id});
      look_at(probe, "conversation");
    }
    EXPECT_TRUE(probe.state.conversation.over);
    perform(OpenDebrief{});
    look_at(probe, "debrief");
    perform(GoToLobby{});
    look_at(probe, "lobby with results");
  }
};

TEST_P(Screens, AreDrawnForEveryShippedScenario) {
  UiProbe probe(TestDesk::shipped_shelf(), GetParam().size, GetParam().scale);
  std::vector<std::string> ids;
  for (const auto& one : probe.state.shelf.scenarios) ids.push_back(one.scenario->id);
  for (const auto& id : ids) {
    SCOPED_TRACE(id);
    look_at_all(probe, id, Mode::Practice);
  }
}

TEST_P(Screens, AreDrawnInBothModes) {
  for (const auto mode : {Mode::Practice, Mode::Assessment}) {
    UiProbe probe(TestDesk::small_shelf(), GetParam().size, GetParam().scale);
    look_at_all(probe, kParcel, mode);
  }
}

TEST_P(Screens, AreDrawnWithAnEmptyLibrary) {
  UiProbe probe(Shelf{}, GetParam().size, GetParam().scale);
  look_at(probe, "empty lobby");
}

TEST_P(Screens, ShowFilesThatCannotBePlayed) {
  auto shelf = TestDesk::small_shelf();
  shelf.unplayable.push_back(
      {"broken.yaml", "line 12, column 5", "There is no turn \"nowhere\".", "Did you mean \"now-here\"?", 3});
  shelf.unplayable.push_back({"gone.yaml", {}, "The file cannot be read.", {}, 1});
  UiProbe probe(std::move(shelf), GetParam().size, GetParam().scale);
  look_at(probe, "lobby");
}

TEST_P(Screens, ShowANoticeOverEveryScreen) {
  UiProbe probe(TestDesk::small_shelf(), GetParam().size, GetParam().scale);
  for (const auto place : {Place::Lobby, Place::Briefing}) {
    if (place == Place::Briefing) update(probe.state, OpenScenario{kParcel}, probe.desk.services);
    probe.state.notice = Notice{"The disk is full.", "Nothing was lost; make room and try again."};
    look_at(probe, "notice");
  }
}

INSTANTIATE_TEST_SUITE_P(Sizes, Screens,
                         testing::Values(Screen{{1024, 700}, 1}, Screen{{1024, 700}, 2},
                                         Screen{{2560, 1440}, 1}, Screen{{2560, 1440}, 2},
                                         Screen{{1280, 800}, 1}, Screen{{330, 250}, 1}),
                         screen_name);

}  // namespace
}  // namespace rapport::gui
