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

TEST(Fonts, ShowTheSameSignForEveryCharacterThatTheyLack) {
  ImFontAtlas atlas;
  const auto report = load_fonts(atlas, GlyphSet(), 1);
  if (report.family.empty()) GTEST_SKIP() << "no font on this machine";
  for (const auto* font : report.fonts) {
    const auto* sign = font->FindGlyph(0xFFFD);
    ASSERT_NE(sign, nullptr);
    EXPECT_EQ(sign->Codepoint, 0xFFFDU);
    for (const ImWchar lacking : {ImWchar{0x4E00}, ImWchar{0xE000}, ImWchar{0xFFFF}}) {
      EXPECT_EQ(font->FindGlyph(lacking), sign);
      EXPECT_EQ(font->GetCharAdvance(lacking), sign->AdvanceX);
    }
    EXPECT_EQ(font->FindGlyph(0x20AC)->Codepoint, 0x20ACU);
    EXPECT_EQ(font->FindGlyph(0x2212)->Codepoint, 0x2212U);
    EXPECT_LT(font->IndexLookup.Size, 0xFFFD) << "tables for characters that are not there";
  }
}

}  // namespace
}  // namespace rapport::gui
