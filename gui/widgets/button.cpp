// SPDX-License-Identifier: MIT
#include "gui/widgets/button.h"

#include <algorithm>
#include <array>
#include <cfloat>
#include <string>

#include "gui/theme/spacing.h"
#include "gui/widgets/drawn_text.h"
#include "gui/widgets/text_block.h"

namespace rapport::gui {
namespace {

std::string_view visible_part(std::string_view label) {
  return label.substr(0, label.find("###"));
}

TextStyle style_of(ButtonKind kind) {
  return kind == ButtonKind::Primary ? TextStyle::Strong : TextStyle::Body;
}

/// Before and behind the label.
float padding_of(const Look& look, ButtonKind kind) {
  return look.px(kind == ButtonKind::Quiet ? kMedium : kWide);
}

void push_colours(Colour usual, float alpha, Colour hovered, Colour pressed, Colour text) {
  ImGui::PushStyleColor(ImGuiCol_Button, to_vec4(usual, alpha));
  ImGui::PushStyleColor(ImGuiCol_ButtonHovered, to_vec4(hovered));
  ImGui::PushStyleColor(ImGuiCol_ButtonActive, to_vec4(pressed));
  ImGui::PushStyleColor(ImGuiCol_Text, to_vec4(text));
}

/// Dear ImGui itself has drawn the label, in the middle of the item and cut off at its edge.
void note_label(const Look& look, std::string_view label, ButtonKind kind) {
  if (look.drawn == nullptr) return;
  const auto& list = *ImGui::GetWindowDrawList();
  const auto words = visible_part(label);
  const ImVec2 begin = ImGui::GetItemRectMin(), end = ImGui::GetItemRectMax();
  const ImVec2 size{text_size(look, style_of(kind), words, FLT_MAX).x, look.text_height(style_of(kind))};
  const ImVec2 at{(begin.x + end.x - size.x) / 2, (begin.y + end.y - size.y) / 2};
  const auto clip_begin = list.GetClipRectMin(), clip_end = list.GetClipRectMax();
  note_text(look, list, at, {at.x + size.x, at.y + size.y}, {std::max(begin.x, clip_begin.x), clip_begin.y},
            {std::min(end.x, clip_end.x), clip_end.y}, words, words);
  look.drawn->back().has_keyboard = ImGui::IsItemFocused();
}

}  // namespace

std::string with_id(std::string_view words, std::string_view id) {
  return std::string(words).append(id);
}

float button_width(const Look& look, const std::string& label, ButtonKind kind) {
  return text_size(look, style_of(kind), visible_part(label), FLT_MAX).x + 2 * padding_of(look, kind);
}

bool button(const Look& look, const std::string& label, ButtonKind kind, float width) {
  const auto& palette = look.palette;
  switch (kind) {
    case ButtonKind::Primary:
      push_colours(palette.accent, 1, palette.accent_hovered, palette.accent_pressed, palette.on_accent);
      break;
    case ButtonKind::Plain:
      push_colours(palette.raised, 1, palette.hovered, palette.pressed, palette.text);
      break;
    case ButtonKind::Quiet:
      push_colours(palette.ground, 0, palette.hovered, palette.pressed, palette.accent);
      break;
  }
  const bool has_edge = kind == ButtonKind::Plain;
  ImGui::PushStyleVar(ImGuiStyleVar_FrameBorderSize, has_edge ? std::max(1.0F, look.px(kHair)) : 0.0F);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding,
                      ImVec2{padding_of(look, kind), ImGui::GetStyle().FramePadding.y});
  ImGui::PushFont(look.font(style_of(kind)));
  const bool was_pressed = ImGui::Button(
      label.c_str(), {width > 0 ? width : button_width(look, label, kind), look.px(kButtonHeight)});
  note_label(look, label, kind);
  ImGui::PopFont();
  ImGui::PopStyleVar(2);
  ImGui::PopStyleColor(4);
  return was_pressed;
}

bool surface_button(const Look& look, const char* id, ImVec2 size, Colour fill, Colour edge) {
  const auto& palette = look.palette;
  push_colours(fill, 1, palette.hovered, palette.pressed, palette.text);
  ImGui::PushStyleColor(ImGuiCol_Border, to_vec4(edge));
  ImGui::PushStyleVar(ImGuiStyleVar_FrameBorderSize, std::max(1.0F, look.px(kHair)));
  const bool was_pressed = ImGui::Button(id, size);
  ImGui::PopStyleVar();
  ImGui::PopStyleColor(5);
  return was_pressed;
}

