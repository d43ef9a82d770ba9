// SPDX-License-Identifier: MIT
/// \file The words of a reply that earned or cost something, as marks in its text.
#pragma once

#include <vector>

#include "engine/report/debrief.h"
#include "gui/widgets/text_mark.h"

namespace rapport::gui {

/// A mark for each sign that counted, in the order of the words. Signs that are only worth noting have none,
/// nor has a chosen reply, whose author rated it as a whole.
[[nodiscard]] std::vector<TextMark> text_marks(const TurnDebrief& turn);

}  // namespace rapport::gui
