// SPDX-License-Identifier: MIT
#include "gui/widgets/level_mark.h"

namespace rapport::gui {

float level_mark_size(const Look& look) {
  return look.px(14.0F);
}

void draw_level_mark(ImDrawList& list, const Look& look, ImVec2 at, std::optional<Level> level) {
  constexpr float kHalfTurn = 3.14159265F;
  const float radius = level_mark_size(look) / 2, line = look.px(2.0F);
  const auto good = to_u32(look.palette.accent), plain = to_u32(look.palette.quiet_text),
             bad = to_u32(look.palette.warning);
  if (!level) {
    list.AddLine({at.x - radius / 2, at.y}, {at.x + radius / 2, at.y}, plain, line);
    return;
  }
  switch (*level) {
    case Level::Strong:
      list.AddCircleFilled(at, radius, good, 24);
      break;
    case Level::Partial:
      list.PathArcTo(at, radius - 1, kHalfTurn / 2, kHalfTurn * 1.5F, 16);
      list.PathFillConvex(good);
      list.AddCircle(at, radius - line / 2, good, 24, line);
      break;
    case Level::Missing:
      list.AddCircle(at, radius - line / 2, plain, 24, line);
      break;
    case Level::Harmful: {
      const float reach = radius * 0.72F;
      list.AddLine({at.x - reach, at.y - reach}, {at.x + reach, at.y + reach}, bad, line * 1.2F);
      list.AddLine({at.x - reach, at.y + reach}, {at.x + reach, at.y - reach}, bad, line * 1.2F);
      break;
    }
  }
}

}  // namespace rapport::gui
