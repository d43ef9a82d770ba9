// SPDX-License-Identifier: MIT
/// \file The look as Dear ImGui's own style.
#pragma once

#include "gui/theme/look.h"

namespace rapport::gui {

/// Sets colours, distances and roundings of the current context's style.
void apply(const Look& look);

}  // namespace rapport::gui
