// SPDX-License-Identifier: MIT
#include "gui/manager/person_screen.h"

#include <algorithm>

#include "engine/base/words.h"
#include "gui/widgets/figure_table.h"
#include "gui/widgets/figure_tile.h"
#include "gui/widgets/panel.h"
#include "gui/widgets/text_block.h"
#include "gui/widgets/trend_chart.h"

namespace rapport::gui {
namespace {

constexpr float kPersonTrend = 220;

}  // namespace

void draw_person(const PersonPage& page, const Look& look, const Dispatch& dispatch, float width) {
  const auto& palette = look.palette;
  if (!page.note.empty()) {
    {
      const Panel panel(look, width, {palette.warning_wash, palette.warning, std::nullopt, kMedium, kSmall});
      text_block(look, TextStyle::Body, palette.text, page.note, panel.inner());
    }
    gap(look, kMedium);
  }
  if (!page.summary.empty()) text_block(look, TextStyle::Body, palette.quiet_text, page.summary, width);
  if (!page.state.empty()) text_block(look, TextStyle::Body, palette.text, page.state, width);
  gap(look, kMedium);
  if (const auto tile = figure_tiles(look, page.tiles, width)) dispatch(action_of(page.tile_leads[*tile]));
  gap(look, kWide);
  if (!page.gap.empty()) {
    {
      const Panel panel(look, width, {palette.accent_wash, std::nullopt, palette.accent, kWide});
      text_block(look, TextStyle::Caption, palette.accent, tr("What to practise next"), panel.inner());
      if (!page.gap_scenario.empty())
        text_block(look, TextStyle::Strong, palette.text, page.gap_scenario, panel.inner());
      text_block(look, TextStyle::Body, palette.text, page.gap, std::min(panel.inner(), look.measure()));
    }
    gap(look, kWide);
  }
  {
    const Panel panel(look, width, {palette.surface, palette.outline, std::nullopt, kWide});
    FigureTableView view;
    view.id = "criteria";
    view.rows_open = true;
    const auto pressed = figure_table(look, page.criteria, view, panel.inner());
    if (pressed.row) dispatch(action_of(page.criteria.leads[*pressed.row]));
  }
  gap(look, kWide);
  if (page.trend.steps.size() > 1) {
    {
      const Panel panel(look, width, {palette.surface, palette.outline, std::nullopt, kWide});
      text_block(look, TextStyle::Heading, palette.text, tr("Month by month"), panel.inner());
      gap(look, kMedium);
      const auto step = trend_chart(look, "trend", page.trend, {panel.inner(), look.px(kPersonTrend)});
      if (step) dispatch(action_of(page.month_leads[*step]));
    }
    gap(look, kWide);
  }
  FigureTableView view;
  view.id = "held";
  view.rows_open = true;
  const auto pressed = figure_table(look, page.attempts, view, width);
  if (pressed.row) dispatch(ManagerAction(OpenHeld{page.ids[*pressed.row]}));
  if (page.more.empty()) return;
  gap(look, kMedium);
  text_block(look, TextStyle::Caption, palette.quiet_text, page.more, width);
}

}  // namespace rapport::gui
