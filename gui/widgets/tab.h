// SPDX-License-Identifier: MIT
/// \file The names of pages that lie one behind the other.
#pragma once

#include <string>

#include "gui/theme/look.h"

namespace rapport::gui {

/// `label` ends in a stable id: see with_id(). The chosen one stands out by its weight and a bar under it.
/// True in the frame in which it is pressed.
bool tab(const Look& look, const std::string& label, bool chosen);

/// The width that tab() takes.
[[nodiscard]] float tab_width(const Look& look, const std::string& label);

}  // namespace rapport::gui
