// SPDX-License-Identifier: MIT
/// \file The case file as it is drawn, in the briefing and beside the conversation.
#pragma once

#include <string_view>

#include "gui/theme/look.h"
#include "gui/trainee/briefing_model.h"

namespace rapport::gui {

/// What the house knows, what the trainee may and may not do, the fixes at hand. `style` is that of its text.
void draw_case_file(const CaseFile& file, const Look& look, TextStyle style, float width);

/// A small heading over a part of a screen.
void draw_section_title(const Look& look, TextStyle style, std::string_view title, float width);

}  // namespace rapport::gui
