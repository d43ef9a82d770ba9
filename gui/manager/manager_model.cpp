// SPDX-License-Identifier: MIT
#include "gui/manager/manager_model.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "engine/base/words.h"
#include "engine/exporting/report_text.h"
#include "engine/exporting/text_style.h"
#include "gui/manager/behind_page.h"
#include "gui/manager/detail_pages.h"
#include "gui/manager/figure_words.h"
#include "gui/manager/people_table.h"
#include "gui/trainee/wording.h"

namespace rapport::gui {
namespace {

constexpr std::size_t kMostSignsShown = 8;

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
  FilterMenu menu{"filter_mode",
                  tr("Kind"),
                  {kind_name(Mode::Assessment), kind_name(Mode::Practice)},
                  {desk.filter, desk.filter}};
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

/// In the order of the tiles.
std::vector<Lead> tile_leads() {
  const auto column = [](PeopleColumn one) { return static_cast<std::size_t>(one); };
  std::vector<Lead> leads;
  const auto people = [&](Who who, PeopleColumn by) { leads.emplace_back(ShowWho{who, column(by)}); };
  const auto behind = [&](Counted::Kind kind) {
    OpenBehind opened;
    opened.counted.kind = kind;
    leads.emplace_back(std::move(opened));
  };
  people(Who::Everybody, PeopleColumn::Name);
  behind(Counted::Kind::Finished);
  behind(Counted::Kind::Passed);
  people(Who::Rated, PeopleColumn::Overall);
  people(Who::Lifted, PeopleColumn::Lift);
  behind(Counted::Kind::Felt);
  people(Who::Waiting, PeopleColumn::Name);
  behind(Counted::Kind::Remedies);
  return leads;
}

// ---- criteria

/// A column of figures with how they are made.
FigureColumn explained(const char* title, const char* meaning) {
  return {title, true, false, meaning};
}

/// Means of people stand together; the mean of attempts stands by itself: it may well be above the mean best,
/// since those who train more weigh more in it.
void add_totals(ManagerModel& model, const CohortReport& report) {
  auto& table = model.totals;
  table.title = tr("Criteria");
  table.caption =
      tr("Means over people, everybody counting once. Over attempts, at the right, whoever trains more "
         "weighs more.");
  table.columns = {
      {tr("Points of 100"), false},
      explained(tr("people"), tr("People with at least one finished attempt that was rated on it.")),
      explained(tr("first"), tr("Mean over these people of their first attempt.")),
      explained(tr("best"), tr("Mean over these people of their best attempt.")),
      explained(tr("last"), tr("Mean over these people of their last attempt.")),
      explained(tr("attempts"), tr("Finished attempts that were rated on it.")),
      explained(tr("mean of attempts"), tr("Mean over these attempts, each counting once."))};
  for (const auto measure : kAllMeasures) {
    const auto& total = report.total.measures[place_of(measure)];
    Figure last{mean_text(total.last)};
    if (total.last) last.bar01 = *total.last / 100;
    table.rows.push_back({{measure_name(measure)},
                          {count_text(total.people)},
                          {mean_text(total.first)},
                          {mean_text(total.best)},
                          std::move(last),
                          {count_text(total.attempts)},
                          {mean_text(total.mean)}});
    table.leads.emplace_back(OpenBehind{{Counted::Kind::Rated, measure}});
  }
}

/// Those with two attempts or more are fewer, so their first and last are not those of everybody.
void add_gains(ManagerModel& model, const CohortReport& report) {
  auto& table = model.gains;
  table.title = tr("What was gained");
  table.caption =
      tr("Over people with two attempts or more that were rated on it: the others have no lift, so it is not "
         "the "
         "difference of the means above.");
  table.columns = {
      {tr("Points of 100"), false},
      explained(tr("people"), tr("People with two attempts or more that were rated on it.")),
      explained(tr("lift"), tr("Mean over these people of the last attempt less the first.")),
      explained(tr("rose"), tr("People whose last attempt has 5 points more than their first, or better.")),
      explained(tr("fell"), tr("People whose last attempt has 5 points less than their first, or worse."))};
  for (const auto measure : kAllMeasures) {
    const auto& total = report.total.measures[place_of(measure)];
    table.rows.push_back({{measure_name(measure)},
                          {count_text(total.lifted_people)},
                          {lift_text(total.lift)},
                          {count_text(total.rose)},
                          {count_text(total.fell)}});
    const auto column = measure == Measure::Overall
                            ? static_cast<std::size_t>(PeopleColumn::Lift)
                            : static_cast<std::size_t>(PeopleColumn::Criteria) + place_of(measure) - 1;
    table.leads.emplace_back(ShowWho{Who::Lifted, column});
  }
}

void add_moments(ManagerModel& model, const CohortReport& report) {
  model.moments.title = tr("Moments that called for it");
  model.moments.caption = tr("Missed: the reply was missing or harmful on the criterion.");
  model.moments.columns = {
      {tr("Criterion"), false},
      explained(tr("called"),
                tr("Replies of every kind whose moment called for it, and that were rated on it.")),
      explained(tr("missed"), tr("Of these, replies that were missing or harmful on it.")),
      {tr("share missed")}};
  for (const auto& row : report.moments) {
    const auto share = row.called == 0 ? std::optional<double>()
                                       : static_cast<double>(row.missed) / static_cast<double>(row.called);
    model.moments.rows.push_back({{row.criterion},
                                  {count_text(row.called)},
                                  {count_text(row.missed)},
                                  {share_text(share), {}, {}, share}});
    model.moments.leads.emplace_back(OpenBehind{{Counted::Kind::Missed, Measure::Overall, row.criterion_id}});
  }
}

/// Those that come least often for how often they could, and those that harm most often.
void add_signs(ManagerModel& model, const CohortReport& report) {
  model.earning.title = tr("Signs that come least often");
  model.earning.caption =
      tr("In typed replies. Nobody shows every sign in every reply; what counts is which never come.");
  model.earning.columns = {
      {tr("Sign"), false},
      explained(tr("chances"), tr("Typed replies whose moment called for the criterion of the sign.")),
      explained(tr("chances with"), tr("Of these, replies in which it was found.")),
      explained(tr("without"), tr("Of these, replies in which it was not found."))};
  for (const auto* row : rarest_signs(report, kMostSignsShown)) {
    model.earning.rows.push_back({{row->sign},
                                  {count_text(row->chances)},
                                  {count_text(row->shown_when_called())},
                                  {count_text(row->missed)}});
    model.earning.leads.emplace_back(
        OpenBehind{{Counted::Kind::NotShown, Measure::Overall, row->indicator_id}});
  }
  model.harming.title = tr("Signs that harm");
  model.harming.caption = tr("In typed replies, the most frequent first.");
  model.harming.columns = {{tr("Sign"), false},
                           explained(tr("shown"), tr("Typed replies in which it was found."))};
  for (const auto* row : harmful_signs(report, kMostSignsShown)) {
    model.harming.rows.push_back({{row->sign}, {count_text(row->shown)}});
    model.harming.leads.emplace_back(OpenBehind{{Counted::Kind::Shown, Measure::Overall, row->indicator_id}});
  }
}

// ---- cohorts beside one another

/// "n 9, +12 (n 4)": how many people a mean and a lift are made of.
std::string made_of(const MeasureTotal& total) {
  if (total.people == 0) return {};
  const auto people = count_text(total.people);
  if (!total.lift) return tr_format("n {}", people);
  return tr_format("n {}, {} (n {})", people, lift_text(total.lift), count_text(total.lifted_people));
}

void add_teams(ManagerModel& model, const CohortReport& report) {
  model.teams.title = tr("Teams");
  model.teams.caption =
      tr("Means over people, of their last attempt. Under each: the lift, and of how many people either is "
         "made. "
         "Who is in two teams counts in both.");
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
      auto figure = mean_figure(measure.last);
      figure.detail = made_of(measure);
      row.push_back(std::move(figure));
    }
    row.push_back({felt_text(total.felt)});
    model.teams.rows.push_back(std::move(row));
    auto filter = model.filter;
    filter.team_id = team.team_id;
    model.teams.leads.emplace_back(ChangeRecordFilter{std::move(filter)});
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
      row.push_back(mean_figure(measure.mean));
    }
    row.push_back({felt_text(scenario.felt)});
    row.push_back({cost_text(scenario.cost)});
    model.scenarios.rows.push_back(std::move(row));
    auto filter = model.filter;
    filter.scenario_id = scenario.scenario_id;
    model.scenarios.leads.emplace_back(ChangeRecordFilter{std::move(filter)});
  }
}

