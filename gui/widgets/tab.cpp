// SPDX-License-Identifier: MIT
#include "gui/widgets/tab.h"

#include <imgui.h>

#include <cfloat>
#include <string_view>

#include "gui/theme/spacing.h"
#include "gui/widgets/text_block.h"

namespace rapport::gui {
namespace {

std::string_view visible_part(std::string_view label) {
  return label.substr(0, label.find("###"));
}

}  // namespace

float tab_width(const Look& look, const std::string& label) {
  return text_size(look, TextStyle::Strong, visible_part(label), FLT_MAX).x + 2 * look.px(kMedium);
}

bool tab(const Look& look, const std::string& label, bool chosen) {
  const auto& palette = look.palette;
  const auto at = ImGui::GetCursorScreenPos();
  const ImVec2 size{tab_width(look, label), look.px(kButtonHeight)};
  ImGui::PushStyleColor(ImGuiCol_Button, ImVec4{0, 0, 0, 0});
  ImGui::PushStyleColor(ImGuiCol_ButtonHovered, to_vec4(palette.hovered));
  ImGui::PushStyleColor(ImGuiCol_ButtonActive, to_vec4(palette.pressed));
  const bool was_pressed = ImGui::Button(label.substr(label.find("###")).c_str(), size);
  ImGui::PopStyleColor(3);
  const auto style = chosen ? TextStyle::Strong : TextStyle::Body;
  const auto words = visible_part(label);
  const float wide = text_size(look, style, words, FLT_MAX).x;
  auto& list = *ImGui::GetWindowDrawList();
  draw_text(list, look, style,
            {at.x + (size.x - wide) / 2, at.y + (size.y - look.line_height(style)) / 2 - look.px(2.0F)},
            FLT_MAX, chosen ? palette.text : palette.quiet_text, words);
  if (chosen) {
    const float bottom = at.y + size.y, bar = look.px(3.0F), inset = look.px(kMedium);
    list.AddRectFilled({at.x + inset, bottom - bar}, {at.x + size.x - inset, bottom}, to_u32(palette.accent),
                       bar / 2);
  }
  return was_pressed;
}

}  // namespace rapport::gui
