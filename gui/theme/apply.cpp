// SPDX-License-Identifier: MIT
#include "gui/theme/apply.h"

#include "gui/theme/spacing.h"

namespace rapport::gui {

void apply(const Look& look) {
  auto& style = ImGui::GetStyle();
  style = ImGuiStyle();
  style.WindowPadding = {0, 0};
  style.FramePadding = {look.px(kWide), look.px(kSmall)};
  style.ItemSpacing = {look.px(kSmall), 0};
  style.ItemInnerSpacing = {look.px(kSmall), 0};
  style.ScrollbarSize = look.px(kMedium);
  style.ScrollbarRounding = look.px(kSmall);
  style.FrameRounding = look.px(kSmall);
  style.ChildRounding = look.px(kRounding);
  style.WindowBorderSize = 0;
  style.ChildBorderSize = 0;
  style.FrameBorderSize = 0;
  style.ButtonTextAlign = {0.5F, 0.5F};

  const auto& palette = look.palette;
  const auto set = [&](ImGuiCol_ which, Colour c, float alpha = 1) {
    style.Colors[which] = to_vec4(c, alpha);
  };
  set(ImGuiCol_Text, palette.text);
  set(ImGuiCol_TextDisabled, palette.quiet_text);
  set(ImGuiCol_WindowBg, palette.ground);
  set(ImGuiCol_ChildBg, palette.ground, 0);
  set(ImGuiCol_PopupBg, palette.raised);
  set(ImGuiCol_Border, palette.field_outline);
  set(ImGuiCol_FrameBg, palette.raised);
  set(ImGuiCol_FrameBgHovered, palette.raised);
  set(ImGuiCol_FrameBgActive, palette.raised);
  set(ImGuiCol_ScrollbarBg, palette.ground, 0);
  set(ImGuiCol_ScrollbarGrab, palette.field_outline);
  set(ImGuiCol_ScrollbarGrabHovered, palette.quiet_text);
  set(ImGuiCol_ScrollbarGrabActive, palette.quiet_text);
  set(ImGuiCol_Button, palette.raised);
  set(ImGuiCol_ButtonHovered, palette.hovered);
  set(ImGuiCol_ButtonActive, palette.pressed);
  set(ImGuiCol_Header, palette.raised);
  set(ImGuiCol_HeaderHovered, palette.hovered);
  set(ImGuiCol_HeaderActive, palette.pressed);
  set(ImGuiCol_Separator, palette.outline);
  set(ImGuiCol_TextSelectedBg, palette.accent, 0.35F);
  set(ImGuiCol_NavHighlight, palette.focus, 0);  // keyboard_focus.h draws a thicker one
}

}  // namespace rapport::gui
