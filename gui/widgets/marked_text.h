// SPDX-License-Identifier: MIT
/// \file The lines under marked words of a text, and what they say to who points at them.
#pragma once

#include <imgui.h>

#include <span>
#include <string_view>

#include "gui/theme/look.h"
#include "gui/widgets/text_mark.h"

namespace rapport::gui {

/// Underlines the marked words of a text that draw_text() has put at `at`, wrapped at `width`. Lines of marks
/// that share words lie under each other. Each mark is an item that the mouse and the keyboard reach,
/// `###mark_0` and on; pointed at, it tells its title and text. The layout's cursor stays where it is.
void draw_marks(const Look& look, TextStyle style, ImVec2 at, float width, std::string_view text,
                std::span<const TextMark> marks);

}  // namespace rapport::gui
