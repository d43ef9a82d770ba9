// SPDX-License-Identifier: MIT
/// \file What a screen draws with: colours, fonts and the scale.
#pragma once

#include <imgui.h>

#include <array>
#include <vector>

#include "gui/theme/palette.h"
#include "gui/theme/typography.h"

namespace rapport::gui {

struct DrawnText;

/// Fonts belong to the ImGui context's atlas; a Look is valid until the atlas is built anew.
struct Look {
  Palette palette = kDarkPalette;
  std::array<ImFont*, kTextStyles> fonts{};
  float scale = 1;  ///< pixels of the window per pixel of the design
  /// Where whoever draws says which words stand where, for those who look over its shoulder; null: nobody
  /// does.
  std::vector<DrawnText>* drawn = nullptr;

  [[nodiscard]] float px(float design_pixels) const { return design_pixels * scale; }
  [[nodiscard]] ImFont* font(TextStyle style) const { return fonts[static_cast<std::size_t>(style)]; }
  [[nodiscard]] float text_height(TextStyle style) const { return px(type_size(style).pixels); }
  [[nodiscard]] float line_height(TextStyle style) const {
    return px(type_size(style).pixels * type_size(style).line_spacing);
  }
  /// The widest column for running text.
  [[nodiscard]] float measure() const { return text_height(TextStyle::Body) * kMeasure; }
};

[[nodiscard]] inline ImVec4 to_vec4(Colour c, float alpha = 1) {
  return {static_cast<float>(c.red) / 255.0F, static_cast<float>(c.green) / 255.0F,
          static_cast<float>(c.blue) / 255.0F, alpha};
}
[[nodiscard]] inline ImU32 to_u32(Colour c, float alpha = 1) {
  return ImGui::ColorConvertFloat4ToU32(to_vec4(c, alpha));
}

}  // namespace rapport::gui
