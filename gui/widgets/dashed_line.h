// SPDX-License-Identifier: MIT
/// \file A line of dashes, for charts that are read without their colours.
#pragma once

#include <imgui.h>

#include <algorithm>
#include <cmath>

namespace rapport::gui {

/// `dash`: the length of a dash, and of the gap behind it.
inline void dashed_line(ImDrawList& list, ImVec2 from, ImVec2 to, ImU32 colour, float thickness, float dash) {
  const float dx = to.x - from.x, dy = to.y - from.y;
  const float length = std::sqrt(dx * dx + dy * dy);
  if (length < 1) return;
  for (float at = 0; at < length; at += 2 * dash) {
    const float end = std::min(at + dash, length);
    list.AddLine({from.x + dx * at / length, from.y + dy * at / length},
                 {from.x + dx * end / length, from.y + dy * end / length}, colour, thickness);
  }
}

}  // namespace rapport::gui
