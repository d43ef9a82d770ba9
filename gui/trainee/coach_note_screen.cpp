// SPDX-License-Identifier: MIT
#include "gui/trainee/coach_note_screen.h"

#include <algorithm>
#include <cfloat>

#include "engine/base/words.h"
#include "gui/theme/spacing.h"
#include "gui/widgets/level_mark.h"
#include "gui/widgets/panel.h"
#include "gui/widgets/text_block.h"
#include "gui/widgets/underline.h"

namespace rapport::gui {
namespace {

void draw_rating(const RatingLine& rating, const Look& look, float width) {
  const auto& palette = look.palette;
  const auto at = ImGui::GetCursorScreenPos();
  auto& list = *ImGui::GetWindowDrawList();
  const float mark = level_mark_size(look), indent = mark + look.px(kSmall),
              line = look.line_height(TextStyle::Body);
  draw_level_mark(list, look, {at.x + mark / 2, at.y + line / 2}, rating.level);
  draw_text(list, look, TextStyle::Strong, {at.x + indent, at.y}, width - indent, palette.text,
            rating.criterion);
  const float name_width = text_size(look, TextStyle::Strong, rating.criterion, FLT_MAX).x;
  if (rating.in_the_words) {  // the line by which its words are known
    underline(list, look, palette.criterion(rating.place), {at.x + indent, at.y + line - look.px(kHair)},
              name_width);
  }
  const bool harm = rating.level == Level::Harmful;
  draw_text(list, look, TextStyle::Body, {at.x + indent + name_width + look.px(kSmall), at.y}, width,
            harm ? palette.warning : palette.quiet_text, rating.level_name);
  float height = line;
  if (!rating.because.empty()) {
    draw_text(list, look, TextStyle::Body, {at.x + indent, at.y + height}, width - indent, palette.text,
              rating.because);
    height += text_size(look, TextStyle::Body, rating.because, width - indent).y;
  }
  ImGui::Dummy({width, height});
}

void draw_stronger(const StrongerWords& stronger, const Look& look, float width) {
  const auto& palette = look.palette;
  const Panel panel(look, width, {palette.raised, std::nullopt, palette.accent, kMedium, kSmall});
  if (stronger.words.empty()) {
    text_block(look, TextStyle::Body, palette.text,
               tr_format("This moment called for {}.", stronger.criteria), panel.inner());
    return;
  }
  text_block(look, TextStyle::Caption, palette.quiet_text, tr_format("Stronger on {}", stronger.criteria),
             panel.inner());
  gap(look, kTight);
  text_block(look, TextStyle::Body, palette.text, stronger.words, panel.inner());
}

void draw_slip(const SlipNote& slip, const Look& look, float width) {
  const auto& palette = look.palette;
  const Panel panel(look, width, {palette.warning_wash, std::nullopt, palette.warning, kMedium, kSmall});
  text_block(look, TextStyle::Strong, palette.warning, slip.name, panel.inner());
  text_block(look, TextStyle::Body, palette.text, slip.lesson, panel.inner());
}

}  // namespace

void draw_coach_note(const CoachNote& note, const Look& look, float width) {
  const auto& palette = look.palette;
  if (!note.unrated.empty()) {
    text_block(look, TextStyle::Body, palette.quiet_text, note.unrated, width);
    gap(look, kMedium);
  }
  for (const auto& rating : note.ratings) {
    draw_rating(rating, look, width);
    gap(look, kMedium);
  }
  for (const auto& stronger : note.missed) {
    draw_stronger(stronger, look, width);
    gap(look, kMedium);
  }
  for (const auto& slip : note.slips) {
    draw_slip(slip, look, width);
    gap(look, kMedium);
  }
  if (note.about.empty()) return;
  text_block(look, TextStyle::Caption, palette.accent, tr("What this moment was about"), width);
  text_block(look, TextStyle::Body, palette.text, note.about, width);
}

}  // namespace rapport::gui
