// SPDX-License-Identifier: MIT
#include "gui/manager/behind_screen.h"

#include <fmt/format.h>

#include <utility>

#include "gui/widgets/button.h"
#include "gui/widgets/figure_table.h"
#include "gui/widgets/flow.h"
#include "gui/widgets/tab.h"
#include "gui/widgets/text_block.h"

namespace rapport::gui {

void draw_behind(const BehindPage& page, ManagerUi& ui, const Look& look, const Dispatch& dispatch,
                 float width) {
  const auto& palette = look.palette;
  text_block(look, TextStyle::Title, palette.text, page.title, width);
  if (!page.subject.empty()) text_block(look, TextStyle::Body, palette.quiet_text, page.subject, width);
  gap(look, kSmall);
  if (!page.kinds.empty()) {
    Flow flow(look, width, kTight);
    for (std::size_t i = 0; i < page.kinds.size(); ++i) {
      const auto label = with_id(page.kinds[i], fmt::format("###kind_{}", i));
      flow.next(tab_width(look, label));
      if (tab(look, label, page.chosen == i)) dispatch(ManagerAction(page.kind_leads[i]));
    }
    gap(look, kMedium);
  }
  for (const auto& note : page.notes) text_block(look, TextStyle::Caption, palette.quiet_text, note, width);
  gap(look, kMedium);
  FigureTableView view;
  view.id = "behind";
  view.rows_open = true;
  if (std::exchange(ui.to_row, false)) view.focus = page.came_from;
  const auto pressed = figure_table(look, page.table, view, width);
  if (pressed.row) dispatch(ManagerAction(page.leads[*pressed.row]));
}

}  // namespace rapport::gui
