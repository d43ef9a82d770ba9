// SPDX-License-Identifier: MIT
/// \file Running text: wrapped, with room between the lines.
#pragma once

#include <imgui.h>

#include <string_view>

#include "gui/theme/look.h"

namespace rapport::gui {

enum class Align { Left, Centre };

/// Size of a text wrapped at `width` pixels.
[[nodiscard]] ImVec2 text_size(const Look& look, TextStyle style, std::string_view text, float width);

/// Draws at a place and takes no room in the layout. What is out of sight is not drawn.
void draw_text(ImDrawList& list, const Look& look, TextStyle style, ImVec2 at, float width, Colour colour,
               std::string_view text, Align align = Align::Left);

/// Draws at the layout's cursor and moves it on.
void text_block(const Look& look, TextStyle style, Colour colour, std::string_view text, float width,
                Align align = Align::Left);

/// Empty room in the layout, in design pixels.
void gap(const Look& look, float design_pixels);

/// A list with dots, each entry hanging behind its own.
void bullet_block(const Look& look, TextStyle style, Colour colour, std::string_view text, float width);

}  // namespace rapport::gui
