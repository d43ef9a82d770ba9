// SPDX-License-Identifier: MIT
#include "gui/widgets/text_block.h"

#include <algorithm>
#include <cfloat>

#include "gui/theme/spacing.h"

namespace rapport::gui {
namespace {

/// Calls `see(begin, end)` for each line of the text wrapped at `width`.
template <typename See>
void for_each_line(ImFont* font, float pixels, std::string_view text, float width, See&& see) {
  const char* const end = text.data() + text.size();
  const float scale = pixels / font->FontSize;
  const char* paragraph = text.data();
  while (paragraph <= end && !text.empty()) {
    const char* const paragraph_end = std::find(paragraph, end, '\n');
    const char* line = paragraph;
    do {
      const char* line_end = line;
      if (line < paragraph_end) {
        line_end = font->CalcWordWrapPositionA(scale, line, paragraph_end, width);
        if (line_end == line) ++line_end;  // not even one character fits
      }
      see(line, line_end);
      line = line_end;
      while (line < paragraph_end && *line == ' ') ++line;
    } while (line < paragraph_end);
    if (paragraph_end == end) break;
    paragraph = paragraph_end + 1;
  }
}

float line_width(ImFont* font, float pixels, const char* begin, const char* end) {
  return font->CalcTextSizeA(pixels, FLT_MAX, 0.0F, begin, end).x;
}

}  // namespace

ImVec2 text_size(const Look& look, TextStyle style, std::string_view text, float width) {
  auto* font = look.font(style);
  const float pixels = look.text_height(style);
  ImVec2 size{0, 0};
  for_each_line(font, pixels, text, width, [&](const char* begin, const char* end) {
    size.x = std::max(size.x, line_width(font, pixels, begin, end));
    size.y += look.line_height(style);
  });
  return size;
}

void draw_text(ImDrawList& list, const Look& look, TextStyle style, ImVec2 at, float width, Colour colour,
               std::string_view text, Align align) {
  auto* font = look.font(style);
  const float pixels = look.text_height(style);
  const float line_height = look.line_height(style);
  const auto shade = to_u32(colour);
  const float above = list.GetClipRectMin().y, below = list.GetClipRectMax().y;
  float y = at.y + (line_height - pixels) / 2;
  for_each_line(font, pixels, text, width, [&](const char* begin, const char* end) {
    if (y + line_height >= above && y <= below && begin < end) {
      const float indent = align == Align::Centre ? (width - line_width(font, pixels, begin, end)) / 2 : 0.0F;
      list.AddText(font, pixels, {at.x + indent, y}, shade, begin, end);
    }
    y += line_height;
  });
}

void text_block(const Look& look, TextStyle style, Colour colour, std::string_view text, float width,
                Align align) {
  if (text.empty()) return;
  const auto at = ImGui::GetCursorScreenPos();
  const auto size = text_size(look, style, text, width);
  draw_text(*ImGui::GetWindowDrawList(), look, style, at, width, colour, text, align);
  ImGui::Dummy({align == Align::Centre ? width : size.x, size.y});
}

void gap(const Look& look, float design_pixels) {
  ImGui::Dummy({0, look.px(design_pixels)});
}

void bullet_block(const Look& look, TextStyle style, Colour colour, std::string_view text, float width) {
  const float indent = look.px(kWide);
  const auto at = ImGui::GetCursorScreenPos();
  const auto centre = ImVec2{at.x + look.px(kTight), at.y + look.line_height(style) / 2};
  ImGui::GetWindowDrawList()->AddCircleFilled(centre, look.px(2.5F), to_u32(look.palette.accent), 12);
  const auto size = text_size(look, style, text, width - indent);
  draw_text(*ImGui::GetWindowDrawList(), look, style, {at.x + indent, at.y}, width - indent, colour, text);
  ImGui::Dummy({width, size.y});
}

}  // namespace rapport::gui
