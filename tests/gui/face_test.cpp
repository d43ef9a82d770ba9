// SPDX-License-Identifier: MIT
#include "gui/widgets/face.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "gui/theme/palette.h"
#include "people.h"
#include "ui_probe.h"

namespace rapport::gui {
namespace {

/// Vertices of one face, drawn without a window.
class Faces : public testing::Test {
 protected:
  Faces() { ImGui::CreateContext(); }
  ~Faces() override { ImGui::DestroyContext(); }

  static std::vector<ImDrawVert> draw(const Portrait& portrait, const FacePose& pose, float size,
                                      const Palette& palette = kDarkPalette) {
    ImDrawList list(ImGui::GetDrawListSharedData());
    list._ResetForNewFrame();
    list.PushTextureID(nullptr);
    list.PushClipRectFullScreen();
    draw_face(list, {kLeft, kTop}, size, portrait, pose, palette);
    return {list.VtxBuffer.begin(), list.VtxBuffer.end()};
  }

  static constexpr float kLeft = 40, kTop = 30;
};

TEST_F(Faces, StayInsideTheirFrameAtEverySizeAndMood) {
  for (const auto& person : people()) {
    for (const float size : {64.0F, 104.0F, 200.0F, 400.0F}) {
      for (const float trust : {0.0F, 50.0F, 100.0F}) {
        for (const float anger : {0.0F, 50.0F, 100.0F}) {
          for (const auto& vertex : draw(person, {expression_of(trust, anger), 0.5F, 1}, size)) {
            ASSERT_FALSE(std::isnan(vertex.pos.x) || std::isnan(vertex.pos.y));
            ASSERT_GE(vertex.pos.x, kLeft - 1.5F);
            ASSERT_GE(vertex.pos.y, kTop - 1.5F);
            ASSERT_LE(vertex.pos.x, kLeft + size + 1.5F);
            ASSERT_LE(vertex.pos.y, kTop + size + 1.5F);
          }
        }
      }
    }
  }
}

TEST_F(Faces, AreTheSameEveryTime) {
  const auto same = [](const ImDrawVert& one, const ImDrawVert& other) {
    return one.pos.x == other.pos.x && one.pos.y == other.pos.y && one.col == other.col;
  };
  for (const auto& person : people()) {
    const auto one = draw(person, {expression_of(40, 60)}, 200),
               other = draw(person, {expression_of(40, 60)}, 200);
    EXPECT_TRUE(std::ranges::equal(one, other, same));
  }
}

TEST_F(Faces, AreDrawnForEveryWordThatAScenarioMayUse) {
  Portrait portrait;
  for (int style = 0; style <= static_cast<int>(Portrait::HairStyle::Headscarf); ++style) {
    portrait.hair_style = static_cast<Portrait::HairStyle>(style);
    for (int beard = 0; beard <= static_cast<int>(Portrait::Beard::Full); ++beard) {
      portrait.beard = static_cast<Portrait::Beard>(beard);
      EXPECT_GT(draw(portrait, {}, 120).size(), 500U);
    }
  }
  for (int clothing = 0; clothing <= static_cast<int>(Portrait::Clothing::Dress); ++clothing) {
    portrait.clothing = static_cast<Portrait::Clothing>(clothing);
    EXPECT_GT(draw(portrait, {}, 120).size(), 500U);
  }
}

TEST_F(Faces, SurviveWhatNoScenarioMaySay) {
  Portrait portrait;
  portrait.age = -400;
  portrait.skin = 77;
  EXPECT_GT(draw(portrait, {}, 120).size(), 500U);
  portrait.age = 4000;
  portrait.skin = 0;
  EXPECT_GT(draw(portrait, {}, 1).size(), 0U);
  EXPECT_NO_FATAL_FAILURE(draw(portrait, {}, 0));
}

TEST(CustomersFace, MovesInTheConversationOnlyWhereThereIsTimeAndMotionIsWanted) {
  UiProbe probe(TestDesk::small_shelf());
  const auto perform = [&](Action action) { update(probe.state, std::move(action), probe.desk.services); };
  perform(OpenScenario{kParcel});
  perform(BeginAttempt{});
  probe.frames(2);
  EXPECT_FALSE(probe.state.ui.next_change) << "no clock, no motion";
  probe.set_time(10);
  probe.frame();
  ASSERT_TRUE(probe.state.ui.next_change);
  const auto asleep_until = *probe.state.ui.next_change;
  EXPECT_GE(asleep_until, 10);
  perform(GiveReply{probe.state.conversation.choices.front().id});
  probe.frame();
  EXPECT_EQ(probe.state.ui.next_change, 10.0) << "the mood has changed";
  auto settings = probe.state.settings;
  settings.reduced_motion = true;
  perform(ChangeSettings{settings});
  probe.frame();
  EXPECT_FALSE(probe.state.ui.next_change);
  settings.reduced_motion = false;
  perform(ChangeSettings{settings});
  perform(GoToLobby{});
  probe.frame();
  EXPECT_FALSE(probe.state.ui.next_change) << "nobody is in sight";
}

}  // namespace
}  // namespace rapport::gui
