// SPDX-License-Identifier: MIT
#include "gui/trainee/line_heights.h"

#include <gtest/gtest.h>

namespace rapport::gui {
namespace {

using Speaker = TranscriptLine::Speaker;

constexpr LineHeights::Setting kWide{700, 1, 200};
const TranscriptLine kHello{Speaker::Customer, "Hello."};

TEST(LineHeights, KnowNothingOfLinesNeverDrawn) {
  LineHeights heights;
  heights.begin(kWide);
  EXPECT_EQ(heights.at(0, kHello), std::nullopt);
  heights.note(2, kHello, 40);
  EXPECT_EQ(heights.at(1, kHello), std::nullopt);
  EXPECT_EQ(heights.at(1, TranscriptLine()), std::nullopt);
  EXPECT_EQ(heights.at(3, kHello), std::nullopt);
}

TEST(LineHeights, LastFromFrameToFrame) {
  LineHeights heights;
  heights.begin(kWide);
  heights.note(0, kHello, 40);
  heights.begin(kWide);
  EXPECT_EQ(heights.at(0, kHello), 40);
  heights.note(0, kHello, 64);
  EXPECT_EQ(heights.at(0, kHello), 64);
}

TEST(LineHeights, AreForgottenForLinesThatChange) {
  LineHeights heights;
  heights.begin(kWide);
  heights.note(0, kHello, 40);
  EXPECT_EQ(heights.at(0, {Speaker::Customer, "Hello?"}), std::nullopt);
  EXPECT_EQ(heights.at(0, {Speaker::TraineeWrote, "Hello."}), std::nullopt);
  heights.note(0, {Speaker::Customer, "Hello?"}, 88);
  EXPECT_EQ(heights.at(0, {Speaker::Customer, "Hello?"}), 88);
  EXPECT_EQ(heights.at(0, kHello), std::nullopt);
}

TEST(LineHeights, AreForgottenWhereTheSettingChanges) {
  for (const LineHeights::Setting other :
       {LineHeights::Setting{701, 1, 200}, {700, 1.25F, 200}, {700, 1, 201}}) {
    LineHeights heights;
    heights.begin(kWide);
    heights.note(0, kHello, 40);
    heights.begin(other);
    EXPECT_EQ(heights.at(0, kHello), std::nullopt);
  }
}

}  // namespace
}  // namespace rapport::gui
