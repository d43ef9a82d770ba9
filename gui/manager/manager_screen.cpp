// SPDX-License-Identifier: MIT
#include "gui/manager/manager_screen.h"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <array>
#include <cfloat>
#include <initializer_list>
#include <string>
#include <utility>

#include "engine/base/words.h"
#include "engine/report/figure_text.h"
#include "gui/manager/attempt_screen.h"
#include "gui/manager/behind_screen.h"
#include "gui/manager/calibration_screen.h"
#include "gui/manager/certificate_screen.h"
#include "gui/manager/person_screen.h"
#include "gui/manager/rating_screen.h"
#include "gui/trainee/wording.h"
#include "gui/widgets/button.h"
#include "gui/widgets/column.h"
#include "gui/widgets/figure_table.h"
#include "gui/widgets/figure_tile.h"
#include "gui/widgets/flow.h"
#include "gui/widgets/menu.h"
#include "gui/widgets/panel.h"
#include "gui/widgets/region.h"
#include "gui/widgets/search_box.h"
#include "gui/widgets/tab.h"
#include "gui/widgets/text_block.h"
#include "gui/widgets/trend_chart.h"

namespace rapport::gui {
namespace {

constexpr float kManagerPage = 1280;
constexpr float kNameSearch = 320;
constexpr float kTrendHeight = 300;

/// One frame of the screen.
class ManagerScreen {
 public:
  ManagerScreen(const ManagerModel& model, UiState& ui, const Canvas& canvas, const Dispatch& dispatch)
      : model_(model),
        ui_(ui),
        canvas_(canvas),
        look_(canvas.look),
        palette_(look_.palette),
        dispatch_(dispatch) {}

  void draw() {
    draw_top();
    // Each depth has a region of its own, so that one comes back to where one was.
    const char* const region = model_.rating        ? "rating"
                               : model_.certificate ? "certificate"
                               : model_.held        ? "held"
                               : model_.behind      ? "behind"
                               : model_.person      ? "person"
                                                    : "manager";
    const Region page(region, ImGui::GetContentRegionAvail());
    if (std::exchange(ui_.manager.to_top, false)) ImGui::SetScrollY(0);
    const Column column(look_, kManagerPage);
    const float width = column.width();
    gap(look_, kWide);
    if (model_.rating) {
      draw_rating(*model_.rating, ui_.manager, canvas_, dispatch_, width);
    } else if (model_.certificate) {
      draw_certificate(*model_.certificate, look_, dispatch_, width);
    } else if (model_.held) {
      draw_held(*model_.held, ui_.manager, canvas_, dispatch_, width);
    } else if (model_.behind) {
      draw_behind(*model_.behind, ui_.manager, look_, dispatch_, width);
    } else if (model_.person) {
      draw_person(*model_.person, look_, dispatch_, width);
    } else {
      draw_report(width);
    }
    gap(look_, kHuge);
  }

 private:
  /// The way back and where one is; what the numbers are of, or that they are being counted, at the right.
  void draw_top() const {
    gap(look_, kSmall);
    ImGui::SetCursorPosX(look_.px(kMedium));
    const bool deep = model_.person || model_.behind || model_.held || model_.certificate || model_.rating;
    if (button(look_, with_id(deep ? tr("← Back") : tr("← Lobby"), "###back"), ButtonKind::Quiet))
      dispatch_(GoBack{});
    ImGui::SameLine(0, look_.px(kMedium));
    const auto at = ImGui::GetCursorScreenPos();
    const float whole = ImGui::GetContentRegionAvail().x - look_.px(kLarge);
    const bool stops = model_.can_stop && ui_.manager.takes_long;
    const auto stop = with_id(tr("Stop asking"), "###stop_asking");
    const float stop_width = stops ? button_width(look_, stop, ButtonKind::Plain) + look_.px(kMedium) : 0;
    const float room = whole - stop_width;
    auto& list = *ImGui::GetWindowDrawList();
    const auto line = [&](TextStyle style, float x, Colour colour, const std::string& words) {
      const float drop = (look_.px(kButtonHeight) - look_.line_height(style)) / 2;
      draw_text(list, look_, style, {x, at.y + drop}, FLT_MAX, colour, words);
    };
    const auto status = shortened(look_, TextStyle::Caption, status_text(), room * 0.45F);
    const float status_width = text_size(look_, TextStyle::Caption, status, FLT_MAX).x;
    line(TextStyle::Strong, at.x, palette_.text,
         shortened(look_, TextStyle::Strong, title(), room - status_width - look_.px(kLarge)));
    line(TextStyle::Caption, at.x + room - status_width, palette_.quiet_text, status);
    if (stops) {
      ImGui::SetCursorScreenPos({at.x + whole - stop_width + look_.px(kMedium), at.y});
      if (button(look_, stop, ButtonKind::Plain)) dispatch_(ManagerAction(StopAsking{}));
    } else {
      ImGui::Dummy({0, look_.px(kButtonHeight)});
    }
    gap(look_, kSmall);
    const auto rule = ImGui::GetCursorScreenPos();
    list.AddLine(rule, {rule.x + ImGui::GetContentRegionAvail().x, rule.y}, to_u32(palette_.outline),
                 std::max(1.0F, look_.px(kHair)));
    gap(look_, kTight);
  }

