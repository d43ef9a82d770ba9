// SPDX-License-Identifier: MIT
#include "gui/widgets/search_box.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cfloat>
#include <utility>

#include "gui/theme/spacing.h"
#include "gui/widgets/drawn_text.h"
#include "gui/widgets/text_block.h"

namespace rapport::gui {
namespace {

constexpr std::size_t kMostBytes = 400;  ///< with the zero behind them

void draw_glass(ImDrawList& list, const Look& look, ImVec2 centre) {
  const auto colour = to_u32(look.palette.quiet_text);
  const float radius = look.px(5.5F), line = look.px(2.0F), grip = radius * 0.75F, end = look.px(8.5F);
  const ImVec2 middle{centre.x - look.px(1.5F), centre.y - look.px(1.5F)};
  list.AddCircle(middle, radius, colour, 24, line);
  list.AddLine({middle.x + grip, middle.y + grip}, {middle.x + end, middle.y + end}, colour, line);
}

/// Dear ImGui itself has drawn the words; a long line is scrolled and cut off at the edge of the box.
void note_words(const Look& look, std::string_view words, ImVec2 begin, float room) {
  if (look.drawn == nullptr || words.empty()) return;
  const auto& list = *ImGui::GetWindowDrawList();
  const float wide = std::min(room, text_size(look, TextStyle::Body, words, FLT_MAX).x);
  note_text(look, list, begin, {begin.x + wide, begin.y + look.text_height(TextStyle::Body)},
            list.GetClipRectMin(), list.GetClipRectMax(), words, words);
}

}  // namespace

bool search_box(const Look& look, const char* id, SearchWords& box, std::string_view hint, const Keys& keys,
                float width) {
  const auto& palette = look.palette;
  const auto at = ImGui::GetCursorScreenPos();
  const float height = look.px(kButtonHeight), text = look.text_height(TextStyle::Body);
  const float left = look.px(kHuge), right = look.px(kMedium), room = width - left - right;
  const ImVec2 begin{at.x + left, at.y + (height - text) / 2};
  auto& list = *ImGui::GetWindowDrawList();
  list.AddRectFilled(at, {at.x + width, at.y + height}, to_u32(palette.surface), look.px(kSmall));
  list.AddRect(at, {at.x + width, at.y + height}, to_u32(box.active ? palette.accent : palette.field_outline),
               look.px(kSmall), 0, look.px(box.active ? 2.0F : kHair));
  draw_glass(list, look, {at.x + left / 2, at.y + height / 2});

  ImGui::PushFont(look.font(TextStyle::Body));
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2{left, (height - text) / 2});
  ImGui::PushStyleVar(ImGuiStyleVar_FrameBorderSize, 0.0F);
  ImGui::PushStyleColor(ImGuiCol_FrameBg, ImVec4{0, 0, 0, 0});
  ImGui::SetNextItemWidth(width);
  if (std::exchange(box.take_focus, false)) ImGui::SetKeyboardFocusHere();
  const auto before = box.words;
  const bool was_active = box.active;
  box.words.resize(std::min(box.words.size(), kMostBytes - 1));
  box.words.resize(kMostBytes);
  ImGui::InputText(id, box.words.data(), box.words.size());
  box.words.resize(box.words.find('\0'));
  box.active = ImGui::IsItemActive();
  // Dear ImGui's own Escape would bring back what stood here before one began to write.
  if (keys.escape && was_active) {
    box.words.clear();
    ImGui::ClearActiveID();
    box.active = false;
  }
  ImGui::PopStyleColor();
  ImGui::PopStyleVar(2);
  ImGui::PopFont();

  if (box.words.empty() && before.empty()) {
    draw_text(list, look, TextStyle::Body, {begin.x, at.y + (height - look.line_height(TextStyle::Body)) / 2},
              room, palette.quiet_text, shortened(look, TextStyle::Body, hint, room));
  } else {
    note_words(look, before, begin, room);
  }
  return box.words != before;
}

}  // namespace rapport::gui
