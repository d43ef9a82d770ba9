// SPDX-License-Identifier: MIT
/// \file Which words stand where on the screen, as text and not as pixels.
#pragma once

#include <imgui.h>

#include <string>
#include <string_view>

#include "gui/theme/look.h"

namespace rapport::gui {

/// One line of text in one frame, in pixels of the window. It may be scrolled out of sight.
struct DrawnText {
  ImVec2 begin, end;            ///< its upper left and lower right corner
  ImVec2 clip_begin, clip_end;  ///< what lies outside of this is not seen
  std::string window;           ///< Dear ImGui's name of the window that it stands in
  std::string words;
  std::string whole = {};     ///< the text that it is a line of
  bool has_keyboard = false;  ///< it is the label of what a press of the space bar would press
};

/// Notes a line of `whole` for who looks on, if anybody does. `clip_begin` and `clip_end` as above.
void note_text(const Look& look, const ImDrawList& list, ImVec2 begin, ImVec2 end, ImVec2 clip_begin,
               ImVec2 clip_end, std::string_view words, std::string_view whole);

}  // namespace rapport::gui
