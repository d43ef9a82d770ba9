// SPDX-License-Identifier: MIT
#include "gui/widgets/menu.h"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <cfloat>

#include "gui/theme/spacing.h"
#include "gui/widgets/button.h"
#include "gui/widgets/text_block.h"

namespace rapport::gui {
namespace {

constexpr float kMark = 16;        ///< the arrow, the tick
constexpr float kMostInSight = 9;  ///< entries of an open list; more are scrolled to

float wide(const Look& look, TextStyle style, std::string_view text) {
  return text_size(look, style, text, FLT_MAX).x;
}

void draw_arrow(ImDrawList& list, const Look& look, ImVec2 centre) {
  const float size = look.px(4.5F);
  list.AddTriangleFilled({centre.x - size, centre.y - size / 2}, {centre.x + size, centre.y - size / 2},
                         {centre.x, centre.y + size}, to_u32(look.palette.accent));
}

void draw_tick(ImDrawList& list, const Look& look, ImVec2 centre, Colour colour) {
  const float size = look.px(4.5F), line = look.px(2.2F);
  const ImVec2 foot{centre.x - size / 4, centre.y + size * 0.8F};
  list.AddLine({centre.x - size, centre.y}, foot, to_u32(colour), line);
  list.AddLine(foot, {centre.x + size, centre.y - size}, to_u32(colour), line);
}

/// In the middle of a line as high as a button.
void draw_line(ImDrawList& list, const Look& look, TextStyle style, ImVec2 at, float room, Colour colour,
               std::string_view words) {
  const float drop = (look.px(kButtonHeight) - look.line_height(style)) / 2;
  draw_text(list, look, style, {at.x, at.y + drop}, FLT_MAX, colour, shortened(look, style, words, room));
}

/// Where the open list goes: under its button, or over it where there is more room.
void place_list(const Look& look, ImVec2 button_begin, ImVec2 button_end, float width, std::size_t entries) {
  const float line = look.px(kButtonHeight), around = 2 * look.px(kTight);
  const float bottom = ImGui::GetIO().DisplaySize.y;
  const float below = bottom - button_end.y, above = button_begin.y;
  const float wanted = line * std::min(static_cast<float>(entries), kMostInSight) + around;
  const bool under = below >= wanted || below >= above;
  const float height = std::min(wanted, std::max(line + around, under ? below : above));
  ImGui::SetNextWindowPos({button_begin.x, under ? button_end.y : button_begin.y - height});
  ImGui::SetNextWindowSize({width, height});
}

}  // namespace

std::optional<std::size_t> menu(const Look& look, std::string_view id, std::string_view title,
                                const MenuEntries& entries, float width) {
  const auto& palette = look.palette;
  const auto begin = ImGui::GetCursorScreenPos();
  const float height = look.px(kButtonHeight), pad = look.px(kMedium), mark = look.px(kMark);
  const auto button_id = fmt::format("###{}", id), list_id = fmt::format("###{}_list", id);
  const bool narrowed = entries.chosen > 0;
  if (surface_button(look, button_id.c_str(), {width, height},
                     narrowed ? palette.accent_wash : palette.raised,
                     narrowed ? palette.accent : palette.field_outline)) {
    ImGui::OpenPopup(list_id.c_str());
  }
  auto& list = *ImGui::GetWindowDrawList();
  const auto label = fmt::format("{}: {}", title, entries.name(entries.chosen));
  draw_line(list, look, TextStyle::Body, {begin.x + pad, begin.y}, width - 3 * pad - mark, palette.text,
            label);
  draw_arrow(list, look, {begin.x + width - pad - mark / 2, begin.y + height / 2});

  std::optional<std::size_t> chosen;
  if (!ImGui::IsPopupOpen(list_id.c_str())) return chosen;
  float list_width = width;
  for (std::size_t i = 0; i < entries.count; ++i) {
    const float needed = wide(look, TextStyle::Body, entries.name(i)) + 4 * pad + mark;
    list_width = std::max(list_width, needed + ImGui::GetStyle().ScrollbarSize);
  }
  list_width = std::min(list_width, ImGui::GetIO().DisplaySize.x - begin.x);
  place_list(look, begin, {begin.x + width, begin.y + height}, list_width, entries.count);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2{look.px(kTight), look.px(kTight)});
  ImGui::PushStyleVar(ImGuiStyleVar_PopupRounding, look.px(kSmall));
  ImGui::PushStyleVar(ImGuiStyleVar_PopupBorderSize, std::max(1.0F, look.px(kHair)));
  ImGui::PushStyleColor(ImGuiCol_Header, to_vec4(palette.accent_wash));
  if (ImGui::BeginPopup(list_id.c_str(), ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings)) {
    for (std::size_t i = 0; i < entries.count; ++i) {
      const auto at = ImGui::GetCursorScreenPos();
      const bool is_chosen = i == entries.chosen;
      const auto entry_id = fmt::format("###{}_{}", id, i);
      if (ImGui::Selectable(entry_id.c_str(), is_chosen, 0, {0, height})) chosen = i;
      if (is_chosen) ImGui::SetItemDefaultFocus();
      auto& drawn = *ImGui::GetWindowDrawList();
      if (is_chosen) draw_tick(drawn, look, {at.x + pad + mark / 2, at.y + height / 2}, palette.accent);
      const float x = at.x + 2 * pad + mark, right = at.x + ImGui::GetItemRectSize().x - pad;
      draw_line(drawn, look, TextStyle::Body, {x, at.y}, right - x, palette.text, entries.name(i));
    }
    ImGui::EndPopup();
  }
  ImGui::PopStyleColor();
  ImGui::PopStyleVar(3);
  return chosen;
}

