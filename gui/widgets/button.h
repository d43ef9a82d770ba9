// SPDX-License-Identifier: MIT
/// \file Things to press.
#pragma once

#include <imgui.h>

#include <string>
#include <string_view>

#include "gui/theme/look.h"

namespace rapport::gui {

enum class ButtonKind {
  Primary,  ///< what to do next; at most one in sight
  Plain,
  Quiet,  ///< no surface until the pointer is over it
};

/// A label of words, which change with the language, and of an id, which must not: "###send_reply".
[[nodiscard]] std::string with_id(std::string_view words, std::string_view id);

/// `label` ends in a stable id: see with_id(). A width of 0 fits the label. True in the frame it is
/// pressed.
bool button(const Look& look, const std::string& label, ButtonKind kind, float width = 0);

/// The width that button() would take.
[[nodiscard]] float button_width(const Look& look, const std::string& label, ButtonKind kind);

/// An empty surface with an edge; what stands on it is drawn afterwards. True in the frame it is pressed.
bool surface_button(const Look& look, const char* id, ImVec2 size, Colour fill, Colour edge);

/// A reply to choose: its number, what kind of reply it is (may be empty) and its whole words, wrapped.
bool choice_button(const Look& look, const char* id, int number, std::string_view kind,
                   std::string_view words, float width);

/// The mark of one of several, kRadio wide, filled for the one that is chosen.
inline constexpr float kRadio = 18;  // design pixels
void draw_radio(ImDrawList& list, const Look& look, ImVec2 centre, bool chosen);

/// One of several, of which one is chosen: a title and what it means.
bool option_card(const Look& look, const char* id, bool chosen, std::string_view title,
                 std::string_view meaning, float width);

/// A line that opens and closes what is under it; changes `open`.
void disclosure(const Look& look, const std::string& label, bool& open, float width);

}  // namespace rapport::gui
