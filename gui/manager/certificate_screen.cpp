// SPDX-License-Identifier: MIT
#include "gui/manager/certificate_screen.h"

#include <imgui.h>

#include <algorithm>

#include "engine/base/words.h"
#include "gui/widgets/button.h"
#include "gui/widgets/column.h"
#include "gui/widgets/figure_table.h"
#include "gui/widgets/panel.h"
#include "gui/widgets/text_block.h"

namespace rapport::gui {

namespace {

constexpr float kTwoColumns = 900;  ///< what is certified and what it rests on stand beside one another

void draw_certified(const CertificatePage& page, const Look& look, float width) {
  const auto& palette = look.palette;
  text_block(look, TextStyle::Title, palette.text, tr("Certificate"), width);
  gap(look, kMedium);
  text_block(look, TextStyle::Strong, palette.text, page.sentence, width);
  gap(look, kMedium);
  text_block(look, TextStyle::Body, palette.text, page.overall, width);
  gap(look, kMedium);
  FigureTableView view;
  view.id = "certificate_points";
  figure_table(look, page.criteria, view, width);
}

void draw_what_it_rests_on(const CertificatePage& page, const Look& look, float width) {
  const auto& palette = look.palette;
  text_block(look, TextStyle::Heading, palette.text, tr("What it rests on"), width);
  gap(look, kSmall);
  for (const auto& ground : page.grounds) {
    text_block(look, TextStyle::Body, palette.text, ground, width);
    gap(look, kSmall);
  }
  for (const auto& text : page.texts) {
    text_block(look, TextStyle::Caption, palette.quiet_text, text, width);
    gap(look, kTight);
  }
}

}  // namespace

void draw_certificate(const CertificatePage& page, const Look& look, const Dispatch& dispatch, float width) {
  const bool beside = width >= look.px(kTwoColumns);
  {
    const Panel panel(look, beside ? width : std::min(width, look.measure() + 2 * look.px(kHuge)),
                      {look.palette.surface, look.palette.accent, std::nullopt, kHuge});
    const float inner = panel.inner(), between = look.px(kHuge);
    const float half = beside ? (inner - between) / 2 : inner;
    if (!page.note.empty()) {
      text_block(look, TextStyle::Strong, look.palette.warning, page.note, inner);
      gap(look, kMedium);
    }
    {
      const Cell certified;
      draw_certified(page, look, half);
    }
    if (beside) {
      ImGui::SameLine(0, between);
    } else {
      gap(look, kLarge);
    }
    const Cell grounds;
    draw_what_it_rests_on(page, look, half);
  }
  gap(look, kLarge);
  if (button(look, with_id(tr("Save as HTML"), "###save_certificate"), ButtonKind::Primary))
    dispatch(ManagerAction(SaveCertificate{}));
}

}  // namespace rapport::gui
