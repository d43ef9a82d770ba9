// SPDX-License-Identifier: MIT
/// \file One of several to choose, from a list that opens; and a switch that is no larger than a button.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "gui/theme/look.h"

namespace rapport::gui {

/// What a menu offers: `count` entries by name, of which one is chosen.
struct MenuEntries {
  std::size_t count = 0;
  std::function<std::string_view(std::size_t entry)> name;
  std::size_t chosen = 0;
};

/// A button that bears what is chosen, and opens the list. `id` without "###"; the entries have the ids
/// "###ID_0" and on. Gives the entry that was chosen in this frame.
std::optional<std::size_t> menu(const Look& look, std::string_view id, std::string_view title,
                                const MenuEntries& entries, float width);

/// The width that shows every entry of a menu whole.
[[nodiscard]] float menu_width(const Look& look, std::string_view title, const MenuEntries& entries);

/// Something that is so or not so. True in the frame in which it is pressed.
bool toggle(const Look& look, const char* id, bool on, std::string_view name, float width);
[[nodiscard]] float toggle_width(const Look& look, std::string_view name);

/// One of several short names, of which one is chosen. True in the frame in which it is pressed.
bool choice(const Look& look, const char* id, bool chosen, std::string_view name, float width);
[[nodiscard]] float choice_width(const Look& look, std::string_view name);

}  // namespace rapport::gui