  [[nodiscard]] std::string title() const {
    if (model_.rating) return dotted({model_.rating->position, model_.rating->scenario});
    if (model_.certificate) return tr("Certificate");
    if (model_.held) return model_.held->scenario;
    if (model_.behind) return model_.behind->title;
    if (model_.person) return model_.person->name;
    return tr("People and teams");
  }

  [[nodiscard]] std::string status_text() const {
    if (!model_.asking) return {};
    if (!ui_.manager.takes_long) return tr("Asking the store…");
    return model_.is_old ? tr("Still asking. These are the numbers of before.")
                         : tr("Still asking the store…");
  }

  // ---- the report

  void draw_report(float width) {
    if (!model_.has_store)
      return draw_words(width, tr("There is no store to look into."),
                        tr("This window keeps attempts only until it is closed."));
    if (!model_.problem.empty()) return draw_problem(width);
    if (model_.people.columns.empty()) {
      return text_block(look_, TextStyle::Body, palette_.quiet_text, tr("The store is being asked."), width);
    }
    if (model_.is_empty) return draw_nobody(width);
    draw_note(width);
    draw_filters(width);
    draw_tabs(width);
    switch (model_.page) {
      case ManagerPage::People:
        return draw_people(width);
      case ManagerPage::Trend:
        return draw_trend(width);
      case ManagerPage::Criteria:
        return draw_criteria(width);
      case ManagerPage::Compare:
        return draw_compare(width);
      case ManagerPage::Calibration:
        return draw_calibration(model_, ui_.manager, canvas_, dispatch_, width);
    }
  }

  void draw_words(float width, const char* heading, const std::string& words) const {
    text_block(look_, TextStyle::Title, palette_.text, heading, width);
    gap(look_, kMedium);
    text_block(look_, TextStyle::Body, palette_.text, words, std::min(width, look_.measure()));
    gap(look_, kMedium);
  }

  void draw_problem(float width) const {
    {
      const Panel panel(look_, width, {palette_.warning_wash, palette_.warning, std::nullopt, kWide});
      text_block(look_, TextStyle::Strong, palette_.text, model_.problem, panel.inner());
      text_block(look_, TextStyle::Body, palette_.text, model_.way_out, panel.inner());
      text_block(look_, TextStyle::Body, palette_.text, tr("Nothing was changed by looking."), panel.inner());
    }
    gap(look_, kMedium);
    if (button(look_, with_id(tr("Try again"), "###ask_again"), ButtonKind::Primary))
      dispatch_(ManagerAction(AskAgain{}));
    if (!model_.is_filtered) return;
    ImGui::SameLine(0, look_.px(kMedium));
    draw_clear();
  }

  void draw_nobody(float width) const {
    draw_words(
        width, tr("Nobody has held anything yet"),
        tr("Here you will see what people have learnt: each with the points of their attempts, month by "
           "month, team by team, and from every number the way to what was said. Practice is private; "
           "counted attempts are what is shown: choose a scenario, and Assessment where it begins."));
    if (button(look_, with_id(tr("To the scenarios"), "###hold_one"), ButtonKind::Primary))
      dispatch_(GoBack{});
    gap(look_, kHuge);
    text_block(look_, TextStyle::Heading, palette_.text, tr("To see what it looks like"), width);
    gap(look_, kSmall);
    text_block(
        look_, TextStyle::Body, palette_.text,
        tr("In a terminal, this makes people who do not exist, in a store of their own, and says where "
           "it lies; rapport-gui --people --store shows that one:"),
        std::min(width, look_.measure()));
    gap(look_, kSmall);
    const Panel panel(look_, std::min(width, look_.measure()),
                      {palette_.raised, std::nullopt, std::nullopt, kMedium, kSmall});
    text_block(look_, TextStyle::Strong, palette_.text, "rapport demo", panel.inner());
  }

