// SPDX-License-Identifier: MIT
#include "gui/shell/missing_glyphs.h"

#include <gtest/gtest.h>

#include <array>
#include <vector>

namespace rapport::gui {
namespace {

TEST(MissingGlyphs, AreNamedWithTheirScriptAndAPackageThatMayHelp) {
  constexpr std::array kHan = {U'中', U'文'};
  const auto text = missing_glyphs_text(kHan);
  EXPECT_EQ(text.what, "No installed font has these characters: U+4E2D, U+6587 (Chinese or Japanese).");
  EXPECT_NE(text.way_out.find("fonts-noto-cjk"), std::string::npos);
}

TEST(MissingGlyphs, AreCountedIfTheyAreMany) {
  std::vector<char32_t> many;
  for (char32_t character = 0xAC00; character < 0xAC00 + 40; ++character) many.push_back(character);
  const auto text = missing_glyphs_text(many);
  EXPECT_NE(text.what.find("and 34 more"), std::string::npos);
  EXPECT_NE(text.what.find("Korean"), std::string::npos);
}

TEST(MissingGlyphs, OfSeveralScriptsNeedSeveralPackages) {
  constexpr std::array kMixed = {U'א', U'あ'};
  const auto text = missing_glyphs_text(kMixed);
  EXPECT_NE(text.what.find("Hebrew; Chinese or Japanese"), std::string::npos);
  EXPECT_NE(text.way_out.find("fonts-noto-core and fonts-noto-cjk"), std::string::npos);
}

TEST(MissingGlyphs, OfPrivateFontsAreNotPromisedAPackage) {
  constexpr std::array kPrivate = {char32_t{0xE001}};
  EXPECT_EQ(missing_glyphs_text(kPrivate).way_out.find("install"), std::string::npos);
}

TEST(MissingGlyphs, OfUnknownScriptsAreToldAllTheSame) {
  constexpr std::array kRunes = {char32_t{0x16A0}};
  const auto text = missing_glyphs_text(kRunes);
  EXPECT_EQ(text.what, "No installed font has these characters: U+16A0.");
  EXPECT_FALSE(text.way_out.empty());
}

}  // namespace
}  // namespace rapport::gui
