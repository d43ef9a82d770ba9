// SPDX-License-Identifier: MIT
/// \file Things to press.
#pragma once

#include <imgui.h>

#include <string_view>

#include "gui/theme/look.h"

namespace rapport::gui {

enum class ButtonKind {
  Primary,  ///< what to do next; at most one in sight
  Plain,
  Quiet,  ///< no surface until the pointer is over it
};

/// `label` ends in a stable id: "Send###send_reply". A width of 0 fits the label. True in the frame it is
/// pressed.
bool button(const Look& look, const char* label, ButtonKind kind, float width = 0);

/// The width that button() would take.
[[nodiscard]] float button_width(const Look& look, const char* label, ButtonKind kind);

/// A reply to choose: its number, what kind of reply it is (may be empty) and its whole words, wrapped.
bool choice_button(const Look& look, const char* id, int number, std::string_view kind,
                   std::string_view words, float width);

/// One of several, of which one is chosen: a title and what it means.
bool option_card(const Look& look, const char* id, bool chosen, std::string_view title,
                 std::string_view meaning, float width);

/// A line that opens and closes what is under it; changes `open`.
void disclosure(const Look& look, const char* label, bool& open, float width);

}  // namespace rapport::gui
