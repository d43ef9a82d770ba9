// SPDX-License-Identifier: MIT
#include "gui/widgets/chat_bubble.h"

#include <algorithm>
#include <cmath>

#include "engine/base/words.h"
#include "gui/theme/spacing.h"
#include "gui/widgets/marked_text.h"
#include "gui/widgets/text_block.h"

namespace rapport::gui {
namespace {

struct BubbleStyle {
  bool right;
  Colour fill;
  std::string_view label;  ///< what kind of answer it was, if it was not spoken
};

/// Takes the room of a line, and says whether it is in sight. Whole pixels: Dear ImGui cuts fractions off
/// towards zero, so that above the window's edge they would count for more than below.
bool take_room(float width, float height) {
  const ImVec2 room{width, std::ceil(height)};
  const bool is_in_sight = ImGui::IsRectVisible(room);
  ImGui::Dummy(room);
  return is_in_sight;
}

/// Under the word that is heard lie a tint and a line.
void draw_heard(ImDrawList& list, const Look& look, ImVec2 at, float width, std::string_view text,
                const WordSpan& heard) {
  const float around = look.px(kTight) / 2, line = std::max(1.0F, look.px(2.0F));
  for (const auto& [begin, end] :
       text_runs(look, TextStyle::Body, at, width, text, heard.begin_byte, heard.end_byte)) {
    const float left = begin.x - around, right = end.x + around, foot = end.y + around;
    list.AddRectFilled({left, begin.y}, {right, foot}, to_u32(look.palette.accent_wash), look.px(kTight),
                       ImDrawFlags_RoundCornersTop);
    list.AddRectFilled({left, foot - line}, {right, foot}, to_u32(look.palette.accent));
  }
}

void bubble(const Look& look, const BubbleStyle& style, std::string_view text, float width,
            std::span<const TextMark> marks, const std::optional<WordSpan>& heard = {}) {
  const auto& palette = look.palette;
  const float pad_x = look.px(kWide), pad_y = look.px(kMedium);
  const float most = std::min(width * 0.84F, look.measure() + 2 * pad_x);
  const auto words = text_size(look, TextStyle::Body, text, most - 2 * pad_x);
  const auto label = text_size(look, TextStyle::Caption, style.label, most - 2 * pad_x);
  const ImVec2 size{std::max(words.x, label.x) + 2 * pad_x + 1, words.y + label.y + 2 * pad_y};
  const auto at = ImGui::GetCursorScreenPos();
  if (!take_room(width, size.y)) return;
  const ImVec2 corner{style.right ? at.x + width - size.x : at.x, at.y};
  auto& list = *ImGui::GetWindowDrawList();
  const auto corners = style.right ? ImDrawFlags_RoundCornersAll & ~ImDrawFlags_RoundCornersBottomRight
                                   : ImDrawFlags_RoundCornersAll & ~ImDrawFlags_RoundCornersBottomLeft;
  list.AddRectFilled(corner, {corner.x + size.x, corner.y + size.y}, to_u32(style.fill), look.px(14.0F),
                     corners);
  list.AddRect(corner, {corner.x + size.x, corner.y + size.y}, to_u32(palette.outline), look.px(14.0F),
               corners, std::max(1.0F, look.px(kHair)));
  const float inner = size.x - 2 * pad_x;
  draw_text(list, look, TextStyle::Caption, {corner.x + pad_x, corner.y + pad_y}, inner, palette.quiet_text,
            style.label);
  const ImVec2 first{corner.x + pad_x, corner.y + pad_y + label.y};
  if (heard) draw_heard(list, look, first, inner, text, *heard);
  draw_text(list, look, TextStyle::Body, first, inner, palette.text, text);
  draw_marks(look, TextStyle::Body, first, inner, text, marks);
}

void aside(const Look& look, TextStyle style, std::string_view text, float width) {
  const float inner = std::min(width * 0.86F, look.measure());
  const auto at = ImGui::GetCursorScreenPos();
  if (!take_room(width, text_size(look, style, text, inner).y)) return;
  draw_text(*ImGui::GetWindowDrawList(), look, style, {at.x + (width - inner) / 2, at.y}, inner,
            look.palette.quiet_text, text, Align::Centre);
}

}  // namespace

void chat_bubble(const Look& look, TranscriptLine::Speaker speaker, std::string_view text, float width,
                 std::span<const TextMark> marks, std::optional<WordSpan> heard) {
  using Speaker = TranscriptLine::Speaker;
  const auto& palette = look.palette;
  switch (speaker) {
    case Speaker::Customer:
      return bubble(look, {false, palette.raised, {}}, text, width, marks, heard);
    case Speaker::Trainee:
      return bubble(look, {true, palette.accent_wash, {}}, text, width, marks);
    case Speaker::TraineeAct:
      return bubble(look, {true, palette.accent_wash, tr("You do")}, text, width, marks);
    case Speaker::TraineeWrote:
      return bubble(look, {true, palette.accent_wash, tr("You write")}, text, width, marks);
    case Speaker::Narrator:
      return aside(look, TextStyle::Body, text, width);
    case Speaker::Ledger:
      return aside(look, TextStyle::Caption, text, width);
  }
}

}  // namespace rapport::gui
