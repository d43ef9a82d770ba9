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
  text_block(look, TextStyle::Title, palette.text, page.name, width);
  if (!page.summary.empty()) text_block(look, TextStyle::Body, palette.quiet_text, page.summary, width);
  if (!page.state.empty()) text_block(look, TextStyle::Body, palette.text, page.state, width);
  gap(look, kMedium);
  figure_tiles(look, page.tiles, width);
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
    figure_table(look, page.criteria, view, panel.inner());
  }
  gap(look, kWide);
  if (page.trend.steps.size() > 1) {
    {
      const Panel panel(look, width, {palette.surface, palette.outline, std::nullopt, kWide});
      text_block(look, TextStyle::Heading, palette.text, tr("Month by month"), panel.inner());
      gap(look, kMedium);
      trend_chart(look, "trend", page.trend, {panel.inner(), look.px(kPersonTrend)});
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
