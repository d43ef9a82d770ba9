// SPDX-License-Identifier: MIT
#include "gui/manager/calibration_screen.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

#include "engine/base/words.h"
#include "gui/widgets/button.h"
#include "gui/widgets/figure_table.h"
#include "gui/widgets/flow.h"
#include "gui/widgets/menu.h"
#include "gui/widgets/panel.h"
#include "gui/widgets/reply_box.h"
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

void draw_apart(const std::vector<CalibrationPage::Apart>& worst, std::string_view id, const Look& look,
                const Dispatch& dispatch, float width) {
  const auto& palette = look.palette;
  for (std::size_t i = 0; i < worst.size(); ++i) {
    const auto& one = worst[i];
    gap(look, kMedium);
    const Panel panel(look, width, {palette.raised, palette.outline, std::nullopt, kWide});
    text_block(look, TextStyle::Strong, palette.text, one.what, panel.inner());
    text_block(look, TextStyle::Caption, palette.quiet_text, one.where, panel.inner());
    if (!one.reason.empty()) text_block(look, TextStyle::Body, palette.text, one.reason, panel.inner());
    gap(look, kSmall);
    if (button(look, with_id(tr("Look at the attempt"), fmt::format("###{}_{}", id, i)), ButtonKind::Plain))
      dispatch(ManagerAction(OpenHeld{one.id}));
  }
}

/// A table whose rows open, and what lies behind the one that is open.
void draw_agreements(const FigureTable& table, const std::vector<CalibrationPage::Detail>& details,
                     bool of_signs, ManagerUi& ui, const Look& look, const Dispatch& dispatch, float width) {
  if (table.rows.empty()) return;
  const auto& palette = look.palette;
  {
    const Panel panel(look, width, {palette.surface, palette.outline, std::nullopt, kWide});
    FigureTableView view;
    view.id = of_signs ? "sign_kappa" : "kappa";
    view.rows_open = true;
    const auto pressed = figure_table(look, table, view, panel.inner()).row;
    if (pressed) {
      const OpenedRow row{of_signs, *pressed};
      ui.opened_row = ui.opened_row == row || row.row >= details.size() ? std::nullopt : std::optional(row);
    }
  }
  gap(look, kWide);
  const auto open = ui.opened_row;
  if (!open || open->is_sign != of_signs || open->row >= details.size()) return;
  const auto& detail = details[open->row];
  {
    const Panel panel(look, width, {palette.surface, palette.accent, palette.accent, kWide});
    const float inner = panel.inner();
    text_block(look, TextStyle::Heading, palette.text, detail.title, inner);
    gap(look, kTight);
    draw_verdicts(detail.words, TextStyle::Body, look, inner);
    if (!detail.worst.empty()) text_block(look, TextStyle::Strong, palette.text, tr("Furthest apart"), inner);
    draw_apart(detail.worst, of_signs ? "apart_of_sign" : "apart_of_criterion", look, dispatch, inner);
    gap(look, kMedium);
    if (button(look, with_id(tr("Close"), "###close_row"), ButtonKind::Plain)) ui.opened_row.reset();
  }
  gap(look, kWide);
}