void add_months(ManagerModel& model, const CohortReport& report) {
  model.trend = trend_of(report.months, report.question.now);
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
    model.months.leads.emplace_back(ChangeRecordFilter{std::move(filter)});
  }
}

bool is_narrowed(const RecordFilter& filter) {
  return filter != RecordFilter{};
}

void add_report(ManagerModel& model, const ManagerDesk& desk, const UtcOffset& utc_offset) {
  const auto& report = *desk.cohort->report;
  model.is_empty = report.people.empty() && desk.months.empty();
  model.note = demonstration_note(report);
  model.subject = in_one_harmless_line(subject_text(report, utc_offset(report.question.now)));
  model.tiles = tiles_of(report);
  model.tile_leads = tile_leads();
  add_people(model, report);
  add_months(model, report);
  add_totals(model, report);
  add_gains(model, report);
  add_moments(model, report);
  add_signs(model, report);
  add_teams(model, report);
  add_scenarios(model, report);
  order_people(model, desk);
}

}  // namespace

std::string shown_name(const std::string& name, const std::string& person_id) {
  if (name.empty() || name == person_id) return tr("Someone whose name was deleted");
  return in_one_harmless_line(name);
}

ManagerAction action_of(const Lead& lead) {
  return std::visit([](const auto& action) { return ManagerAction(action); }, lead);
}

std::string table_name(ReportTable table) {
  switch (table) {
    case ReportTable::People:
      return tr("People");
    case ReportTable::Teams:
      return tr("Teams");
    case ReportTable::Scenarios:
      return tr("Scenarios");
    case ReportTable::Months:
      return tr("Months");
    case ReportTable::Signs:
      return tr("Signs");
    case ReportTable::Moments:
      return tr("Moments");
    case ReportTable::Criteria:
      return tr("Criteria");
  }
  return {};
}

void show_details(ManagerModel& model, const ManagerDesk& desk, const Shelf& shelf,
                  const UtcOffset& utc_offset) {
  model.page = desk.page;
  model.asking = desk.asking || desk.looking;
  model.can_stop = desk.asking || (desk.looking && !desk.keeping);
  model.is_old = desk.asking && desk.cohort.has_value();
  model.person.reset();
  model.behind.reset();
  model.held.reset();
  model.certificate.reset();
  model.calibration.reset();
  model.rated = rated_text(desk.rated);
  model.rating.reset();
  if (desk.rating) model.rating = rating_page(*desk.rating, desk.keeping, shelf);
  if (!desk.cohort) return;
  find_way_back(model, desk);
  if (desk.person) model.person = person_page(*desk.person, desk, shelf, utc_offset);
  if (desk.behind) model.behind = behind_page(*desk.behind, desk, shelf, utc_offset);
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
