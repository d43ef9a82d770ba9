// SPDX-License-Identifier: MIT
#include "gui/widgets/chat_bubble.h"

#include <algorithm>

#include "gui/theme/spacing.h"
#include "gui/widgets/text_block.h"

namespace rapport::gui {
namespace {

struct BubbleStyle {
  bool right;
  Colour fill;
  std::string_view label;  ///< what kind of answer it was, if it was not spoken
};

void bubble(const Look& look, const BubbleStyle& style, std::string_view text, float width) {
  const auto& palette = look.palette;
  const float pad_x = look.px(kWide), pad_y = look.px(kMedium);
  const float most = std::min(width * 0.84F, look.measure() + 2 * pad_x);
  const auto words = text_size(look, TextStyle::Body, text, most - 2 * pad_x);
  const auto label = text_size(look, TextStyle::Caption, style.label, most - 2 * pad_x);
  const ImVec2 size{std::max(words.x, label.x) + 2 * pad_x + 1, words.y + label.y + 2 * pad_y};
  const auto at = ImGui::GetCursorScreenPos();
  const ImVec2 corner{style.right ? at.x + width - size.x : at.x, at.y};
  auto& list = *ImGui::GetWindowDrawList();
  const auto corners = style.right ? ImDrawFlags_RoundCornersAll & ~ImDrawFlags_RoundCornersBottomRight
                                   : ImDrawFlags_RoundCornersAll & ~ImDrawFlags_RoundCornersBottomLeft;
  list.AddRectFilled(corner, {corner.x + size.x, corner.y + size.y}, to_u32(style.fill), look.px(14.0F),
                     corners);
  const float inner = size.x - 2 * pad_x;
  draw_text(list, look, TextStyle::Caption, {corner.x + pad_x, corner.y + pad_y}, inner, palette.quiet_text,
            style.label);
  draw_text(list, look, TextStyle::Body, {corner.x + pad_x, corner.y + pad_y + label.y}, inner, palette.text,
            text);
  ImGui::Dummy({width, size.y});
}

void aside(const Look& look, TextStyle style, std::string_view text, float width) {
  const float inner = std::min(width * 0.86F, look.measure());
  const auto at = ImGui::GetCursorScreenPos();
  const auto size = text_size(look, style, text, inner);
  draw_text(*ImGui::GetWindowDrawList(), look, style, {at.x + (width - inner) / 2, at.y}, inner,
            look.palette.quiet_text, text, Align::Centre);
  ImGui::Dummy({width, size.y});
}

}  // namespace

void chat_bubble(const Look& look, TranscriptLine::Speaker speaker, std::string_view text, float width) {
  using Speaker = TranscriptLine::Speaker;
  const auto& palette = look.palette;
  switch (speaker) {
    case Speaker::Customer:
      return bubble(look, {false, palette.raised, {}}, text, width);
    case Speaker::Trainee:
      return bubble(look, {true, palette.accent_wash, {}}, text, width);
    case Speaker::TraineeAct:
      return bubble(look, {true, palette.accent_wash, "You do"}, text, width);
    case Speaker::TraineeWrote:
      return bubble(look, {true, palette.accent_wash, "You write"}, text, width);
    case Speaker::Narrator:
      return aside(look, TextStyle::Body, text, width);
    case Speaker::Ledger:
      return aside(look, TextStyle::Caption, text, width);
  }
}

}  // namespace rapport::gui
