// SPDX-License-Identifier: MIT
/// \file Characters that cannot be shown, in words for the person who wonders about them.
#pragma once

#include <span>
#include <string>

namespace rapport::gui {

struct MissingGlyphsText {
  std::string what, way_out;
};

/// `characters`: at least one, in order. Names a few of them by their number, since they cannot be shown, and
/// the Debian package whose fonts are likely to have them.
[[nodiscard]] MissingGlyphsText missing_glyphs_text(std::span<const char32_t> characters);

}  // namespace rapport::gui