/// Which replies are to be rated, and by whom.
void draw_begin(ManagerUi& ui, const Canvas& canvas, const Dispatch& dispatch, bool asking, float width) {
  const auto& look = canvas.look;
  const auto& palette = look.palette;
  const Panel panel(look, width, {palette.surface, palette.outline, palette.accent, kWide});
  const float inner = panel.inner();
  text_block(look, TextStyle::Heading, palette.text, tr("Rate replies yourself"), inner);
  gap(look, kTight);
  text_block(look, TextStyle::Body, palette.text,
             tr("These numbers rest on replies that trainers rated without seeing what the machine gave. "
                "Here some are drawn for you; what you have rated already is left out."),
             std::min(inner, 1.6F * look.measure()));
  gap(look, kMedium);
  text_block(look, TextStyle::Caption, palette.quiet_text, tr("How many replies"), inner);
  gap(look, kTight);
  Flow flow(look, inner);
  for (const std::size_t sample : {10U, 20U, 50U, 100U}) {
    const auto name = fmt::format("{}", sample);
    flow.next(choice_width(look, name));
    if (choice(look, fmt::format("###sample_{}", sample).c_str(), ui.sample == sample, name,
               choice_width(look, name))) {
      ui.sample = sample;
    }
  }
  gap(look, kMedium);
  text_block(look, TextStyle::Caption, palette.quiet_text,
             tr("Which sample: the same number gives a second trainer the same replies."), inner);
  gap(look, kTight);
  constexpr std::size_t kSamples = 9;
  std::array<std::string, kSamples> names;
  for (std::size_t i = 0; i < kSamples; ++i) names[i] = fmt::format("{}", i + 1);
  const MenuEntries entries{kSamples, [&](std::size_t i) { return std::string_view(names[i]); },
                            static_cast<std::size_t>(ui.seed - 1)};
  if (const auto chosen = menu(look, "sample_number", tr("Sample"), entries,
                               std::min(inner, menu_width(look, tr("Sample"), entries))))
    ui.seed = *chosen + 1;
  gap(look, kMedium);
  text_block(look, TextStyle::Caption, palette.quiet_text, tr("Your name in the record"), inner);
  gap(look, kTight);
  name_box(look, "###rating_name", ui.rater, canvas.keys, std::min(inner, look.measure()));
  gap(look, kMedium);
  const bool is_whole = !ui.rater.is_blank() && !asking;
  ImGui::BeginDisabled(!is_whole);
  if (button(look, with_id(tr("Begin to rate"), "###rating_begin"), ButtonKind::Primary) && is_whole)
    dispatch(ManagerAction(BeginRating{ui.sample, ui.seed, ui.rater.words()}));
  ImGui::EndDisabled();
}

}  // namespace

void draw_calibration(const ManagerModel& model, ManagerUi& ui, const Canvas& canvas,
                      const Dispatch& dispatch, float width) {
  const auto& look = canvas.look;
  const auto& palette = look.palette;
  text_block(look, TextStyle::Heading, palette.text, tr("How far the machine's ratings can be trusted"),
             width);
  gap(look, kSmall);
  if (!model.rated.empty()) {
    text_block(look, TextStyle::Strong, palette.accent, model.rated, width);
    gap(look, kSmall);
  }
  if (!model.calibration && model.asking)
    return text_block(look, TextStyle::Body, palette.quiet_text, tr("The store is being asked."), width);
  if (!model.calibration) {
    text_block(look, TextStyle::Body, palette.quiet_text, tr("These numbers were not counted to the end."),
               width);
    gap(look, kMedium);
    if (button(look, with_id(tr("Ask again"), "###ask_again"), ButtonKind::Primary))
      dispatch(ManagerAction(AskAgain{}));
    return;
  }
  const auto& page = *model.calibration;
  draw_verdicts(page.verdict, TextStyle::Strong, look, width);
  draw_verdicts(page.bias, TextStyle::Body, look, width);
  gap(look, kSmall);
  draw_agreements(page.criteria, page.of_criteria, false, ui, look, dispatch, width);
  for (const auto& line : page.scope)
    text_block(look, TextStyle::Caption, palette.quiet_text, line, std::min(width, 1.6F * look.measure()));
  if (!page.scope.empty()) gap(look, kMedium);
  draw_begin(ui, canvas, dispatch, model.asking, width);
  gap(look, kWide);
  draw_agreements(page.signs, page.of_signs, true, ui, look, dispatch, width);
  draw_verdicts(page.corrections, TextStyle::Body, look, width);
  if (page.worst.empty()) return;
  gap(look, kMedium);
  text_block(look, TextStyle::Heading, palette.text, tr("Furthest apart of all"), width);
  draw_apart(page.worst, "apart", look, dispatch, width);
}

}  // namespace rapport::gui
