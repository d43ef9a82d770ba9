// SPDX-License-Identifier: MIT
#include "gui/widgets/figure_tile.h"

#include <imgui.h>

#include <algorithm>
#include <cfloat>

#include "gui/theme/spacing.h"
#include "gui/widgets/button.h"
#include "gui/widgets/text_block.h"
#include "gui/widgets/tip.h"

namespace rapport::gui {
namespace {

constexpr float kNarrowestTile = 150;

/// Large; but a number is never cut, so one that is too long for that is smaller, on as many lines as it
/// needs.
TextStyle style_of_value(const Look& look, const FigureTile& tile, float room) {
  const float whole = text_size(look, TextStyle::Heading, tile.value, FLT_MAX).x;
  return whole <= room ? TextStyle::Heading : TextStyle::Strong;
}

bool draw_tile(const Look& look, const FigureTile& tile, ImVec2 size) {
  const auto& palette = look.palette;
  const auto at = ImGui::GetCursorScreenPos();
  const float pad = look.px(kMedium), room = size.x - 2 * pad;
  const bool pressed = surface_button(look, tile.id.c_str(), size, palette.surface, palette.outline);
  auto& list = *ImGui::GetWindowDrawList();
  float y = at.y + look.px(kSmall);
  draw_text(list, look, TextStyle::Caption, {at.x + pad, y}, FLT_MAX, palette.quiet_text,
            shortened(look, TextStyle::Caption, tile.name, room));
  y += look.line_height(TextStyle::Caption);
  const auto style = style_of_value(look, tile, room);
  draw_text(list, look, style, {at.x + pad, y}, room, palette.text, tile.value);
  y += std::max(look.line_height(TextStyle::Heading), text_size(look, style, tile.value, room).y);
  draw_text(list, look, TextStyle::Caption, {at.x + pad, y}, room, palette.quiet_text, tile.more);
  tip(look, at, {at.x + size.x, at.y + size.y}, tile.name, tile.meaning);
  return pressed;
}

}  // namespace

std::optional<std::size_t> figure_tiles(const Look& look, std::span<const FigureTile> tiles, float width) {
  const float between = look.px(kSmall);
  const auto most = std::max(1, static_cast<int>((width + between) / (look.px(kNarrowestTile) + between)));
  const auto count = static_cast<int>(tiles.size());
  const int rows = (count + most - 1) / most, columns = rows == 0 ? 1 : (count + rows - 1) / rows;
  const float wide = (width - between * static_cast<float>(columns - 1)) / static_cast<float>(columns);
  const float room = wide - 2 * look.px(kMedium);
  float behind_name = look.line_height(TextStyle::Heading) + look.line_height(TextStyle::Caption);
  for (const auto& tile : tiles) {
    const float value = text_size(look, style_of_value(look, tile, room), tile.value, room).y;
    behind_name = std::max(behind_name, std::max(look.line_height(TextStyle::Heading), value) +
                                            text_size(look, TextStyle::Caption, tile.more, room).y);
  }
  const float tall = look.line_height(TextStyle::Caption) + behind_name + 2 * look.px(kSmall);
  std::optional<std::size_t> pressed;
  for (int i = 0; i < count; ++i) {
    const auto number = static_cast<std::size_t>(i);
    if (i % columns != 0) ImGui::SameLine(0, between);
    if (draw_tile(look, tiles[number], {wide, tall})) pressed = number;
    if (i % columns == columns - 1 && i + 1 < count) gap(look, kSmall);
  }
  return pressed;
}

}  // namespace rapport::gui
