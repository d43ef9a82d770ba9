// SPDX-License-Identifier: MIT
#include "gui/shell/fonts.h"

#include <gtest/gtest.h>

namespace rapport::gui {
namespace {

TEST(Fonts, SayWhichCharactersNoInstalledFontHas) {
  GlyphSet glyphs;
  glyphs.add(0xFDD0);  // no character at all, now and for ever
  ImFontAtlas atlas;
  const auto report = load_fonts(atlas, glyphs, 1);
  if (report.family.empty()) GTEST_SKIP() << "This machine has no outline font.";
  EXPECT_EQ(report.missing, std::vector<char32_t>{0xFDD0});
}

TEST(Fonts, AreMadeAtEverySizeOfText) {
  for (const float scale : {0.75F, 1.0F, 3.0F}) {
    ImFontAtlas atlas;
    const auto report = load_fonts(atlas, GlyphSet(), scale);
    for (std::size_t i = 0; i < kTextStyles; ++i) {
      ASSERT_NE(report.fonts[i], nullptr);
      EXPECT_NEAR(report.fonts[i]->FontSize, kTypeSizes[i].pixels * scale, 0.6F);
    }
  }
}

}  // namespace
}  // namespace rapport::gui