  void draw_note(float width) const {
    if (model_.note.empty()) return;
    {
      const Panel panel(look_, width,
                        {palette_.warning_wash, palette_.warning, std::nullopt, kMedium, kSmall});
      text_block(look_, TextStyle::Body, palette_.text, model_.note, panel.inner());
    }
    gap(look_, kMedium);
  }

  static MenuEntries entries_of(const FilterMenu& one) {
    return {one.names.size(), [&one](std::size_t entry) { return std::string_view(one.names[entry]); },
            one.chosen};
  }

  void draw_filters(float width) const {
    Flow flow(look_, width);
    for (const auto& one : model_.menus) {
      const auto entries = entries_of(one);
      const MenuEntries shown{1, [&](std::size_t) { return entries.name(entries.chosen); }, 0};
      const float wide = std::min(width, menu_width(look_, one.title, shown));
      flow.next(wide);
      const auto chosen = menu(look_, one.id, one.title, entries, wide);
      if (chosen && *chosen != one.chosen)
        dispatch_(ManagerAction(ChangeRecordFilter{one.leads_to[*chosen]}));
    }
    if (const auto& made_up = model_.demonstration) {
      const float wide = std::min(width, toggle_width(look_, made_up->title));
      flow.next(wide);
      if (toggle(look_, ("###" + made_up->id).c_str(), made_up->chosen == 1, made_up->title, wide))
        dispatch_(ManagerAction(ChangeRecordFilter{made_up->leads_to[0]}));
    }
    if (model_.is_filtered) {
      flow.next(button_width(look_, tr("Show all"), ButtonKind::Quiet));
      draw_clear();
    }
    gap(look_, kSmall);
    text_block(
        look_, TextStyle::Caption, palette_.quiet_text,
        model_.is_old ? tr_format("{} These are the numbers of before.", model_.subject) : model_.subject,
        width);
    gap(look_, kMedium);
  }

  void draw_clear() const {
    if (button(look_, with_id(tr("Show all"), "###filter_clear"), ButtonKind::Quiet))
      dispatch_(ManagerAction(ChangeRecordFilter{}));
  }

  void draw_tabs(float width) const {
    const std::array<std::pair<ManagerPage, std::string>, 5> tabs = {
        {{ManagerPage::People, with_id(tr("People"), "###tab_people")},
         {ManagerPage::Trend, with_id(tr("Month by month"), "###tab_trend")},
         {ManagerPage::Criteria, with_id(tr("Criteria and signs"), "###tab_criteria")},
         {ManagerPage::Compare, with_id(tr("Teams and scenarios"), "###tab_compare")},
         {ManagerPage::Calibration, with_id(tr("Trust in ratings"), "###tab_calibration")}}};
    Flow flow(look_, width, kTight);
    for (const auto& [page, label] : tabs) {
      flow.next(tab_width(look_, label));
      if (tab(look_, label, model_.page == page)) dispatch_(ManagerAction(ShowManagerPage{page}));
    }
    gap(look_, kMedium);
  }

  void draw_people(float width) {
    if (const auto tile = figure_tiles(look_, model_.tiles, width))
      dispatch_(action_of(model_.tile_leads[*tile]));
    gap(look_, kMedium);
    for (std::size_t line = 0; line < model_.waiting.size(); ++line) draw_waiting(line, width);
    gap(look_, kSmall);
    draw_search(width);
    draw_grounds(width);
    FigureTableView view;
    view.id = "person";
    view.order = &model_.order;
    view.sorted = model_.sorted;
    view.rows_open = true;
    if (std::exchange(ui_.manager.to_row, false)) view.focus = model_.came_from;
    const auto pressed = figure_table(look_, model_.people, view, width);
    if (pressed.column) dispatch_(ManagerAction(SortPeople{*pressed.column}));
    if (pressed.row) dispatch_(ManagerAction(OpenPerson{model_.person_ids[*pressed.row]}));
    if (model_.order.empty()) {
      gap(look_, kMedium);
      text_block(look_, TextStyle::Body, palette_.quiet_text,
                 model_.searching ? tr("Nobody's name has these words in it.") : tr("Nobody is among these."),
                 width);
    }
    draw_exports(width, {ReportTable::People});
  }

