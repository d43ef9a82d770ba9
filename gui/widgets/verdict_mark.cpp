// SPDX-License-Identifier: MIT
#include "gui/widgets/verdict_mark.h"

#include <algorithm>

namespace rapport::gui {

void draw_verdict(ImDrawList& list, const Look& look, ImVec2 centre, float size, bool yes) {
  const auto& palette = look.palette;
  const float radius = size / 2, line = std::max(1.0F, size / 8);
  if (yes) {
    list.AddCircleFilled(centre, radius, to_u32(palette.accent), 24);
    const auto ink = to_u32(palette.on_accent);
    const ImVec2 foot{centre.x - radius * 0.12F, centre.y + radius * 0.42F};
    list.AddLine({centre.x - radius * 0.5F, centre.y + radius * 0.04F}, foot, ink, line);
    list.AddLine(foot, {centre.x + radius * 0.5F, centre.y - radius * 0.4F}, ink, line);
    return;
  }
  const auto ink = to_u32(palette.warning);
  const float reach = radius * 0.42F;
  list.AddCircle(centre, radius - line / 2, ink, 24, line);
  list.AddLine({centre.x - reach, centre.y - reach}, {centre.x + reach, centre.y + reach}, ink, line);
  list.AddLine({centre.x - reach, centre.y + reach}, {centre.x + reach, centre.y - reach}, ink, line);
}

}  // namespace rapport::gui
