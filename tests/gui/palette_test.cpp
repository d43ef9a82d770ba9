// SPDX-License-Identifier: MIT
#include "gui/theme/palette.h"

#include <gtest/gtest.h>

namespace rapport::gui {
namespace {

constexpr double kText = 4.5;
constexpr double kPart = 3.0;

TEST(Palette, TextStandsOutFromEverythingItIsWrittenOn) {
  const auto& p = kDarkPalette;
  for (const auto behind : {p.ground, p.surface, p.raised, p.hovered, p.accent_wash, p.warning_wash}) {
    EXPECT_GE(contrast(p.text, behind), kText);
    EXPECT_GE(contrast(p.quiet_text, behind), kText);
  }
  EXPECT_GE(contrast(p.text, p.pressed), kText);
}

TEST(Palette, AccentAndWarningCanBeReadOnSurfaces) {
  const auto& p = kDarkPalette;
  for (const auto behind : {p.ground, p.surface, p.raised}) {
    EXPECT_GE(contrast(p.accent, behind), kText);
    EXPECT_GE(contrast(p.warning, behind), kText);
  }
  EXPECT_GE(contrast(p.warning, p.warning_wash), kText);
  for (const auto accent : {p.accent, p.accent_hovered, p.accent_pressed})
    EXPECT_GE(contrast(p.on_accent, accent), kText);
}

TEST(Palette, EdgesOfWhatCanBeOperatedStandOut) {
  const auto& p = kDarkPalette;
  for (const auto behind : {p.ground, p.surface, p.raised})
    EXPECT_GE(contrast(p.field_outline, behind), kPart);
}

TEST(Palette, ContrastOfBlackAndWhiteIsTwentyOne) {
  EXPECT_NEAR(contrast(colour(0x000000), colour(0xFFFFFF)), 21, 0.01);
  EXPECT_NEAR(contrast(colour(0x777777), colour(0xFFFFFF)), 4.48, 0.01);
}

}  // namespace
}  // namespace rapport::gui