  /// Who waits, each to be pressed.
  void draw_waiting(std::size_t number, float width) const {
    const auto& line = model_.waiting[number];
    Flow flow(look_, width, kTight);
    const float title = std::min(width, text_size(look_, TextStyle::Body, line.title, FLT_MAX).x);
    flow.next(title);
    draw_beside(TextStyle::Body, palette_.text, line.title, title);
    for (std::size_t i = 0; i < line.people.size(); ++i) {
      const auto& [name, id] = line.people[i];
      const auto label = with_id(name, fmt::format("###waiting_{}_{}", number, i));
      const float wide = std::min(width, button_width(look_, label, ButtonKind::Quiet));
      flow.next(wide);
      if (button(look_, label, ButtonKind::Quiet, wide)) dispatch_(ManagerAction(OpenPerson{id}));
    }
    if (line.more == 0) return;
    const auto label = with_id(tr_n_format("{} more", "{} more", line.more, line.more),
                               fmt::format("###waiting_{}_more", number));
    flow.next(button_width(look_, label, ButtonKind::Quiet));
    if (button(look_, label, ButtonKind::Quiet)) dispatch_(ManagerAction(ShowWho{line.who, 0}));
  }

  /// Words in a line of things to press, as high as these.
  void draw_beside(TextStyle style, Colour colour, const std::string& words, float wide) const {
    const auto at = ImGui::GetCursorScreenPos();
    const float drop = (look_.px(kButtonHeight) - look_.line_height(style)) / 2;
    draw_text(*ImGui::GetWindowDrawList(), look_, style, {at.x, at.y + drop}, FLT_MAX, colour,
              shortened(look_, style, words, wide + 1));
    ImGui::Dummy({wide, look_.px(kButtonHeight)});
  }

  /// Which ground goes with how many points.
  void draw_grounds(float width) const {
    Flow flow(look_, width, kTight);
    auto& list = *ImGui::GetWindowDrawList();
    const auto words = std::string(tr("Points of 100:"));
    const float title = std::min(width, text_size(look_, TextStyle::Caption, words, FLT_MAX).x);
    flow.next(title);
    draw_text(list, look_, TextStyle::Caption, ImGui::GetCursorScreenPos(), FLT_MAX, palette_.quiet_text,
              shortened(look_, TextStyle::Caption, words, title + 1));
    ImGui::Dummy({title, look_.line_height(TextStyle::Caption)});
    for (std::size_t ground = 0; ground < kGroundsFrom.size(); ++ground) {
      const auto range = ground_text(ground);
      const float pad = look_.px(kSmall);
      const ImVec2 size{text_size(look_, TextStyle::Caption, range, FLT_MAX).x + 2 * pad,
                        look_.line_height(TextStyle::Caption)};
      flow.next(size.x);
      const auto at = ImGui::GetCursorScreenPos();
      const auto& shade = palette_.shades[ground];
      list.AddRectFilled(at, {at.x + size.x, at.y + size.y}, to_u32(shade.fill), look_.px(kTight));
      list.AddRect(at, {at.x + size.x, at.y + size.y}, to_u32(palette_.outline), look_.px(kTight), 0,
                   std::max(1.0F, look_.px(kHair)));
      draw_text(list, look_, TextStyle::Caption, {at.x + pad, at.y}, FLT_MAX, shade.words, range);
      ImGui::Dummy(size);
    }
    gap(look_, kSmall);
  }

  void draw_search(float width) {
    auto& words = ui_.manager.words;
    if (canvas_.keys.find) words.take_focus = true;
    Flow flow(look_, width, kMedium);
    const float box = std::min(width, look_.px(kNameSearch));
    flow.next(box);
    if (search_box(look_, "###search_people", words, tr("Search names"), canvas_.keys, box))
      dispatch_(ManagerAction(SearchPeople{words.words}));
    const MenuEntries whos{model_.whos.size(),
                           [&](std::size_t who) { return std::string_view(model_.whos[who]); },
                           static_cast<std::size_t>(model_.who)};
    const MenuEntries shown{1, [&](std::size_t) { return whos.name(whos.chosen); }, 0};
    const float menu_wide = std::min(width, menu_width(look_, tr("Show"), shown));
    flow.next(menu_wide);
    if (const auto chosen = menu(look_, "who", tr("Show"), whos, menu_wide); chosen && *chosen != whos.chosen)
      dispatch_(ManagerAction(ShowWho{static_cast<Who>(*chosen), model_.sorted.column}));
    const float wide = std::min(width, text_size(look_, TextStyle::Caption, model_.count, FLT_MAX).x);
    flow.next(wide);
    draw_beside(TextStyle::Caption, palette_.quiet_text, model_.count, wide);
    gap(look_, kMedium);
  }

