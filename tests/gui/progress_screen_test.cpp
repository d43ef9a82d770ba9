// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <algorithm>

#include "ui_probe.h"

namespace rapport::gui {
namespace {

class ProgressScreen : public testing::Test {
 protected:
  void perform(Action action) { update(probe_.state, std::move(action), probe_.desk.services); }

  /// A whole conversation in which everything is said badly or well.
  void play(const char* reply, const char* message) {
    perform(OpenScenario{kParcel});
    perform(BeginAttempt{});
    perform(GiveReply{reply});
    perform(GiveReply{message});
    ASSERT_TRUE(probe_.state.conversation.over);
    perform(GoToLobby{});
  }
  void play_badly() { play("happens", "vague"); }
  void play_well() { play("what-was-saturday", "dated"); }

  [[nodiscard]] bool says(std::string_view words) const {
    return std::ranges::any_of(
        probe_.texts(), [&](const DrawnText& text) { return text.words.find(words) != std::string::npos; });
  }

  UiProbe probe_{TestDesk::small_shelf()};
};

TEST_F(ProgressScreen, IsReachedFromTheLobbyAndLeftAgain) {
  ASSERT_TRUE(probe_.press("###progress"));
  EXPECT_EQ(probe_.state.place, Place::Progress);
  EXPECT_TRUE(says("You have not begun a conversation yet."));
  ASSERT_TRUE(probe_.press("###back"));
  EXPECT_EQ(probe_.state.place, Place::Lobby);
}

TEST_F(ProgressScreen, ShowsWhatHasImproved) {
  play_badly();
  play_well();
  ASSERT_TRUE(probe_.press("###progress"));
  EXPECT_TRUE(says("Getting better: "));
  EXPECT_TRUE(says("In practice: up from "));
  EXPECT_EQ(UiProbe::too_wide(), "");
  EXPECT_EQ(probe_.untold_glyphs(), "");
}

TEST_F(ProgressScreen, OpensTheDebriefOfAnAttemptAndComesBack) {
  play_badly();
  play_well();
  perform(OpenProgress{});
  const auto& rows = probe_.state.progress.rows;
  ASSERT_EQ(rows.size(), 2U);
  const auto bad = rows.back().id;
  probe_.frames(2);
  probe_.move_mouse({640, 400});
  probe_.turn_wheel(-1000);
  ASSERT_TRUE(probe_.press("###review_" + bad));
  EXPECT_EQ(probe_.state.place, Place::Debrief);
  EXPECT_EQ(probe_.state.debrief.headline, "She takes another service");
  EXPECT_FALSE(probe_.state.debrief.can_try_again) << "a result that was reached stays";
  perform(RewindTo{0});
  EXPECT_EQ(probe_.state.place, Place::Debrief);
  probe_.press_escape();
  EXPECT_EQ(probe_.state.place, Place::Progress);
  EXPECT_EQ(probe_.state.progress.rows.size(), 2U);
  EXPECT_EQ(probe_.desk.attempts.find(bad)->result.status, AttemptStatus::Failed);
}

TEST_F(ProgressScreen, GoesOnWithAnUnfinishedAttempt) {
  perform(OpenScenario{kParcel});
  perform(BeginAttempt{});
  perform(GiveReply{"happens"});
  perform(GoBack{});
  perform(OpenProgress{});
  ASSERT_TRUE(probe_.press("###resume_" + probe_.state.progress.rows.front().id));
  EXPECT_EQ(probe_.state.place, Place::Conversation);
}

TEST_F(ProgressScreen, TellsWhenAnAttemptCannotBeRead) {
  play_well();
  perform(OpenProgress{});
  const auto id = probe_.state.progress.rows.front().id;
  probe_.desk.attempts.fails = true;
  perform(ReviewAttempt{id});
  EXPECT_EQ(probe_.state.place, Place::Progress);
  EXPECT_TRUE(probe_.state.notice);
}

TEST_F(ProgressScreen, DrawsOnlyTheAttemptsInSight) {
  for (int i = 0; i < 40; ++i) play_badly();
  perform(OpenProgress{});
  probe_.frames(4);
  const int forty = UiProbe::vertices();
  auto& rows = probe_.state.progress.rows;
  const auto one = rows.front();
  rows.resize(2000, one);
  probe_.frames(4);
  EXPECT_LT(UiProbe::vertices(), forty * 2);
}

}  // namespace
}  // namespace rapport::gui
