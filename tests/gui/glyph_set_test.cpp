// SPDX-License-Identifier: MIT
#include "gui/shell/glyph_set.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace rapport::gui {
namespace {

TEST(GlyphSet, KnowsWesternLanguagesFromTheStart) {
  GlyphSet glyphs;
  EXPECT_FALSE(glyphs.add_text("Größe, façade, mañana, Łódź, “so” – and … €5 ← here"));
}

TEST(GlyphSet, GrowsWithTheTextsItIsShown) {
  GlyphSet glyphs;
  EXPECT_TRUE(glyphs.add_text("Добрый день"));
  EXPECT_FALSE(glyphs.add_text("Добрый день"));
  EXPECT_TRUE(glyphs.contains(U'й'));
}

TEST(GlyphSet, PassesOverWhatCannotBeDrawn) {
  GlyphSet glyphs;
  EXPECT_FALSE(glyphs.add_text("\n\t\x01 \xF0\x9F\x99\x82"));  // an emoji has more than 16 bits
  EXPECT_FALSE(glyphs.add_text("\xFF\xFE\xC3"));
}

TEST(GlyphSet, ListsCharactersInOrder) {
  const auto all = GlyphSet().characters();
  EXPECT_EQ(all.front(), U' ');
  EXPECT_TRUE(std::ranges::is_sorted(all));
}

}  // namespace
}  // namespace rapport::gui
