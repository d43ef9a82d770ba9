// SPDX-License-Identifier: MIT
#include "gui/widgets/button.h"

#include <algorithm>
#include <array>
#include <cfloat>
#include <string>

#include "gui/theme/spacing.h"
#include "gui/widgets/text_block.h"

namespace rapport::gui {
namespace {

std::string_view visible_part(const char* label) {
  const std::string_view whole = label;
  return whole.substr(0, whole.find("###"));
}

TextStyle style_of(ButtonKind kind) {
  return kind == ButtonKind::Primary ? TextStyle::Strong : TextStyle::Body;
}

void push_colours(Colour usual, float alpha, Colour hovered, Colour pressed, Colour text) {
  ImGui::PushStyleColor(ImGuiCol_Button, to_vec4(usual, alpha));
  ImGui::PushStyleColor(ImGuiCol_ButtonHovered, to_vec4(hovered));
  ImGui::PushStyleColor(ImGuiCol_ButtonActive, to_vec4(pressed));
  ImGui::PushStyleColor(ImGuiCol_Text, to_vec4(text));
}

/// An empty pressable surface with an edge.
bool surface(const Look& look, const char* id, ImVec2 size, Colour fill, Colour edge) {
  const auto& palette = look.palette;
  push_colours(fill, 1, palette.hovered, palette.pressed, palette.text);
  ImGui::PushStyleColor(ImGuiCol_Border, to_vec4(edge));
  ImGui::PushStyleVar(ImGuiStyleVar_FrameBorderSize, std::max(1.0F, look.px(kHair)));
  const bool was_pressed = ImGui::Button(id, size);
  ImGui::PopStyleVar();
  ImGui::PopStyleColor(5);
  return was_pressed;
}

}  // namespace

float button_width(const Look& look, const char* label, ButtonKind kind) {
  return text_size(look, style_of(kind), visible_part(label), FLT_MAX).x +
         2 * look.px(kind == ButtonKind::Quiet ? kMedium : kWide);
}

bool button(const Look& look, const char* label, ButtonKind kind, float width) {
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
  ImGui::PushFont(look.font(style_of(kind)));
  const bool was_pressed =
      ImGui::Button(label, {width > 0 ? width : button_width(look, label, kind), look.px(kButtonHeight)});
  ImGui::PopFont();
  ImGui::PopStyleVar();
  ImGui::PopStyleColor(4);
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
  const bool was_pressed = surface(look, id, {width, height}, palette.raised, palette.field_outline);

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

bool option_card(const Look& look, const char* id, bool chosen, std::string_view title,
                 std::string_view meaning, float width) {
  const auto& palette = look.palette;
  const float pad = look.px(kMedium), dot = look.px(18.0F);
  const float text_width = width - 3 * pad - dot;
  const float title_height = look.line_height(TextStyle::Strong);
  const float height = title_height + text_size(look, TextStyle::Caption, meaning, text_width).y + 2 * pad;
  const auto at = ImGui::GetCursorScreenPos();
  const auto edge = chosen ? palette.accent : palette.field_outline;
  const bool was_pressed =
      surface(look, id, {width, height}, chosen ? palette.accent_wash : palette.raised, edge);

  auto& list = *ImGui::GetWindowDrawList();
  const ImVec2 centre{at.x + pad + dot / 2, at.y + pad + title_height / 2};
  list.AddCircle(centre, dot / 2, to_u32(edge), 24, look.px(1.5F));
  if (chosen) list.AddCircleFilled(centre, dot / 4, to_u32(palette.accent), 24);
  const float x = at.x + 2 * pad + dot;
  draw_text(list, look, TextStyle::Strong, {x, at.y + pad}, text_width, palette.text, title);
  draw_text(list, look, TextStyle::Caption, {x, at.y + pad + title_height}, text_width, palette.quiet_text,
            meaning);
  return was_pressed;
}

void disclosure(const Look& look, const char* label, bool& open, float width) {
  const auto& palette = look.palette;
  const auto at = ImGui::GetCursorScreenPos();
  const std::string whole = label;
  const auto id = whole.substr(whole.find("###"));
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
