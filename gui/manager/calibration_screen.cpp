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
    flow.next(toggle_width(look, name));
    if (toggle(look, fmt::format("###sample_{}", sample).c_str(), ui.sample == sample, name,
               toggle_width(look, name))) {
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
  reply_box(look, "###rating_name", ui.rater, canvas.keys, canvas.settings.send_with, false,
            std::min(inner, look.measure()));
  gap(look, kMedium);
  const bool is_whole = !ui.rater.is_blank() && !asking;
  ImGui::BeginDisabled(!is_whole);
  if (button(look, with_id(tr("Begin to rate"), "###rating_begin"), ButtonKind::Primary) && is_whole)
    dispatch(ManagerAction(BeginRating{ui.sample, ui.seed, ui.rater.words()}));
  ImGui::EndDisabled();
}

void draw_worst(const CalibrationPage& page, const Look& look, const Dispatch& dispatch, float width) {
  const auto& palette = look.palette;
  gap(look, kMedium);
  text_block(look, TextStyle::Heading, palette.text, tr("Furthest apart"), width);
  for (std::size_t i = 0; i < page.worst.size(); ++i) {
    const auto& one = page.worst[i];
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
  gap(look, kSmall);
  draw_verdicts(page.by_criterion, TextStyle::Body, look, width);
  gap(look, kMedium);
  draw_begin(ui, canvas, dispatch, model.asking, width);
  gap(look, kWide);
  draw_agreements(page.criteria, "kappa", look, width);
  draw_agreements(page.signs, "sign_kappa", look, width);
  draw_verdicts(page.corrections, TextStyle::Body, look, width);
  if (!page.worst.empty()) draw_worst(page, look, dispatch, width);
}

}  // namespace rapport::gui
