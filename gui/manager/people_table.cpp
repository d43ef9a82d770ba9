// SPDX-License-Identifier: MIT
#include "gui/manager/people_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "engine/base/words.h"
#include "gui/manager/figure_words.h"
#include "gui/trainee/lobby_search.h"
#include "gui/trainee/wording.h"

namespace rapport::gui {
namespace {

constexpr std::size_t kMostWaiting = 5;

const std::optional<MeasureCell>& overall_of(const PersonRow& person) {
  return person.measures[place_of(Measure::Overall)];
}

Figure last_figure(const std::optional<MeasureCell>& cell) {
  if (!cell) return {kNoFigure};
  Figure figure{count_text(cell->last), {}, ground_of(cell->last)};
  if (cell->lift) figure.detail = tr_format("first {}", cell->first);
  return figure;
}

FigureRow person_row(const PersonRow& person, bool all_demonstration) {
  Figure name{shown_name(person.name, person.person_id)};
  std::vector<std::string> remarks;
  if (person.state != PersonRow::State::Active) remarks.push_back(state_name(person.state));
  if (person.name == person.person_id) remarks.push_back(person.person_id.substr(0, 10));
  if (person.demonstration && !all_demonstration) remarks.emplace_back(tr("demonstration"));
  name.detail = dotted(remarks);
  FigureRow row = {std::move(name)};
  row.push_back({count_text(person.finished),
                 person.finished > 0 ? tr_format("{} passed", person.passed) : std::string()});
  const auto& overall = overall_of(person);
  row.push_back(last_figure(overall));
  row.push_back({overall ? count_text(overall->best) : kNoFigure});
  row.push_back({lift_text(overall ? overall->lift : std::nullopt)});
  row.push_back({overall && overall->trend ? direction_name(*overall->trend) : kNoFigure});
  for (const auto measure : kAllMeasures) {
    if (measure != Measure::Overall) row.push_back(last_figure(person.measures[place_of(measure)]));
  }
  return row;
}

void add_columns(FigureTable& table) {
  const auto column = [&](const std::string& title, const char* meaning) {
    table.columns.push_back({title, !table.columns.empty(), true, meaning});
  };
  const auto* const points =
      tr("Points of 100 in the last attempt that was rated on it; under it those in the first.");
  column(tr("Person"), "");
  column(tr("Attempts"), tr("Attempts that came to an ending, and how many of them passed."));
  column(measure_name(Measure::Overall), points);
  column(tr("Best"), tr("The most points of 100 overall in any attempt."));
  column(tr("Lift"), tr("Points overall in the last attempt less those in the first; from two attempts on."));
  column(tr("Trend"), tr("Where it goes now: the last attempt beside the mean of all before it, overall; "
                         "less than 5 points is "
                         "steady. From three attempts on."));
  for (const auto measure : kAllMeasures) {
    if (measure != Measure::Overall) column(measure_name(measure), points);
  }
}

/// By what a column shows; people without it always come last.
std::optional<std::int64_t> key_of(const PersonRow& person, std::size_t column) {
  const auto& overall = overall_of(person);
  const auto whole = [](const auto& number) {
    return number ? std::optional(static_cast<std::int64_t>(*number)) : std::nullopt;
  };
  switch (static_cast<PeopleColumn>(column)) {
    case PeopleColumn::Name:
      return std::nullopt;  // they come by name
    case PeopleColumn::Attempts:
      return person.finished;
    case PeopleColumn::Best:
      return overall ? std::optional<std::int64_t>(overall->best) : std::nullopt;
    case PeopleColumn::Lift:
      return overall ? whole(overall->lift) : std::nullopt;
    case PeopleColumn::Trend:
      return overall ? whole(overall->trend) : std::nullopt;
    default: {
      const auto place = column == static_cast<std::size_t>(PeopleColumn::Overall)
                             ? place_of(Measure::Overall)
                             : column - static_cast<std::size_t>(PeopleColumn::Criteria) + 1;
      const auto& cell = person.measures[place];
      return cell ? std::optional<std::int64_t>(cell->last) : std::nullopt;
    }
  }
}

bool is_listed(const PersonRow& person, Who who) {
  const auto& overall = overall_of(person);
  switch (who) {
    case Who::Everybody:
      return true;
    case Who::NotBegun:
      return person.state == PersonRow::State::NotBegun;
    case Who::Stalled:
      return person.state == PersonRow::State::Stalled;
    case Who::Waiting:
      return person.state != PersonRow::State::Active;
    case Who::Passed:
      return person.passed > 0;
    case Who::Rated:
      return overall.has_value();
    case Who::Lifted:
      return overall && overall->lift;
  }
  return true;
}

void add_waiting(ManagerModel& model, const CohortReport& report, Who who, const char* title) {
  WaitingLine line{title, {}, 0, who};
  for (const auto& person : report.people) {
    if (!is_listed(person, who)) continue;
    if (line.people.size() < kMostWaiting) {
      line.people.emplace_back(shown_name(person.name, person.person_id), person.person_id);
    } else {
      ++line.more;
    }
  }
  if (!line.people.empty()) model.waiting.push_back(std::move(line));
}

/// Who is listed and by what they are sorted: "stalled, by lift, falling".
std::string listed_text(const ManagerModel& model, Who who) {
  const auto by = model.sorted.column == 0 ? std::string(tr("name"))
                                           : in_sentence(model.people.columns[model.sorted.column].title);
  auto text = model.sorted.falling ? tr_format("by {}, falling", by) : tr_format("by {}", by);
  return who == Who::Everybody ? text : in_sentence(who_name(who)) + ", " + text;
}

}  // namespace

std::string who_name(Who who) {
  switch (who) {
    case Who::Everybody:
      return tr("Everybody");
    case Who::NotBegun:
      return tr("Not begun");
    case Who::Stalled:
      return tr("Stalled");
    case Who::Waiting:
      return tr("Not begun or stalled");
    case Who::Passed:
      return tr("Have passed one");
    case Who::Rated:
      return tr("Have points");
    case Who::Lifted:
      return tr("Two attempts or more");
  }
  return {};
}

void add_people(ManagerModel& model, const CohortReport& report) {
  auto& table = model.people;
  add_columns(table);
  table.rows.reserve(report.people.size());
  for (const auto& person : report.people) {
    table.rows.push_back(person_row(person, report.all_demonstration));
    model.person_ids.push_back(person.person_id);
    model.searchable.push_back(searchable(table.rows.back().front().text));
  }
  add_waiting(model, report, Who::NotBegun, tr("Not begun:"));
  add_waiting(model, report, Who::Stalled, tr("Stalled:"));
  for (std::size_t who = 0; who < kWhos; ++who) {
    const auto count = std::ranges::count_if(
        report.people, [&](const PersonRow& person) { return is_listed(person, static_cast<Who>(who)); });
    model.whos.push_back(fmt::format("{} ({})", who_name(static_cast<Who>(who)), count_text(count)));
  }
}

void find_way_back(ManagerModel& model, const ManagerDesk& desk) {
  model.came_from.reset();
  const auto back = std::ranges::find(model.person_ids, desk.came_from);
  if (desk.came_from.empty() || back == model.person_ids.end()) return;
  const auto place =
      std::ranges::find(model.order, static_cast<std::uint32_t>(back - model.person_ids.begin()));
  if (place != model.order.end()) model.came_from = static_cast<std::size_t>(place - model.order.begin());
}

void order_people(ManagerModel& model, const ManagerDesk& desk) {
  const auto& people = desk.cohort->report->people;
  const auto words = searchable(desk.words);
  model.sorted = desk.order;
  model.who = desk.who;
  model.searching = !words.empty();
  model.order.clear();
  for (std::uint32_t i = 0; i < people.size(); ++i) {
    if (is_listed(people[i], desk.who) && finds(model.searchable[i], words)) model.order.push_back(i);
  }
  const auto [column, falling] = desk.order;
  if (column == 0) {
    if (falling) std::ranges::reverse(model.order);  // they come by name
  } else {
    std::vector<std::optional<std::int64_t>> keys(people.size());
    for (const auto i : model.order) keys[i] = key_of(people[i], column);
    std::ranges::stable_sort(model.order, [&](std::uint32_t one, std::uint32_t other) {
      const auto a = keys[one], b = keys[other];
      if (a.has_value() != b.has_value()) return a.has_value();
      return falling ? a > b : a < b;
    });
  }
  const auto all = people.size(), shown = model.order.size();
  const auto listed = listed_text(model, desk.who);
  model.count = shown == all
                    ? tr_n_format("{} person, {}", "{} people, {}", all, all, listed)
                    : tr_n_format("{} of {} person, {}", "{} of {} people, {}", all, shown, all, listed);
  find_way_back(model, desk);
}

}  // namespace rapport::gui
