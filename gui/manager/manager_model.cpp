// SPDX-License-Identifier: MIT
#include "gui/manager/manager_model.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/base/words.h"
#include "engine/exporting/report_text.h"
#include "engine/exporting/text_style.h"
#include "engine/report/moment_text.h"
#include "gui/manager/detail_pages.h"
#include "gui/manager/figure_words.h"
#include "gui/trainee/lobby_search.h"
#include "gui/trainee/wording.h"

namespace rapport::gui {
namespace {

constexpr std::size_t kMostWaiting = 5;
constexpr std::size_t kMostSignsShown = 8;

std::size_t plural_of(std::int64_t number) {
  return static_cast<std::size_t>(std::max<std::int64_t>(0, number));
}

// ---- what the numbers are narrowed by

FilterMenu team_menu(const ManagerDesk& desk) {
  FilterMenu menu{"filter_team", tr("Team"), {tr("All teams")}, {desk.filter}};
  menu.leads_to.front().team_id.clear();
  for (const auto& team : desk.cohort->teams) {
    auto filter = desk.filter;
    filter.team_id = team.id;
    if (filter.team_id == desk.filter.team_id) menu.chosen = menu.names.size();
    menu.names.push_back(in_one_harmless_line(team.name.empty() ? team.id : team.name));
    menu.leads_to.push_back(std::move(filter));
  }
  return menu;
}

FilterMenu scenario_menu(const ManagerDesk& desk, const Shelf& shelf) {
  std::vector<std::pair<std::string, std::string>> named;
  for (const auto& id : desk.scenario_ids) {
    const auto* const there = shelf.find(id);
    named.emplace_back(there == nullptr ? id : there->scenario->title, id);
  }
  std::ranges::sort(named);
  FilterMenu menu{"filter_scenario", tr("Scenario"), {tr("All scenarios")}, {desk.filter}};
  menu.leads_to.front().scenario_id.clear();
  for (auto& [title, id] : named) {
    auto filter = desk.filter;
    filter.scenario_id = id;
    if (id == desk.filter.scenario_id) menu.chosen = menu.names.size();
    menu.names.push_back(in_one_harmless_line(title));
    menu.leads_to.push_back(std::move(filter));
  }
  return menu;
}

FilterMenu month_menu(const ManagerDesk& desk, bool is_from) {
  const auto with = [&](std::optional<Month> month) {
    auto filter = desk.filter;
    (is_from ? filter.from : filter.to) = month;
    // Whoever chooses a month beyond the other end means that one.
    if (filter.from && filter.to && *filter.to < *filter.from) (is_from ? filter.to : filter.from).reset();
    return filter;
  };
  FilterMenu menu{is_from ? "filter_from" : "filter_to",
                  is_from ? tr("From") : tr("Until"),
                  {is_from ? tr("The beginning") : tr("Now")},
                  {with(std::nullopt)}};
  const auto& set = is_from ? desk.filter.from : desk.filter.to;
  for (auto month = desk.months.rbegin(); month != desk.months.rend(); ++month) {
    if (set == *month) menu.chosen = menu.names.size();
    menu.names.push_back(text_of(*month));
    menu.leads_to.push_back(with(*month));
  }
  return menu;
}

FilterMenu mode_menu(const ManagerDesk& desk) {
  FilterMenu menu{"filter_mode", tr("Kind"), {tr("Counted"), tr("Practice")}, {desk.filter, desk.filter}};
  menu.leads_to[0].mode.reset();
  menu.leads_to[1].mode = Mode::Practice;
  menu.chosen = desk.filter.mode == Mode::Practice ? 1 : 0;
  return menu;
}

// ---- at a glance

std::string costs_text(const CohortReport& report) {
  std::vector<std::string> amounts;
  for (const auto& cost : report.costs) amounts.push_back(cost_text(cost));
  return amounts.empty() ? std::string(kNoFigure) : joined(amounts);
}

std::vector<FigureTile> tiles_of(const CohortReport& report) {
  const auto& total = report.total;
  const auto& overall = total.measures[place_of(Measure::Overall)];
  const auto weeks = static_cast<std::size_t>(report.question.stalled_after_weeks);
  std::vector<FigureTile> tiles = {
      {"###tile_people", tr("People"), count_text(total.people),
       tr_n_format("{} has passed one", "{} have passed one", plural_of(total.people_passed),
                   count_text(total.people_passed)),
       tr("Everybody with such an attempt, and every trainee of the teams asked about, who need not have "
          "begun.")},
      {"###tile_attempts", tr("Finished attempts"), count_text(total.finished),
       tr_format("{} begun", count_text(total.begun)),
       tr("Attempts that came to an ending. The others go on, or were left.")},
      {"###tile_passed", tr("Passed"), share_text(total.pass_share),
       tr_n_format("{} attempt", "{} attempts", plural_of(total.passed), count_text(total.passed)),
       tr("Attempts that reached the mark of their scenario, of all that were finished.")},
      {"###tile_last", tr("Overall, last attempt"), mean_text(overall.last),
       tr_n_format("mean of {} person", "mean of {} people", plural_of(overall.people),
                   count_text(overall.people)),
       tr("Points of 100 in the last attempt. Everybody with an attempt counts once.")},
      {"###tile_lift", tr("Lift"), lift_text(overall.lift),
       tr_n_format("{} with two attempts", "{} with two attempts or more", plural_of(overall.lifted_people),
                   count_text(overall.lifted_people)),
       tr("Last less first attempt, overall: the mean over people with two attempts or more. Early scenarios "
          "are gentle, so compare it over one scenario.")},
      {"###tile_felt", tr("Felt outcome"), felt_text(total.felt), tr("of 5"),
       tr("How customers felt at the end, from 1 to 5: from their trust and their anger. They are invented; "
          "it "
          "is no survey.")},
      {"###tile_waiting", tr("Waiting"), count_text(total.not_begun + total.stalled),
       tr_format("{} not begun, {} stalled", count_text(total.not_begun), count_text(total.stalled)),
       tr_n_format("Not begun: in a team, and without any such attempt. Stalled: no reply for {} week.",
                   "Not begun: in a team, and without any such attempt. Stalled: no reply for {} weeks.",
                   weeks, weeks)},
      {"###tile_remedies", tr("Remedies"), costs_text(report), tr("given away"),
       tr("What was given to customers in finished attempts. Amounts of two currencies are never added.")}};
  return tiles;
}

// ---- people

Figure cell_of(const std::optional<MeasureCell>& cell) {
  if (!cell) return {kNoFigure};
  Figure figure{count_text(cell->last), {}, shade_of(cell->last)};
  if (cell->lift) figure.detail = fmt::format("{} → {}", cell->first, cell->last);
  return figure;
}

FigureRow person_row(const PersonRow& person) {
  Figure name{shown_name(person.name, person.person_id)};
  std::vector<std::string> remarks;
  if (person.state != PersonRow::State::Active) remarks.push_back(state_name(person.state));
  if (person.name == person.person_id) remarks.push_back(person.person_id.substr(0, 10));
  if (person.demonstration) remarks.emplace_back(tr("demonstration"));
  name.detail = dotted(remarks);
  FigureRow row = {std::move(name)};
  row.push_back({count_text(person.finished),
                 person.finished > 0 ? tr_format("{} passed", person.passed) : std::string()});
  for (const auto& cell : person.measures) row.push_back(cell_of(cell));
  return row;
}

void add_people(ManagerModel& model, const CohortReport& report) {
  auto& table = model.people;
  table.caption =
      tr("Points of 100. Large: the last attempt. Under it: the first and the last, where there are two "
         "attempts "
         "or more. The darker or lighter ground goes with the points.");
  table.columns = {{tr("Person"), false, true}, {tr("Attempts"), true, true}};
  for (const auto measure : kAllMeasures) table.columns.push_back({measure_name(measure), true, true});
  table.rows.reserve(report.people.size());
  for (const auto& person : report.people) {
    table.rows.push_back(person_row(person));
    model.person_ids.push_back(person.person_id);
    model.searchable.push_back(searchable(table.rows.back().front().text));
  }
}

std::string names_waiting(const CohortReport& report, PersonRow::State state) {
  std::vector<std::string> names;
  std::size_t more = 0;
  for (const auto& person : report.people) {
    if (person.state != state) continue;
    if (names.size() < kMostWaiting) {
      names.push_back(shown_name(person.name, person.person_id));
    } else {
      ++more;
    }
  }
  if (more > 0) names.push_back(tr_n_format("{} more", "{} more", more, more));
  return joined(names);
}

void add_waiting(ManagerModel& model, const CohortReport& report) {
  if (report.total.not_begun > 0)
    model.waiting.push_back(tr_format("Not begun: {}.", names_waiting(report, PersonRow::State::NotBegun)));
  if (report.total.stalled > 0)
    model.waiting.push_back(tr_format("Stalled: {}.", names_waiting(report, PersonRow::State::Stalled)));
}

// ---- criteria

void add_totals(ManagerModel& model, const CohortReport& report) {
  model.totals.title = tr("Criteria");
  model.totals.caption =
      tr("mean: over attempts. first, best, last: means over people. lift: last less first, over people with "
         "two attempts or more; rose and fell: by 5 points or more.");
  model.totals.columns = {{tr("Points of 100"), false}};
  for (const auto* name :
       {tr("mean"), tr("first"), tr("best"), tr("last"), tr("lift"), tr("rose"), tr("fell"), tr("people")})
    model.totals.columns.push_back({name});
  for (const auto measure : kAllMeasures) {
    const auto& total = report.total.measures[place_of(measure)];
    const auto barred = [](const std::optional<double>& mean) {
      Figure figure{mean_text(mean)};
      if (mean) figure.bar01 = *mean / 100;
      return figure;
    };
    model.totals.rows.push_back({{measure_name(measure)},
                                 barred(total.mean),
                                 {mean_text(total.first)},
                                 {mean_text(total.best)},
                                 barred(total.last),
                                 {lift_text(total.lift)},
                                 {count_text(total.rose)},
                                 {count_text(total.fell)},
                                 {count_text(total.people)}});
  }
}

void add_moments(ManagerModel& model, const CohortReport& report) {
  model.moments.title = tr("Moments that called for it");
  model.moments.caption = tr("Missed: the reply was missing or harmful on the criterion.");
  model.moments.columns = {{tr("Criterion"), false}, {tr("called")}, {tr("missed")}, {tr("share missed")}};
  for (const auto& row : report.moments) {
    const auto share = row.called == 0 ? std::optional<double>()
                                       : static_cast<double>(row.missed) / static_cast<double>(row.called);
    model.moments.rows.push_back({{row.criterion},
                                  {count_text(row.called)},
                                  {count_text(row.missed)},
                                  {share_text(share), {}, {}, share}});
  }
}

/// Those that come least often for how often they could, and those that harm most often.
void add_signs(ManagerModel& model, const CohortReport& report) {
  model.earning.title = tr("Signs that come least often");
  model.earning.caption =
      tr("In typed replies. Nobody shows every sign in every reply; what counts is which never come.");
  model.earning.columns = {{tr("Sign"), false}, {tr("shown")}, {tr("chances without")}};
  for (const auto* row : rarest_signs(report, kMostSignsShown))
    model.earning.rows.push_back({{row->sign}, {count_text(row->shown)}, {count_text(row->missed)}});
  model.harming.title = tr("Signs that harm");
  model.harming.caption = tr("In typed replies, the most frequent first.");
  model.harming.columns = {{tr("Sign"), false}, {tr("shown")}};
  for (const auto* row : harmful_signs(report, kMostSignsShown))
    model.harming.rows.push_back({{row->sign}, {count_text(row->shown)}});
}

// ---- cohorts beside one another

void add_teams(ManagerModel& model, const CohortReport& report) {
  model.teams.title = tr("Teams");
  model.teams.caption =
      tr("Means over people, of their last attempt, with the lift under it. Who is in two teams counts in "
         "both.");
  model.teams.columns = {{tr("Team"), false}, {tr("People")}, {tr("Waiting")}, {tr("Passed")}};
  for (const auto measure : kAllMeasures) model.teams.columns.push_back({measure_name(measure)});
  model.teams.columns.push_back({tr("Felt, of 5")});
  for (const auto& team : report.teams) {
    const auto& total = team.total;
    FigureRow row = {{in_one_harmless_line(team.name.empty() ? team.team_id : team.name)},
                     {count_text(total.people)},
                     {count_text(total.not_begun + total.stalled)},
                     {share_text(total.pass_share)}};
    for (const auto& measure : total.measures) {
      Figure figure{mean_text(measure.last)};
      if (measure.last) figure.shade = shade_of(static_cast<int>(std::lround(*measure.last)));
      if (measure.lift) figure.detail = lift_text(measure.lift);
      row.push_back(std::move(figure));
    }
    row.push_back({felt_text(total.felt)});
    model.teams.rows.push_back(std::move(row));
    auto filter = model.filter;
    filter.team_id = team.team_id;
    model.team_filters.push_back(std::move(filter));
  }
}

void add_scenarios(ManagerModel& model, const CohortReport& report) {
  model.scenarios.title = tr("Scenarios");
  model.scenarios.caption = tr("Means over finished attempts, each counting once");
  model.scenarios.columns = {{tr("Scenario"), false}, {tr("Finished")}, {tr("Passed")}};
  for (const auto measure : kAllMeasures) model.scenarios.columns.push_back({measure_name(measure)});
  model.scenarios.columns.push_back({tr("Felt, of 5")});
  model.scenarios.columns.push_back({tr("Remedies")});
  for (const auto& scenario : report.scenarios) {
    Figure title{in_one_harmless_line(scenario.title)};
    if (scenario.mark)
      title.detail = tr_format("mark {} overall, {} each", scenario.mark->overall, scenario.mark->each);
    FigureRow row = {std::move(title), {count_text(scenario.finished)}, {share_text(scenario.pass_share)}};
    for (const auto& measure : scenario.measures) {
      Figure figure{mean_text(measure.mean)};
      if (measure.mean) figure.shade = shade_of(static_cast<int>(std::lround(*measure.mean)));
      row.push_back(std::move(figure));
    }
    row.push_back({felt_text(scenario.felt)});
    row.push_back({cost_text(scenario.cost)});
    model.scenarios.rows.push_back(std::move(row));
    auto filter = model.filter;
    filter.scenario_id = scenario.scenario_id;
    model.scenario_filters.push_back(std::move(filter));
  }
}

void add_months(ManagerModel& model, const CohortReport& report) {
  model.trend = trend_of(report.months);
  model.months.title = tr("The same in numbers");
  model.months.caption = tr("Means over the finished attempts that began in the month, each counting once");
  model.months.columns = {{tr("Month"), false}, {tr("Begun")}, {tr("Finished")}, {tr("Passed")}};
  for (const auto measure : kAllMeasures) model.months.columns.push_back({measure_name(measure)});
  model.months.columns.push_back({tr("Felt, of 5")});
  for (const auto& month : report.months) {
    FigureRow row = {{text_of(month.month)},
                     {count_text(month.begun)},
                     {count_text(month.finished)},
                     {count_text(month.passed)}};
    for (const auto& measure : month.measures) row.push_back({mean_text(measure.mean)});
    row.push_back({felt_text(month.felt)});
    model.months.rows.push_back(std::move(row));
    auto filter = model.filter;
    filter.from = filter.to = month.month;
    model.month_filters.push_back(std::move(filter));
  }
}

bool is_narrowed(const RecordFilter& filter) {
  return filter != RecordFilter{};
}

void add_report(ManagerModel& model, const ManagerDesk& desk, const UtcOffset& utc_offset) {
  const auto& report = *desk.cohort->report;
  model.is_empty = report.people.empty() && desk.months.empty();
  model.note = demonstration_note(report);
  model.subject = tr_format("{}. As of {}.", in_one_harmless_line(question_text(report)),
                            moment_text(report.question.now, utc_offset(report.question.now)));
  model.tiles = tiles_of(report);
  add_people(model, report);
  add_waiting(model, report);
  add_months(model, report);
  add_totals(model, report);
  add_moments(model, report);
  add_signs(model, report);
  add_teams(model, report);
  add_scenarios(model, report);
  order_people(model, desk);
}

std::string sorted_text(const ManagerModel& model) {
  const auto by = model.sorted.column == 0 ? std::string(tr("name"))
                                           : in_sentence(model.people.columns[model.sorted.column].title);
  return model.sorted.falling ? tr_format("by {}, falling", by) : tr_format("by {}", by);
}

/// By what a column shows; people without it always come last.
std::optional<std::int64_t> key_of(const PersonRow& person, std::size_t column) {
  if (column == 1) return person.finished;
  const auto& cell = person.measures[column - 2];
  return cell ? std::optional<std::int64_t>(cell->last) : std::nullopt;
}

/// Where the person stands that one came back from.
void find_way_back(ManagerModel& model, const ManagerDesk& desk) {
  model.came_from.reset();
  const auto back = std::ranges::find(model.person_ids, desk.came_from);
  if (desk.came_from.empty() || back == model.person_ids.end()) return;
  const auto place =
      std::ranges::find(model.order, static_cast<std::uint32_t>(back - model.person_ids.begin()));
  if (place != model.order.end()) model.came_from = static_cast<std::size_t>(place - model.order.begin());
}

}  // namespace

std::string shown_name(const std::string& name, const std::string& person_id) {
  if (name.empty() || name == person_id) return tr("Someone whose name was deleted");
  return in_one_harmless_line(name);
}

void order_people(ManagerModel& model, const ManagerDesk& desk) {
  const auto& people = desk.cohort->report->people;
  const auto words = searchable(desk.words);
  model.sorted = desk.order;
  model.order.clear();
  for (std::uint32_t i = 0; i < people.size(); ++i) {
    if (finds(model.searchable[i], words)) model.order.push_back(i);
  }
  const auto [column, falling] = desk.order;
  if (column == 0) {
    if (falling) std::ranges::reverse(model.order);  // they come by name
  } else {
    std::ranges::stable_sort(model.order, [&](std::uint32_t one, std::uint32_t other) {
      const auto a = key_of(people[one], column), b = key_of(people[other], column);
      if (a.has_value() != b.has_value()) return a.has_value();
      return falling ? a > b : a < b;
    });
  }
  const auto all = people.size(), shown = model.order.size();
  model.count = shown == all ? tr_n_format("{} person, {}", "{} people, {}", all, all, sorted_text(model))
                             : tr_n_format("{} of {} person, {}", "{} of {} people, {}", all, shown, all,
                                           sorted_text(model));
  find_way_back(model, desk);
}

void show_details(ManagerModel& model, const ManagerDesk& desk, const Shelf& shelf,
                  const UtcOffset& utc_offset) {
  model.page = desk.page;
  model.asking = desk.asking || desk.looking;
  model.can_stop = desk.asking || (desk.looking && !desk.keeping);
  model.is_old = desk.asking && desk.cohort.has_value();
  model.person.reset();
  model.held.reset();
  model.certificate.reset();
  model.calibration.reset();
  model.rated = rated_text(desk.rated);
  model.rating.reset();
  if (desk.rating) model.rating = rating_page(*desk.rating, desk.keeping, shelf);
  if (!desk.cohort) return;
  find_way_back(model, desk);
  if (desk.person) model.person = person_page(*desk.person, desk, shelf, utc_offset);
  if (desk.held) model.held = held_page(*desk.held, desk, utc_offset);
  if (desk.certificate) model.certificate = certificate_page(*desk.certificate, utc_offset);
  if (desk.calibration) model.calibration = calibration_page(*desk.calibration);
}

ManagerModel make_manager_model(const ManagerDesk& desk, const Shelf& shelf, bool has_store,
                                const UtcOffset& utc_offset) {
  ManagerModel model;
  model.has_store = has_store;
  model.filter = desk.filter;
  model.is_filtered = is_narrowed(desk.filter);
  if (desk.problem) {
    model.problem = desk.problem->message;
    model.way_out = desk.problem->way_out;
  }
  if (!desk.cohort) {
    show_details(model, desk, shelf, utc_offset);
    return model;
  }
  model.menus = {team_menu(desk), scenario_menu(desk, shelf), month_menu(desk, true), month_menu(desk, false),
                 mode_menu(desk)};
  if (desk.cohort->report->some_demonstration || desk.filter.demonstration) {
    FilterMenu without{"filter_demonstration", tr("Without demonstration"), {}, {desk.filter}};
    without.chosen = desk.filter.demonstration == false ? 1 : 0;
    without.leads_to[0].demonstration =
        without.chosen == 1 ? std::optional<bool>() : std::optional<bool>(false);
    model.demonstration = std::move(without);
  }
  add_report(model, desk, utc_offset);
  show_details(model, desk, shelf, utc_offset);
  return model;
}

}  // namespace rapport::gui
