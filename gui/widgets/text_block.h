// SPDX-License-Identifier: MIT
/// \file Running text: wrapped, with room between the lines.
#pragma once

#include <imgui.h>

#include <string>
#include <string_view>
#include <vector>

#include "gui/theme/look.h"

namespace rapport::gui {

enum class Align { Left, Centre };

/// Size of a text wrapped at `width` pixels.
[[nodiscard]] ImVec2 text_size(const Look& look, TextStyle style, std::string_view text, float width);

/// The text if it fits into one line of `width` pixels, else as much of it as fits with an ellipsis behind
/// it.
[[nodiscard]] std::string shortened(const Look& look, TextStyle style, std::string_view text, float width);

/// Draws at a place and takes no room in the layout. What is out of sight is not drawn.
void draw_text(ImDrawList& list, const Look& look, TextStyle style, ImVec2 at, float width, Colour colour,
               std::string_view text, Align align = Align::Left);

/// A piece of a drawn line.
struct TextRun {
  ImVec2 begin, end;  ///< its upper left and lower right corner
};

/// Where the bytes [first, last) of a text stand that draw_text() puts at `at`: a piece for each line that
/// they reach into.
[[nodiscard]] std::vector<TextRun> text_runs(const Look& look, TextStyle style, ImVec2 at, float width,
                                             std::string_view text, std::size_t first, std::size_t last);

/// Draws at the layout's cursor and moves it on.
void text_block(const Look& look, TextStyle style, Colour colour, std::string_view text, float width,
                Align align = Align::Left);

/// Empty room in the layout, in design pixels.
void gap(const Look& look, float design_pixels);

/// A list with dots, each entry hanging behind its own.
void bullet_block(const Look& look, TextStyle style, Colour colour, std::string_view text, float width);

}  // namespace rapport::gui
