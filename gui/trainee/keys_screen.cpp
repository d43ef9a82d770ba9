// SPDX-License-Identifier: MIT
#include "gui/trainee/keys_screen.h"

#include <algorithm>
#include <utility>

#include "engine/base/words.h"
#include "gui/shell/key_table.h"
#include "gui/widgets/button.h"
#include "gui/widgets/column.h"
#include "gui/widgets/panel.h"
#include "gui/widgets/region.h"
#include "gui/widgets/text_block.h"

namespace rapport::gui {
namespace {

constexpr float kKeysPage = 1040;
constexpr float kKeysTwoColumns = 820;
constexpr float kNames = 190;     ///< the column of keys
constexpr float kTwoCells = 360;  ///< a part at least this wide has the keys beside what they do

void draw_line(const KeyLine& line, const Look& look, float width) {
  const auto& palette = look.palette;
  const float names = look.px(kNames);
  if (width < look.px(kTwoCells)) {
    text_block(look, TextStyle::Strong, palette.text, line.keys, width);
    text_block(look, TextStyle::Body, palette.quiet_text, line.does, width);
    return;
  }
  {
    const Cell cell;
    text_block(look, TextStyle::Strong, palette.text, line.keys, names - look.px(kMedium));
    ImGui::Dummy({names, 0});
  }
  ImGui::SameLine(0, 0);
  const Cell cell;
  text_block(look, TextStyle::Body, palette.quiet_text, line.does, width - names);
}

void draw_group(const KeyLines& group, const Look& look, float width) {
  {
    const Panel panel(look, width, {look.palette.surface, look.palette.outline, std::nullopt});
    text_block(look, TextStyle::Heading, look.palette.text, group.title, panel.inner());
    for (const auto& line : group.lines) {
      gap(look, kMedium);
      draw_line(line, look, panel.inner());
    }
  }
  gap(look, kWide);
}

}  // namespace

void draw_keys(UiState& ui, const Canvas& canvas, const Dispatch& dispatch) {
  const auto& look = canvas.look;
  const Region page("keys", ImGui::GetContentRegionAvail());
  if (std::exchange(ui.overlay_to_top, false)) ImGui::SetScrollY(0);
  const Column column(look, kKeysPage);
  gap(look, kWide);
  ImGui::SetCursorPosX(ImGui::GetCursorPosX() - look.px(kMedium));
  if (button(look, with_id(tr("← Back"), "###close_overlay"), ButtonKind::Quiet)) dispatch(GoBack{});
  gap(look, kMedium);
  text_block(look, TextStyle::Title, look.palette.text, tr("Keys"), column.width());
  gap(look, kTight);
  text_block(look, TextStyle::Body, look.palette.quiet_text, tr("Everything can be done without a mouse."),
             column.width());
  gap(look, kLarge);
  const auto groups = key_page(canvas.settings.send_with);
  if (column.width() < look.px(kKeysTwoColumns)) {
    for (const auto& group : groups) draw_group(group, look, column.width());
    return;
  }
  const float between = look.px(kWide), half = (column.width() - between) / 2;
  const auto draw_half = [&](std::size_t first) {
    const Cell cell;
    for (std::size_t i = first; i < groups.size(); i += 2) draw_group(groups[i], look, half);
  };
  draw_half(0);
  ImGui::SameLine(0, between);
  draw_half(1);
}

}  // namespace rapport::gui
