// SPDX-License-Identifier: MIT
/// \file A box to search in.
#pragma once

#include <string_view>

#include "gui/shell/keys.h"
#include "gui/theme/look.h"
#include "gui/widgets/search_words.h"

namespace rapport::gui {

/// One line with a magnifying glass; `hint` stands in it while it is empty. Escape empties it. True in the
/// frame in which its words change.
bool search_box(const Look& look, const char* id, SearchWords& box, std::string_view hint, const Keys& keys,
                float width);

}  // namespace rapport::gui