  /// `tables`: those that are shown, each of which can be saved.
  void draw_exports(float width, std::initializer_list<ReportTable> tables) const {
    gap(look_, kLarge);
    text_block(look_, TextStyle::Caption, palette_.quiet_text,
               tr("To hand on what is shown, saved among your documents:"), width);
    gap(look_, kSmall);
    Flow flow(look_, width);
    const auto press = [&](const std::string& label) {
      flow.next(button_width(look_, label, ButtonKind::Plain));
      return button(look_, label, ButtonKind::Plain);
    };
    if (press(with_id(tr("Save as HTML"), "###save_html")))
      dispatch_(ManagerAction(SaveReport{ReportForm::Html}));
    for (const auto table : tables) {
      const auto id = fmt::format("###save_csv_{}", kReportTableWords[static_cast<std::size_t>(table)]);
      if (press(with_id(tr_format("{} as CSV", table_name(table)), id)))
        dispatch_(ManagerAction(SaveReport{ReportForm::Csv, table}));
    }
    if (press(with_id(tr("All numbers as JSON"), "###save_json")))
      dispatch_(ManagerAction(SaveReport{ReportForm::Json}));
  }

  void draw_table(const LeadingTable& table, std::string_view id, float width) const {
    if (table.rows.empty()) return;
    {
      const Panel panel(look_, width, {palette_.surface, palette_.outline, std::nullopt, kWide});
      FigureTableView view;
      view.id = id;
      view.rows_open = true;
      const auto pressed = figure_table(look_, table, view, panel.inner());
      if (pressed.row) follow(table.leads[*pressed.row]);
    }
    gap(look_, kWide);
  }

  /// Where there are other numbers, one sees first whose they are.
  void follow(const Lead& lead) const {
    dispatch_(action_of(lead));
    if (std::holds_alternative<ChangeRecordFilter>(lead))
      dispatch_(ManagerAction(ShowManagerPage{ManagerPage::People}));
  }

  void draw_trend(float width) const {
    if (model_.trend.steps.empty()) {
      return text_block(look_, TextStyle::Body, palette_.quiet_text, tr("No attempt is among these."), width);
    }
    {
      const Panel panel(look_, width, {palette_.surface, palette_.outline, std::nullopt, kWide});
      text_block(look_, TextStyle::Heading, palette_.text, tr("Means, by the month in which attempts began"),
                 panel.inner());
      gap(look_, kMedium);
      const auto step = trend_chart(look_, "trend", model_.trend, {panel.inner(), look_.px(kTrendHeight)});
      if (step) follow(model_.months.leads[*step]);
      gap(look_, kMedium);
      text_block(look_, TextStyle::Caption, palette_.quiet_text,
                 model_.trend.is_running
                     ? tr("n: finished attempts. Hollow points: this month is not over yet.")
                     : tr("n: finished attempts."),
                 panel.inner());
      text_block(
          look_, TextStyle::Caption, palette_.quiet_text,
          tr("People who stop early leave the later months to those who stayed: a rising line is not yet "
             "learning."),
          panel.inner());
    }
    gap(look_, kWide);
    draw_table(model_.months, "month", width);
    draw_exports(width, {ReportTable::Months});
  }

  void draw_criteria(float width) const {
    draw_table(model_.totals, "totals", width);
    draw_table(model_.gains, "gains", width);
    draw_table(model_.moments, "moments", width);
    draw_table(model_.earning, "earning", width);
    draw_table(model_.harming, "harming", width);
    draw_exports(width, {ReportTable::Criteria, ReportTable::Moments, ReportTable::Signs});
  }

  void draw_compare(float width) const {
    draw_table(model_.teams, "team", width);
    draw_table(model_.scenarios, "scenario", width);
    text_block(look_, TextStyle::Caption, palette_.quiet_text,
               tr("Compare teams over one scenario or the same months: choose them above."), width);
    draw_exports(width, {ReportTable::Teams, ReportTable::Scenarios});
  }

  const ManagerModel& model_;
  UiState& ui_;
  const Canvas& canvas_;
  const Look& look_;
  const Palette& palette_;
  const Dispatch& dispatch_;
};

}  // namespace

void draw_manager(const ManagerModel& model, UiState& ui, const Canvas& canvas, const Dispatch& dispatch) {
  ManagerScreen(model, ui, canvas, dispatch).draw();
}

}  // namespace rapport::gui