bool choice_button(const Look& look, const char* id, int number, std::string_view kind,
                   std::string_view words, float width) {
  const auto& palette = look.palette;
  const float pad = look.px(kMedium), badge = look.px(26.0F);
  const float text_width = width - 3 * pad - badge;
  const float kind_height = kind.empty() ? 0 : look.line_height(TextStyle::Caption);
  const float height =
      std::max(badge, kind_height + text_size(look, TextStyle::Body, words, text_width).y) + 2 * pad;
  const auto at = ImGui::GetCursorScreenPos();
  const bool was_pressed = surface_button(look, id, {width, height}, palette.raised, palette.field_outline);

  auto& list = *ImGui::GetWindowDrawList();
  const ImVec2 corner{at.x + pad, at.y + pad};
  list.AddRectFilled(corner, {corner.x + badge, corner.y + badge}, to_u32(palette.ground), look.px(6.0F));
  const std::array<char, 2> digit = {static_cast<char>('0' + number), '\0'};
  const float digit_height = look.line_height(TextStyle::Strong);
  draw_text(list, look, TextStyle::Strong, {corner.x, corner.y + (badge - digit_height) / 2}, badge,
            palette.accent, digit.data(), Align::Centre);
  const float x = corner.x + badge + pad;
  const float drop = kind.empty() ? std::max(0.0F, (badge - look.line_height(TextStyle::Body)) / 2) : 0.0F;
  draw_text(list, look, TextStyle::Caption, {x, corner.y}, text_width, palette.quiet_text, kind);
  draw_text(list, look, TextStyle::Body, {x, corner.y + kind_height + drop}, text_width, palette.text, words);
  return was_pressed;
}

void draw_radio(ImDrawList& list, const Look& look, ImVec2 centre, bool chosen) {
  const auto& palette = look.palette;
  const float dot = look.px(kRadio);
  list.AddCircle(centre, dot / 2, to_u32(chosen ? palette.accent : palette.field_outline), 24, look.px(1.5F));
  if (chosen) list.AddCircleFilled(centre, dot / 4, to_u32(palette.accent), 24);
}

bool option_card(const Look& look, const char* id, bool chosen, std::string_view title,
                 std::string_view meaning, float width) {
  const auto& palette = look.palette;
  const float pad = look.px(kMedium), dot = look.px(kRadio);
  const float text_width = width - 3 * pad - dot;
  const float title_height = text_size(look, TextStyle::Strong, title, text_width).y;
  const float height = title_height + text_size(look, TextStyle::Caption, meaning, text_width).y + 2 * pad;
  const auto at = ImGui::GetCursorScreenPos();
  const auto edge = chosen ? palette.accent : palette.field_outline;
  const bool was_pressed =
      surface_button(look, id, {width, height}, chosen ? palette.accent_wash : palette.raised, edge);

  auto& list = *ImGui::GetWindowDrawList();
  draw_radio(list, look, {at.x + pad + dot / 2, at.y + pad + look.line_height(TextStyle::Strong) / 2},
             chosen);
  const float x = at.x + 2 * pad + dot;
  draw_text(list, look, TextStyle::Strong, {x, at.y + pad}, text_width, palette.text, title);
  draw_text(list, look, TextStyle::Caption, {x, at.y + pad + title_height}, text_width, palette.quiet_text,
            meaning);
  return was_pressed;
}

void disclosure(const Look& look, const std::string& label, bool& open, float width) {
  const auto& palette = look.palette;
  const auto at = ImGui::GetCursorScreenPos();
  const auto id = label.substr(label.find("###"));
  push_colours(palette.ground, 0, palette.hovered, palette.pressed, palette.text);
  if (ImGui::Button(id.c_str(), {width, look.px(kButtonHeight)})) open = !open;
  ImGui::PopStyleColor(4);

  auto& list = *ImGui::GetWindowDrawList();
  const float size = look.px(4.5F);
  const ImVec2 centre{at.x + look.px(kMedium), at.y + look.px(kButtonHeight) / 2};
  const auto shade = to_u32(palette.accent);
  if (open) {
    list.AddTriangleFilled({centre.x - size, centre.y - size / 2}, {centre.x + size, centre.y - size / 2},
                           {centre.x, centre.y + size}, shade);
  } else {
    list.AddTriangleFilled({centre.x - size / 2, centre.y - size}, {centre.x + size, centre.y},
                           {centre.x - size / 2, centre.y + size}, shade);
  }
  const float top = at.y + (look.px(kButtonHeight) - look.line_height(TextStyle::Strong)) / 2;
  draw_text(list, look, TextStyle::Strong, {at.x + look.px(kLarge), top}, width, palette.text,
            visible_part(label));
}

}  // namespace rapport::gui
