// SPDX-License-Identifier: MIT
#include "gui/widgets/meter.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cfloat>

#include "engine/base/words.h"
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

// Each mark around the middle of the bar at its place.

void draw_pass(ImDrawList& list, const Look& look, ImVec2 middle) {
  const float reach = look.px(kBarHeight / 2 + 3);
  list.AddLine({middle.x, middle.y - reach}, {middle.x, middle.y + reach}, to_u32(look.palette.text),
               look.px(2.0F));
}

void draw_reachable(ImDrawList& list, const Look& look, ImVec2 middle) {
  constexpr int kDashes = 4;
  const float reach = look.px(kBarHeight / 2 + 5), dash = 2 * reach / (2 * kDashes - 1);
  for (int i = 0; i < kDashes; ++i) {
    const float top = middle.y - reach + 2 * dash * static_cast<float>(i);
    list.AddLine({middle.x, top}, {middle.x, top + dash}, to_u32(look.palette.text), look.px(2.0F));
  }
}

/// On the accent and on the ground alike, so each has an edge.
void draw_last(ImDrawList& list, const Look& look, ImVec2 middle) {
  const float half = look.px(5.0F), tip = middle.y - look.px(1.0F), base = tip - look.px(9.0F);
  const ImVec2 left{middle.x - half, base}, right{middle.x + half, base}, point{middle.x, tip};
  list.AddTriangleFilled(left, right, point, to_u32(look.palette.ground));
  list.AddTriangle(left, right, point, to_u32(look.palette.text), look.px(1.5F));
}

void draw_best(ImDrawList& list, const Look& look, ImVec2 middle) {
  const float half = look.px(6.0F);
  const ImVec2 top{middle.x, middle.y - half}, right{middle.x + half, middle.y},
      bottom{middle.x, middle.y + half}, left{middle.x - half, middle.y};
  list.AddQuadFilled(top, right, bottom, left, to_u32(look.palette.ground));
  list.AddQuad(top, right, bottom, left, to_u32(look.palette.text), look.px(1.5F));
}

void draw_marks(ImDrawList& list, const Look& look, ImVec2 at, float width, const ScoreMarks& marks) {
  const auto middle = [&](double share) {
    return ImVec2{at.x + width * std::clamp(static_cast<float>(share), 0.0F, 1.0F),
                  at.y + look.px(kBarHeight) / 2};
  };
  draw_pass(list, look, middle(marks.pass));
  if (marks.reachable) draw_reachable(list, look, middle(*marks.reachable));
  if (marks.best) draw_best(list, look, middle(*marks.best));
  if (marks.last) draw_last(list, look, middle(*marks.last));
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

void share_bar(const Look& look, float share, float width) {
  draw_bar(*ImGui::GetWindowDrawList(), look, ImGui::GetCursorScreenPos(), width, share, Fill::Solid);
  ImGui::Dummy({width, look.px(kBarHeight)});
}

void small_meters(const Look& look, std::span<const SmallMeter> meters, float width) {
  const auto wide = [&](std::string_view text) {
    return text_size(look, TextStyle::Caption, text, FLT_MAX).x;
  };
  const float between = look.px(kSmall), height = look.line_height(TextStyle::Caption);
  float name_width = 0, change_width = 0;
  for (const auto& each : meters) {
    name_width = std::max(name_width, wide(each.name));
    change_width = std::max(change_width, wide(each.change));
  }
  const float figure_width = wide("100"), changes = change_width > 0 ? change_width + between : 0;
  const float bar = std::max(look.px(kBarHeight), width - name_width - figure_width - changes - 2 * between);
  auto& list = *ImGui::GetWindowDrawList();
  for (const auto& each : meters) {
    const auto at = ImGui::GetCursorScreenPos();
    draw_text(list, look, TextStyle::Caption, at, FLT_MAX, look.palette.quiet_text, each.name);
    float x = at.x + name_width + between;
    draw_bar(list, look, {x, at.y + (height - look.px(kBarHeight)) / 2}, bar,
             static_cast<float>(each.value) / 100.0F, each.fill);
    x += bar + between;
    const auto figure = fmt::format("{}", each.value);
    draw_text(list, look, TextStyle::Caption, {x + figure_width - wide(figure), at.y}, FLT_MAX,
              look.palette.text, figure);
    draw_text(list, look, TextStyle::Caption, {x + figure_width + between, at.y}, FLT_MAX,
              look.palette.quiet_text, each.change);
    ImGui::Dummy({width, height});
  }
}

void score_bar(const Look& look, std::string_view name, std::optional<double> score, std::string_view text,
               std::string_view detail, const ScoreMarks& marks, float width) {
  const auto at = ImGui::GetCursorScreenPos();
  auto& list = *ImGui::GetWindowDrawList();
  const auto& palette = look.palette;
  draw_text(list, look, TextStyle::Strong, at, width, palette.text, name);
  float y = at.y + text_size(look, TextStyle::Strong, name, width).y;
  const auto text_room = text_size(look, TextStyle::Body, text, FLT_MAX);
  const float name_width = text_size(look, TextStyle::Strong, name, width).x;
  const bool fits_beside = name_width + look.px(kMedium) + text_room.x <= width;
  if (fits_beside) {
    draw_text(list, look, TextStyle::Body, {at.x + width - text_room.x, at.y}, text_room.x + 1,
              score ? palette.text : palette.quiet_text, text);
  } else {
    draw_text(list, look, TextStyle::Body, {at.x, y}, width, score ? palette.text : palette.quiet_text, text);
    y += text_size(look, TextStyle::Body, text, width).y;
  }
  if (score) {
    y += look.px(kSmall);
    draw_bar(list, look, {at.x, y}, width, static_cast<float>(*score), Fill::Solid);
    draw_marks(list, look, {at.x, y}, width, marks);
    y += look.px(kBarHeight) + look.px(kSmall);
  }
  draw_text(list, look, TextStyle::Caption, {at.x, y}, width, palette.quiet_text, detail);
  y += text_size(look, TextStyle::Caption, detail, width).y;
  ImGui::Dummy({width, y - at.y});
}

void score_key(const Look& look, MarkKey key, float width) {
  struct Entry {
    const char* name;
    void (*draw)(ImDrawList& list, const Look& look, ImVec2 middle);
    float drop = 0;  ///< what stands on a bar hangs lower where there is none
  };
  constexpr std::array<Entry, 4> kEntries = {{{N_("To pass"), draw_pass},
                                              {N_("Best possible"), draw_reachable},
                                              {N_("Last time"), draw_last, 6},
                                              {N_("Best before"), draw_best}}};
  const auto at = ImGui::GetCursorScreenPos();
  auto& list = *ImGui::GetWindowDrawList();
  const float line = look.line_height(TextStyle::Caption), room = look.px(20.0F), between = look.px(kLarge);
  ImVec2 place = at;
  for (std::size_t i = 0; i < (key == MarkKey::WithEarlier ? kEntries.size() : 2); ++i) {
    const auto& entry = kEntries[i];
    const auto* const name = tr(entry.name);
    const float words = text_size(look, TextStyle::Caption, name, FLT_MAX).x;
    if (place.x > at.x && place.x + room + words > at.x + width) place = {at.x, place.y + line};
    entry.draw(list, look, {place.x + look.px(7.0F), place.y + line / 2 + look.px(entry.drop)});
    draw_text(list, look, TextStyle::Caption, {place.x + room, place.y}, width - room,
              look.palette.quiet_text, name);
    place.x += room + words + between;
  }
  ImGui::Dummy({width, place.y + line - at.y});
}

}  // namespace rapport::gui
