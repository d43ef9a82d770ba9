// SPDX-License-Identifier: MIT
/// \file A few words for who points at something.
#pragma once

#include <imgui.h>

#include <string_view>

#include "gui/theme/look.h"

namespace rapport::gui {

/// After an item that ends at `begin` and `end`: tells while the mouse is over it, or the keyboard on it.
void tip(const Look& look, ImVec2 begin, ImVec2 end, std::string_view title, std::string_view text);

}  // namespace rapport::gui
