// SPDX-License-Identifier: MIT
#include "gui/manager/certificate_screen.h"

#include <algorithm>

#include "engine/base/words.h"
#include "gui/widgets/button.h"
#include "gui/widgets/figure_table.h"
#include "gui/widgets/panel.h"
#include "gui/widgets/text_block.h"

namespace rapport::gui {

void draw_certificate(const CertificatePage& page, const Look& look, const Dispatch& dispatch, float width) {
  const auto& palette = look.palette;
  const float narrow = std::min(width, look.measure() + 2 * look.px(kHuge));
  {
    const Panel panel(look, narrow, {palette.surface, palette.accent, std::nullopt, kHuge});
    const float inner = panel.inner();
    if (!page.note.empty()) {
      text_block(look, TextStyle::Strong, palette.warning, page.note, inner);
      gap(look, kMedium);
    }
    text_block(look, TextStyle::Title, palette.text, tr("Certificate"), inner);
    gap(look, kMedium);
    text_block(look, TextStyle::Strong, palette.text, page.sentence, inner);
    gap(look, kMedium);
    text_block(look, TextStyle::Body, palette.text, page.overall, inner);
    gap(look, kMedium);
    FigureTableView view;
    view.id = "certificate_points";
    figure_table(look, page.criteria, view, inner);
    gap(look, kLarge);
    text_block(look, TextStyle::Heading, palette.text, tr("What it rests on"), inner);
    gap(look, kSmall);
    for (const auto& ground : page.grounds) {
      text_block(look, TextStyle::Body, palette.text, ground, inner);
      gap(look, kSmall);
    }
    for (const auto& text : page.texts) {
      text_block(look, TextStyle::Caption, palette.quiet_text, text, inner);
      gap(look, kTight);
    }
  }
  gap(look, kLarge);
  if (button(look, with_id(tr("Save as HTML"), "###save_certificate"), ButtonKind::Primary))
    dispatch(ManagerAction(SaveCertificate{}));
}

}  // namespace rapport::gui
