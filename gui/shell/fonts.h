// SPDX-License-Identifier: MIT
/// \file The fonts of the system that the window writes with.
#pragma once

#include <imgui.h>

#include <array>
#include <string>
#include <vector>

#include "gui/shell/glyph_set.h"
#include "gui/theme/typography.h"

namespace rapport::gui {

struct FontReport {
  std::array<ImFont*, kTextStyles> fonts{};  ///< owned by the atlas
  std::string family;                        ///< empty if the system has none and ImGui's own is used
  std::vector<char32_t> missing;             ///< characters that no installed font has
};

/// Fills an empty atlas with every text style and builds it. `scale`: pixels of the layout per pixel of the
/// design; `density`: pixels of the screen per pixel of the layout. Looks for Inter, Noto Sans and DejaVu
/// Sans, then for any sans serif, and borrows what that lacks from others.
[[nodiscard]] FontReport load_fonts(ImFontAtlas& atlas, const GlyphSet& glyphs, float scale,
                                    float density = 1);

}  // namespace rapport::gui
