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

void draw_tile(const Look& look, const FigureTile& tile, ImVec2 size) {
  const auto& palette = look.palette;
  const auto at = ImGui::GetCursorScreenPos();
  const float pad = look.px(kMedium), room = size.x - 2 * pad;
  surface_button(look, tile.id.c_str(), size, palette.surface, palette.outline);
  auto& list = *ImGui::GetWindowDrawList();
  float y = at.y + look.px(kSmall);
  const auto line = [&](TextStyle style, Colour colour, const std::string& words) {
    draw_text(list, look, style, {at.x + pad, y}, FLT_MAX, colour, shortened(look, style, words, room));
    y += look.line_height(style);
  };
  line(TextStyle::Caption, palette.quiet_text, tile.name);
  line(TextStyle::Heading, palette.text, tile.value);
  draw_text(list, look, TextStyle::Caption, {at.x + pad, y}, room, palette.quiet_text, tile.more);
  tip(look, at, {at.x + size.x, at.y + size.y}, tile.name, tile.meaning);
}

}  // namespace

void figure_tiles(const Look& look, std::span<const FigureTile> tiles, float width) {
  const float between = look.px(kSmall);
  const auto most = std::max(1, static_cast<int>((width + between) / (look.px(kNarrowestTile) + between)));
  const auto count = static_cast<int>(tiles.size());
  const int rows = (count + most - 1) / most, columns = rows == 0 ? 1 : (count + rows - 1) / rows;
  const float wide = (width - between * static_cast<float>(columns - 1)) / static_cast<float>(columns);
  float more = look.line_height(TextStyle::Caption);
  for (const auto& tile : tiles)
    more = std::max(more, text_size(look, TextStyle::Caption, tile.more, wide - 2 * look.px(kMedium)).y);
  const float tall = look.line_height(TextStyle::Caption) + look.line_height(TextStyle::Heading) + more +
                     2 * look.px(kSmall);
  for (int i = 0; i < count; ++i) {
    if (i % columns != 0) ImGui::SameLine(0, between);
    draw_tile(look, tiles[static_cast<std::size_t>(i)], {wide, tall});
    if (i % columns == columns - 1 && i + 1 < count) gap(look, kSmall);
  }
}

}  // namespace rapport::gui
