// SPDX-License-Identifier: MIT
#include "gui/widgets/meter.h"

#include <fmt/format.h>

#include <algorithm>
#include <cfloat>

#include "gui/theme/spacing.h"
#include "gui/widgets/text_block.h"

namespace rapport::gui {
namespace {

void draw_bar(ImDrawList& list, const Look& look, ImVec2 at, float width, float share, Fill fill) {
  const auto& palette = look.palette;
  const float height = look.px(kBarHeight), rounding = height / 2;
  const ImVec2 end{at.x + width, at.y + height};
  list.AddRectFilled(at, end, to_u32(palette.ground), rounding);
  const float filled = width * std::clamp(share, 0.0F, 1.0F);
  if (filled > 1) {
    const ImVec2 filled_end{at.x + std::max(filled, height), end.y};
    if (fill == Fill::Solid) {
      list.AddRectFilled(at, filled_end, to_u32(palette.accent), rounding);
    } else {
      list.AddRectFilled(at, filled_end, to_u32(palette.pressed), rounding);
      list.PushClipRect({at.x + 1, at.y + 1}, {filled_end.x - 1, end.y - 1}, true);
      const float step = look.px(7.0F);
      // NOLINTNEXTLINE(cert-flp30-c,clang-analyzer-security.FloatLoopCounter): pixels, not a count
      for (float x = at.x - height; x < filled_end.x; x += step) {
        list.AddLine({x, end.y}, {x + height, at.y}, to_u32(palette.text), look.px(2.0F));
      }
      list.PopClipRect();
    }
  }
  list.AddRect(at, end, to_u32(palette.field_outline), rounding, 0, std::max(1.0F, look.px(kHair)));
}

}  // namespace

void meter(const Look& look, std::string_view name, int value, std::string_view change, Fill fill,
           float width) {
  const auto at = ImGui::GetCursorScreenPos();
  auto& list = *ImGui::GetWindowDrawList();
  const auto& palette = look.palette;
  draw_text(list, look, TextStyle::Body, at, width, palette.text, name);
  const auto figure = fmt::format("{}", value);
  const float figure_width = text_size(look, TextStyle::Strong, figure, FLT_MAX).x;
  const float moved_width = text_size(look, TextStyle::Caption, change, FLT_MAX).x;
  const float x = at.x + width - figure_width;
  draw_text(list, look, TextStyle::Strong, {x, at.y}, width, palette.text, figure);
  if (!change.empty()) {
    const float drop =
        (look.line_height(TextStyle::Body) - look.line_height(TextStyle::Caption)) / 2 + look.px(1);
    draw_text(list, look, TextStyle::Caption, {x - moved_width - look.px(kSmall), at.y + drop}, width,
              palette.quiet_text, change);
  }
  const float top = look.line_height(TextStyle::Body) + look.px(kTight);
  draw_bar(list, look, {at.x, at.y + top}, width, static_cast<float>(value) / 100.0F, fill);
  ImGui::Dummy({width, top + look.px(kBarHeight)});
}

void score_bar(const Look& look, std::string_view name, std::optional<double> score, std::string_view text,
               std::string_view detail, double mark, float width) {
  const auto at = ImGui::GetCursorScreenPos();
  auto& list = *ImGui::GetWindowDrawList();
  const auto& palette = look.palette;
  draw_text(list, look, TextStyle::Strong, at, width, palette.text, name);
  const float text_width = text_size(look, TextStyle::Body, text, FLT_MAX).x;
  draw_text(list, look, TextStyle::Body, {at.x + width - text_width, at.y}, text_width + 1,
            score ? palette.text : palette.quiet_text, text);
  float y = at.y + look.line_height(TextStyle::Strong) + look.px(kTight);
  if (score) {
    draw_bar(list, look, {at.x, y}, width, static_cast<float>(*score), Fill::Solid);
    const float tick = at.x + width * static_cast<float>(mark);
    const float reach = look.px(3.0F);
    list.AddLine({tick, y - reach}, {tick, y + look.px(kBarHeight) + reach}, to_u32(palette.text),
                 look.px(2.0F));
    y += look.px(kBarHeight) + look.px(kTight);
  }
  draw_text(list, look, TextStyle::Caption, {at.x, y}, width, palette.quiet_text, detail);
  if (!detail.empty()) y += look.line_height(TextStyle::Caption);
  ImGui::Dummy({width, y - at.y});
}

}  // namespace rapport::gui
