// SPDX-License-Identifier: MIT
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <utility>
#include <vector>

#include "ui_probe.h"

namespace rapport::gui {
namespace {

using Corner = std::pair<float, float>;

/// A conversation of 1,500 lines, the last of which is in sight.
class LongConversation : public testing::Test {
 protected:
  LongConversation() {
    perform(OpenScenario{kParcel});
    perform(BeginAttempt{});
    auto& model = probe.state.conversation;
    const auto lines = model.lines;
    for (int i = 0; i < 500; ++i) {
      using Speaker = TranscriptLine::Speaker;
      model.lines.push_back({Speaker::Trainee, fmt::format("Reply {}.", i)});
      model.lines.push_back({Speaker::Ledger, fmt::format("Promised: {}", i)});
      model.lines.push_back({Speaker::Customer, std::string(static_cast<std::size_t>(20 + i % 7 * 50), 'w')});
    }
    model.news = model.lines.size() - 1;
    probe.state.ui.show_news = kFramesOfNews;
    probe.frames(6);
  }

  void perform(Action action) { update(probe.state, std::move(action), probe.desk.services); }

  /// The corners of everything drawn that is in the window.
  static std::vector<Corner> drawn_in_sight() {
    std::vector<Corner> places;
    const auto& drawn = *ImGui::GetDrawData();
    for (int i = 0; i < drawn.CmdListsCount; ++i) {
      for (const auto& corner : drawn.CmdLists[i]->VtxBuffer) {
        if (corner.pos.y >= 0 && corner.pos.y <= drawn.DisplaySize.y)
          places.emplace_back(corner.pos.x, corner.pos.y);
      }
    }
    return places;
  }

  /// Whether all stands where it stands if every line is drawn anew.
  void expect_as_if_new(const char* what) {
    probe.frames(3);
    const auto remembered = drawn_in_sight();
    probe.state.ui.line_heights = {};
    probe.frame();
    EXPECT_TRUE(remembered == drawn_in_sight()) << what;
  }

  UiProbe probe{TestDesk::small_shelf()};
};

TEST_F(LongConversation, DrawsOnlyWhatIsInSight) {
  const int many_lines = UiProbe::vertices();
  auto& lines = probe.state.conversation.lines;
  lines.erase(lines.begin(), lines.end() - 60);
  probe.frames(3);
  EXPECT_LT(many_lines, UiProbe::vertices() * 3 / 2);
}

TEST_F(LongConversation, TakesTheHeightOfLinesOutOfSightFromMemory) {
  const auto before = drawn_in_sight();
  const auto& first = probe.state.conversation.lines.front();
  const auto height = probe.state.ui.line_heights.at(0, first);
  ASSERT_TRUE(height);
  probe.state.ui.line_heights.note(0, first, *height + 1000);
  probe.frame();
  EXPECT_FALSE(before == drawn_in_sight());
}

TEST_F(LongConversation, StandsAsIfEveryLineWereMeasuredAnew) {
  expect_as_if_new("at the end");
  probe.move_mouse({600, 300});
  for (const float by : {40.0F, 300.0F, 3000.0F, -500.0F}) {
    probe.turn_wheel(by);
    expect_as_if_new("elsewhere");
  }
}

TEST_F(LongConversation, IsMeasuredAnewForAnotherWidth) {
  for (const ImVec2 size : {ImVec2{1024, 700}, ImVec2{700, 900}, ImVec2{1600, 800}}) {
    probe.resize(size);
    expect_as_if_new("resized");
  }
}

TEST_F(LongConversation, SeesThatALineOutOfSightHasChanged) {
  probe.state.conversation.lines[600].text = std::string(900, 'm');
  expect_as_if_new("with a longer line");
  probe.state.conversation.lines.resize(900);
  expect_as_if_new("taken back");
}

}  // namespace
}  // namespace rapport::gui
