// SPDX-License-Identifier: MIT
#include "gui/widgets/mood_chart.h"

#include <fmt/format.h>

#include <algorithm>
#include <cfloat>
#include <cmath>
#include <string>
#include <vector>

#include "gui/theme/spacing.h"
#include "gui/widgets/text_block.h"

namespace rapport::gui {
namespace {

/// More points than this are drawn as a line without marks.
constexpr std::size_t kMostMarks = 60;

void dashed_line(ImDrawList& list, ImVec2 from, ImVec2 to, ImU32 colour, float thickness, float dash) {
  const float dx = to.x - from.x, dy = to.y - from.y;
  const float length = std::sqrt(dx * dx + dy * dy);
  if (length < 1) return;
  for (float at = 0; at < length; at += 2 * dash) {
    const float end = std::min(at + dash, length);
    list.AddLine({from.x + dx * at / length, from.y + dy * at / length},
                 {from.x + dx * end / length, from.y + dy * end / length}, colour, thickness);
  }
}

}  // namespace

void mood_chart(const Look& look, std::span<const MoodPoint> points, ImVec2 size) {
  const auto& palette = look.palette;
  const auto at = ImGui::GetCursorScreenPos();
  auto& list = *ImGui::GetWindowDrawList();
  const float caption = look.line_height(TextStyle::Caption);
  const float figure_width = text_size(look, TextStyle::Caption, "100", FLT_MAX).x + look.px(kSmall);
  const float label_width = text_size(look, TextStyle::Caption, "Anger 100", FLT_MAX).x + look.px(kMedium);
  const float left = at.x + figure_width, right = std::max(left + 1, at.x + size.x - label_width);
  const float top = at.y + caption / 2, bottom = std::max(top + 1, at.y + size.y - 1.5F * caption);

  for (const int value : {0, 50, 100}) {
    const float y = bottom - (bottom - top) * static_cast<float>(value) / 100.0F;
    list.AddLine({left, y}, {right, y}, to_u32(palette.outline), std::max(1.0F, look.px(kHair)));
    draw_text(list, look, TextStyle::Caption, {at.x, y - caption / 2}, figure_width, palette.quiet_text,
              fmt::format("{}", value));
  }
  const float steps = points.size() > 1 ? static_cast<float>(points.size() - 1) : 1.0F;
  const auto place = [&](std::size_t i, int value) {
    return ImVec2{left + (right - left) * static_cast<float>(i) / steps,
                  bottom - (bottom - top) * static_cast<float>(value) / 100.0F};
  };
  const auto trust_colour = to_u32(palette.accent), anger_colour = to_u32(palette.text);
  const bool marks = points.size() <= kMostMarks;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const auto trust = place(i, points[i].trust), anger = place(i, points[i].anger);
    if (i > 0) {
      list.AddLine(place(i - 1, points[i - 1].trust), trust, trust_colour, look.px(2.5F));
      dashed_line(list, place(i - 1, points[i - 1].anger), anger, anger_colour, look.px(2.0F), look.px(6.0F));
    }
    if (!marks) continue;
    const float half = look.px(3.5F);
    list.AddCircleFilled(trust, look.px(4.5F), trust_colour, 16);
    list.AddRectFilled({anger.x - half, anger.y - half}, {anger.x + half, anger.y + half}, anger_colour);
  }
  if (!points.empty()) {
    const auto trust = fmt::format("Trust {}", points.back().trust),
               anger = fmt::format("Anger {}", points.back().anger);
    float trust_y = place(0, points.back().trust).y, anger_y = place(0, points.back().anger).y;
    const float overlap = caption - std::abs(trust_y - anger_y);
    if (overlap > 0) {
      const float apart = trust_y <= anger_y ? overlap / 2 : -overlap / 2;
      trust_y -= apart;
      anger_y += apart;
    }
    const float x = right + look.px(kMedium);
    draw_text(list, look, TextStyle::Caption, {x, trust_y - caption / 2}, label_width, palette.accent, trust);
    draw_text(list, look, TextStyle::Caption, {x, anger_y - caption / 2}, label_width, palette.text, anger);
  }
  const auto replies = points.size() > 1 ? points.size() - 1 : 0;
  draw_text(list, look, TextStyle::Caption, {left, bottom + look.px(kTight)}, right - left,
            palette.quiet_text, "Start");
  const auto last = replies > 0 ? fmt::format("Reply {}", replies) : std::string();
  const float last_width = text_size(look, TextStyle::Caption, last, FLT_MAX).x;
  draw_text(list, look, TextStyle::Caption, {right - last_width, bottom + look.px(kTight)}, last_width + 1,
            palette.quiet_text, last);
  ImGui::Dummy(size);
}

}  // namespace rapport::gui
