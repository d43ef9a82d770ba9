// SPDX-License-Identifier: MIT
#include "gui/author/condition_screen.h"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <cfloat>
#include <string>

#include "engine/base/words.h"
#include "gui/theme/spacing.h"
#include "gui/widgets/text_block.h"
#include "gui/widgets/verdict_mark.h"

namespace rapport::gui {
namespace {

constexpr float kConditionMark = 14, kIndent = 22;

void draw_line(const Look& look, int depth, bool holds, std::string_view words, std::string_view now,
               TextStyle style, float width) {
  const auto& palette = look.palette;
  const auto at = ImGui::GetCursorScreenPos();
  auto& list = *ImGui::GetWindowDrawList();
  // Deep conditions would leave no room for words.
  const float indent = std::min(look.px(kIndent) * static_cast<float>(depth), width / 3);
  const float mark = look.px(kConditionMark), left = indent + mark + look.px(kSmall), room = width - left;
  const float line = look.line_height(style);
  draw_verdict(list, look, {at.x + indent + mark / 2, at.y + line / 2}, mark, holds);
  const auto size = text_size(look, style, words, room);
  draw_text(list, look, style, {at.x + left, at.y}, room, palette.text, words);
  float height = size.y;
  if (!now.empty()) {
    const float wide = text_size(look, TextStyle::Caption, now, FLT_MAX).x, between = look.px(kMedium);
    const auto colour = holds ? palette.quiet_text : palette.warning;
    if (size.x + between + wide <= room) {
      const float drop = (line - look.line_height(TextStyle::Caption)) / 2;
      draw_text(list, look, TextStyle::Caption, {at.x + left + size.x + between, at.y + drop}, FLT_MAX,
                colour, now);
    } else {
      draw_text(list, look, TextStyle::Caption, {at.x + left, at.y + height}, room, colour, now);
      height += text_size(look, TextStyle::Caption, now, room).y;
    }
  }
  ImGui::Dummy({width, height + look.px(2.0F)});
}

}  // namespace

void draw_condition(const std::vector<ConditionLine>& lines, const Look& look, float width) {
  for (const auto& line : lines)
    draw_line(look, line.depth, line.holds, line.text, line.now, TextStyle::Caption, width);
}

void draw_branches(const std::vector<BranchLine>& branches, const Look& look, float width) {
  for (const auto& branch : branches) {
    draw_line(look, 0, branch.taken, fmt::format("→ {}", branch.leads_to),
              branch.when.empty() ? tr("otherwise") : "", TextStyle::Caption, width);
    if (branch.when.empty()) continue;
    const float indent = look.px(kIndent);
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() + indent);
    ImGui::BeginGroup();
    draw_condition(branch.when, look, width - indent);
    ImGui::EndGroup();
  }
}

}  // namespace rapport::gui