float menu_width(const Look& look, std::string_view title, const MenuEntries& entries) {
  float widest = 0;
  for (std::size_t i = 0; i < entries.count; ++i)
    widest = std::max(widest, wide(look, TextStyle::Body, fmt::format("{}: {}", title, entries.name(i))));
  return widest + 3 * look.px(kMedium) + look.px(kMark) + 1;
}

bool toggle(const Look& look, const char* id, bool on, std::string_view name, float width) {
  const auto& palette = look.palette;
  const auto at = ImGui::GetCursorScreenPos();
  const float height = look.px(kButtonHeight), pad = look.px(kMedium), box = look.px(kMark);
  const bool was_pressed =
      surface_button(look, id, {width, height}, on ? palette.accent_wash : palette.raised,
                     on ? palette.accent : palette.field_outline);
  auto& list = *ImGui::GetWindowDrawList();
  const ImVec2 corner{at.x + pad, at.y + (height - box) / 2};
  list.AddRect(corner, {corner.x + box, corner.y + box}, to_u32(on ? palette.accent : palette.field_outline),
               look.px(kTight), 0, look.px(1.5F));
  if (on) draw_tick(list, look, {corner.x + box / 2, corner.y + box / 2}, palette.accent);
  const float x = corner.x + box + look.px(kSmall);
  draw_line(list, look, TextStyle::Body, {x, at.y}, at.x + width - pad - x + 1, palette.text, name);
  return was_pressed;
}

float toggle_width(const Look& look, std::string_view name) {
  return wide(look, TextStyle::Body, name) + 2 * look.px(kMedium) + look.px(kMark) + look.px(kSmall) + 1;
}

bool choice(const Look& look, const char* id, bool chosen, std::string_view name, float width) {
  const auto& palette = look.palette;
  const auto at = ImGui::GetCursorScreenPos();
  const float height = look.px(kButtonHeight), pad = look.px(kMedium), dot = look.px(kRadio);
  const bool was_pressed =
      surface_button(look, id, {width, height}, chosen ? palette.accent_wash : palette.raised,
                     chosen ? palette.accent : palette.field_outline);
  auto& list = *ImGui::GetWindowDrawList();
  draw_radio(list, look, {at.x + pad + dot / 2, at.y + height / 2}, chosen);
  const float x = at.x + pad + dot + look.px(kSmall);
  draw_line(list, look, TextStyle::Body, {x, at.y}, at.x + width - pad - x + 1, palette.text, name);
  return was_pressed;
}

float choice_width(const Look& look, std::string_view name) {
  return wide(look, TextStyle::Body, name) + 2 * look.px(kMedium) + look.px(kRadio) + look.px(kSmall) + 1;
}

}  // namespace rapport::gui
