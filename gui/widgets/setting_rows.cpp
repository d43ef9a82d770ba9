// SPDX-License-Identifier: MIT
#include "gui/widgets/setting_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <cfloat>
#include <string>

#include "engine/base/words.h"
#include "gui/theme/spacing.h"
#include "gui/widgets/button.h"
#include "gui/widgets/column.h"
#include "gui/widgets/text_block.h"

namespace rapport::gui {
namespace {

constexpr float kTrackWidth = 44, kTrackHeight = 24;
constexpr float kPictureWidth = 76, kPictureHeight = 48;
constexpr float kPictureBeside = 290;  ///< a card at least this wide has its picture at its right
constexpr float kBeside = 480;         ///< a row at least this wide has what is operated at its right

/// Its knob is at the right and its track filled where it is on, so that colour alone says nothing.
void draw_switch(ImDrawList& list, const Look& look, ImVec2 at, bool on) {
  const auto& palette = look.palette;
  const ImVec2 end{at.x + look.px(kTrackWidth), at.y + look.px(kTrackHeight)};
  const float radius = look.px(kTrackHeight) / 2, inset = look.px(4.0F);
  list.AddRectFilled(at, end, to_u32(on ? palette.accent : palette.ground), radius);
  list.AddRect(at, end, to_u32(on ? palette.accent : palette.field_outline), radius, 0, look.px(1.5F));
  const ImVec2 knob{on ? end.x - radius : at.x + radius, at.y + radius};
  list.AddCircleFilled(knob, radius - inset, to_u32(on ? palette.on_accent : palette.quiet_text), 24);
}

void draw_picture(ImDrawList& list, const Look& look, ImVec2 at, const Palette& colours) {
  const auto place = [&](float x, float y) { return ImVec2{at.x + look.px(x), at.y + look.px(y)}; };
  const auto box = [&](float x, float y, float width, float height, Colour colour, float rounding) {
    list.AddRectFilled(place(x, y), place(x + width, y + height), to_u32(colour), look.px(rounding));
  };
  box(0, 0, kPictureWidth, kPictureHeight, colours.ground, 6);
  box(7, 7, 38, 13, colours.raised, 4);
  box(11, 12, 26, 3, colours.text, 1);
  box(31, 25, 38, 16, colours.accent_wash, 4);
  box(35, 29, 28, 3, colours.text, 1);
  box(35, 34, 16, 3, colours.quiet_text, 1);
  box(7, 31, 16, 8, colours.accent, 3);
  list.AddRect(at, place(kPictureWidth, kPictureHeight), to_u32(look.palette.field_outline), look.px(6.0F), 0,
               std::max(1.0F, look.px(kHair)));
}

}  // namespace

bool switch_row(const Look& look, const char* id, bool on, std::string_view title, std::string_view meaning,
                float width) {
  const auto& palette = look.palette;
  const float pad = look.px(kMedium), track = look.px(kTrackWidth), between = look.px(kSmall);
  const std::string_view on_word = tr("On"), off_word = tr("Off"), word = on ? on_word : off_word;
  const float word_width = std::max(text_size(look, TextStyle::Strong, on_word, FLT_MAX).x,
                                    text_size(look, TextStyle::Strong, off_word, FLT_MAX).x);
  const float control = word_width + between + track;
  const bool beside = width >= look.px(kBeside);
  const float text_width = beside ? width - control - 2 * pad - look.px(kLarge) : width - 2 * pad;
  const float title_height = text_size(look, TextStyle::Strong, title, text_width).y;
  const float meaning_height = text_size(look, TextStyle::Caption, meaning, text_width).y;
  const float control_height = std::max(look.px(kTrackHeight), look.line_height(TextStyle::Strong));
  const float text_height = title_height + meaning_height;
  const float height =
      2 * pad + (beside ? std::max(text_height, control_height) : text_height + between + control_height);
  const auto at = ImGui::GetCursorScreenPos();
  const bool was_pressed =
      surface_button(look, id, {width, height}, palette.raised, on ? palette.accent : palette.field_outline);

  auto& list = *ImGui::GetWindowDrawList();
  draw_text(list, look, TextStyle::Strong, {at.x + pad, at.y + pad}, text_width, palette.text, title);
  draw_text(list, look, TextStyle::Caption, {at.x + pad, at.y + pad + title_height}, text_width,
            palette.quiet_text, meaning);
  const float x = beside ? at.x + width - pad - control : at.x + pad;
  const float middle = beside ? at.y + height / 2 : at.y + height - pad - control_height / 2;
  draw_text(list, look, TextStyle::Strong, {x, middle - look.line_height(TextStyle::Strong) / 2},
            word_width + 1, palette.text, word);
  draw_switch(list, look, {x + word_width + between, middle - look.px(kTrackHeight) / 2}, on);
  return was_pressed;
}

Step step_row(const Look& look, const StepRow& row, float width) {
  const auto& palette = look.palette;
  const auto less = with_id(row.less_name, fmt::format("###{}_less", row.id)),
             more = with_id(row.more_name, fmt::format("###{}_more", row.id));
  const float less_width = button_width(look, less, ButtonKind::Plain),
              more_width = button_width(look, more, ButtonKind::Plain);
  const float value_width = std::max(text_size(look, TextStyle::Heading, row.value, FLT_MAX).x,
                                     text_size(look, TextStyle::Heading, "000 %", FLT_MAX).x) +
                            2 * look.px(kSmall);
  const float control = less_width + value_width + more_width;
  const bool beside = width >= look.px(kBeside);
  const float text_width = beside ? width - control - look.px(kLarge) : width;
  {
    const Cell cell;
    text_block(look, TextStyle::Strong, palette.text, row.title, text_width);
    text_block(look, TextStyle::Caption, palette.quiet_text, row.meaning, text_width);
    ImGui::Dummy({text_width, 0});
  }
  if (beside) {
    ImGui::SameLine(0, look.px(kLarge));
  } else {
    gap(look, kSmall);
  }
  const Cell cell;
  auto step = Step::None;
  // Long words in large letters leave no room for all of it in a row.
  const bool in_a_row = control <= width;
  if (!in_a_row) {
    text_block(look, TextStyle::Heading, palette.text, row.value, width);
    gap(look, kTight);
  }
  if (button(look, less, ButtonKind::Plain, less_width)) step = Step::Less;
  if (!in_a_row) {
    if (less_width + look.px(kSmall) + more_width <= width) {
      ImGui::SameLine(0, look.px(kSmall));
    } else {
      gap(look, kTight);
    }
    if (button(look, more, ButtonKind::Plain, more_width)) step = Step::More;
    return step;
  }
  ImGui::SameLine(0, 0);
  const auto at = ImGui::GetCursorScreenPos();
  const float drop = (look.px(kButtonHeight) - look.line_height(TextStyle::Heading)) / 2;
  draw_text(*ImGui::GetWindowDrawList(), look, TextStyle::Heading, {at.x, at.y + drop}, value_width,
            palette.text, row.value, Align::Centre);
  ImGui::Dummy({value_width, look.px(kButtonHeight)});
  ImGui::SameLine(0, 0);
  if (button(look, more, ButtonKind::Plain, more_width)) step = Step::More;
  return step;
}

bool theme_card(const Look& look, const char* id, bool chosen, std::string_view title,
                std::string_view meaning, const Palette& colours, float width) {
  const auto& palette = look.palette;
  const float pad = look.px(kMedium), dot = look.px(kRadio);
  const ImVec2 picture{look.px(kPictureWidth), look.px(kPictureHeight)};
  const bool beside = width >= look.px(kPictureBeside);
  const float text_width = width - 3 * pad - dot - (beside ? pad + picture.x : 0);
  const float title_height = text_size(look, TextStyle::Strong, title, text_width).y;
  const float text_height = title_height + text_size(look, TextStyle::Caption, meaning, text_width).y;
  const float height =
      2 * pad + (beside ? std::max(text_height, picture.y) : text_height + look.px(kSmall) + picture.y);
  const auto at = ImGui::GetCursorScreenPos();
  const auto edge = chosen ? palette.accent : palette.field_outline;
  const bool was_pressed =
      surface_button(look, id, {width, height}, chosen ? palette.accent_wash : palette.raised, edge);

  auto& list = *ImGui::GetWindowDrawList();
  const float line = look.line_height(TextStyle::Strong), x = at.x + 2 * pad + dot;
  draw_radio(list, look, {at.x + pad + dot / 2, at.y + pad + line / 2}, chosen);
  draw_text(list, look, TextStyle::Strong, {x, at.y + pad}, text_width, palette.text, title);
  draw_text(list, look, TextStyle::Caption, {x, at.y + pad + title_height}, text_width, palette.quiet_text,
            meaning);
  const ImVec2 corner = beside ? ImVec2{at.x + width - pad - picture.x, at.y + (height - picture.y) / 2}
                               : ImVec2{x, at.y + height - pad - picture.y};
  draw_picture(list, look, corner, colours);
  return was_pressed;
}

}  // namespace rapport::gui
