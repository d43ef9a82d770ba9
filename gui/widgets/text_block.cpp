// SPDX-License-Identifier: MIT
#include "gui/widgets/text_block.h"

#include <algorithm>
#include <cfloat>

#include "gui/theme/spacing.h"
#include "gui/widgets/drawn_text.h"

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

std::string shortened(const Look& look, TextStyle style, std::string_view text, float width) {
  std::string shown(text);
  while (!text.empty() && text_size(look, style, shown, FLT_MAX).x > width) {
    do text.remove_suffix(1);
    while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0U) == 0x80U);
    shown = std::string(text) + "…";
  }
  return shown;
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
    const bool in_sight = y + line_height >= above && y <= below;
    if (begin < end && (in_sight || look.drawn != nullptr)) {
      const auto wide = [&] { return line_width(font, pixels, begin, end); };
      const float x = align == Align::Centre ? at.x + (width - wide()) / 2 : at.x;
      if (in_sight) list.AddText(font, pixels, {x, y}, shade, begin, end);
      if (look.drawn != nullptr) {
        note_text(look, list, {x, y}, {x + wide(), y + pixels}, list.GetClipRectMin(), list.GetClipRectMax(),
                  {begin, static_cast<std::size_t>(end - begin)}, text);
      }
    }
    y += line_height;
  });
}

std::vector<TextRun> text_runs(const Look& look, TextStyle style, ImVec2 at, float width,
                               std::string_view text, std::size_t first, std::size_t last) {
  auto* font = look.font(style);
  const float pixels = look.text_height(style), line_height = look.line_height(style);
  const char* const from = text.data() + std::min(first, text.size());
  const char* const to = text.data() + std::min(last, text.size());
  std::vector<TextRun> runs;
  float y = at.y;
  for_each_line(font, pixels, text, width, [&](const char* begin, const char* end) {
    const char* const run_begin = std::max(begin, from);
    const char* const run_end = std::min(end, to);
    if (run_begin < run_end) {
      const float left = at.x + line_width(font, pixels, begin, run_begin);
      runs.push_back({{left, y}, {left + line_width(font, pixels, run_begin, run_end), y + line_height}});
    }
    y += line_height;
  });
  return runs;
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
