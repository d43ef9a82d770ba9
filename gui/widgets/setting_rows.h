// SPDX-License-Identifier: MIT
/// \file Ways to set something: a switch, steps up and down, a look to choose.
#pragma once

#include <string_view>

#include "gui/theme/look.h"

namespace rapport::gui {

/// A title, what it means, and a switch that says On or Off. True in the frame in which it is pressed.
bool switch_row(const Look& look, const char* id, bool on, std::string_view title, std::string_view meaning,
                float width);

struct StepRow {
  std::string_view id, title, meaning;
  std::string_view value;
  std::string_view less_name, more_name;
};
enum class Step { None, Less, More };

/// A title, what it means, and a value between two buttons, whose ids are "###ID_less" and "###ID_more".
Step step_row(const Look& look, const StepRow& row, float width);

/// Like option_card(), with a small picture of a window in these colours.
bool theme_card(const Look& look, const char* id, bool chosen, std::string_view title,
                std::string_view meaning, const Palette& colours, float width);

}  // namespace rapport::gui
