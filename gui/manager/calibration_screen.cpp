// SPDX-License-Identifier: MIT
#include "gui/manager/calibration_screen.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/base/words.h"
#include "gui/widgets/button.h"
#include "gui/widgets/figure_table.h"
#include "gui/widgets/panel.h"
#include "gui/widgets/text_block.h"

namespace rapport::gui {
namespace {

void draw_verdicts(const std::vector<std::string>& sentences, TextStyle style, const Look& look,
                   float width) {
  for (const auto& sentence : sentences) {
    text_block(look, style, look.palette.text, sentence, std::min(width, 1.6F * look.measure()));
    gap(look, kTight);
  }
}

void draw_agreements(const FigureTable& table, std::string_view id, const Look& look, float width) {
  if (table.rows.empty()) return;
  {
    const Panel panel(look, width, {look.palette.surface, look.palette.outline, std::nullopt, kWide});
    FigureTableView view;
    view.id = id;
    figure_table(look, table, view, panel.inner());
  }
  gap(look, kWide);
}

}  // namespace

void draw_calibration(const CalibrationPage* page, const Look& look, const Dispatch& dispatch, float width) {
  const auto& palette = look.palette;
  if (page == nullptr) {
    return text_block(look, TextStyle::Body, palette.quiet_text, tr("The store is being asked."), width);
  }
  text_block(look, TextStyle::Heading, palette.text, tr("How far the machine's ratings can be trusted"),
             width);
  gap(look, kSmall);
  draw_verdicts(page->verdict, TextStyle::Strong, look, width);
  gap(look, kSmall);
  draw_verdicts(page->by_criterion, TextStyle::Body, look, width);
  gap(look, kMedium);
  draw_agreements(page->criteria, "kappa", look, width);
  draw_agreements(page->signs, "sign_kappa", look, width);
  draw_verdicts(page->corrections, TextStyle::Body, look, width);
  if (page->worst.empty()) return;
  gap(look, kMedium);
  text_block(look, TextStyle::Heading, palette.text, tr("Furthest apart"), width);
  for (std::size_t i = 0; i < page->worst.size(); ++i) {
    const auto& one = page->worst[i];
    gap(look, kMedium);
    const Panel panel(look, width, {palette.surface, palette.outline, std::nullopt, kWide});
    text_block(look, TextStyle::Strong, palette.text, one.what, panel.inner());
    text_block(look, TextStyle::Caption, palette.quiet_text, one.where, panel.inner());
    if (!one.reason.empty()) text_block(look, TextStyle::Body, palette.text, one.reason, panel.inner());
    gap(look, kSmall);
    if (button(look, with_id(tr("Look at the attempt"), fmt::format("###apart_{}", i)), ButtonKind::Plain))
      dispatch(ManagerAction(OpenHeld{one.id}));
  }
}

}  // namespace rapport::gui
