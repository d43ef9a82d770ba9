// SPDX-License-Identifier: MIT
#include "gui/trainee/case_file_screen.h"

#include "engine/base/words.h"
#include "gui/theme/spacing.h"
#include "gui/widgets/text_block.h"

namespace rapport::gui {
namespace {

void draw_list(const Look& look, TextStyle style, std::string_view title,
               const std::vector<std::string>& entries, float width) {
  if (entries.empty()) return;
  draw_section_title(look, style, title, width);
  for (const auto& entry : entries) {
    bullet_block(look, style, look.palette.text, entry, width);
    gap(look, kTight);
  }
  gap(look, kMedium);
}

}  // namespace

void draw_section_title(const Look& look, TextStyle style, std::string_view title, float width) {
  const bool small = style == TextStyle::Caption;
  text_block(look, small ? TextStyle::Caption : TextStyle::Strong,
             small ? look.palette.accent : look.palette.text, title, width);
  gap(look, kTight);
}

void draw_case_file(const CaseFile& file, const Look& look, TextStyle style, float width) {
  const auto& palette = look.palette;
  if (!file.notes.empty()) draw_section_title(look, style, tr("What the file says"), width);
  for (const auto& [when, note] : file.notes) {
    text_block(look, TextStyle::Caption, palette.quiet_text, when, width);
    text_block(look, style, palette.text, note, width);
    gap(look, kSmall);
  }
  if (!file.notes.empty()) gap(look, kSmall);
  draw_list(look, style, tr("You may"), file.may, width);
  draw_list(look, style, tr("You may not"), file.may_not, width);
  draw_list(look, style, tr("What could be done"), file.solutions, width);
}

}  // namespace rapport::gui
