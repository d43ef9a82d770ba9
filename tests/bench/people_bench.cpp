// SPDX-License-Identifier: MIT
#include "people_bench.h"

#include <fmt/format.h>

#include <array>
#include <iostream>
#include <memory>
#include <string_view>

#include "gui/manager/manager_model.h"

namespace rapport::bench {
namespace {

constexpr std::array<std::string_view, 8> kGiven = {"Ada", "Bela",  "Carl", "Dunja",
                                                    "Eve", "Femke", "Gero", "Hana"};
constexpr std::array<std::string_view, 7> kFamily = {"Archer", "Berg", "Chan", "Dahl", "Ek", "Fox", "Gil"};
constexpr int kMonths = 24;

MeasureCell cell_of(std::size_t seed) {
  MeasureCell cell;
  cell.attempts = 3 + static_cast<std::int64_t>(seed % 400);
  cell.first = static_cast<int>(seed * 13 % 60);
  cell.last = static_cast<int>(seed * 29 % 101);
  cell.best = std::max(cell.first, cell.last);
  cell.mean = (cell.first + cell.last) / 2.0;
  cell.lift = cell.last - cell.first;
  cell.trend = static_cast<Direction>(seed % 3);
  return cell;
}

PersonRow person_of(std::size_t number) {
  PersonRow person;
  person.person_id = fmt::format("p-{:06}", number);
  person.name =
      fmt::format("{} {} {}", kGiven[number % kGiven.size()], kFamily[number % kFamily.size()], number);
  person.state = number % 9 == 0 ? PersonRow::State::Stalled : PersonRow::State::Active;
  person.begun = person.finished = 200;
  person.passed = static_cast<std::int64_t>(number % 200);
  for (std::size_t m = 0; m < kMeasures; ++m) person.measures[m] = cell_of(number + 7 * m);
  return person;
}

/// The report of a store with a million attempts, two hundred of each person.
std::shared_ptr<const CohortReport> report_of(std::size_t people) {
  auto report = std::make_shared<CohortReport>();
  for (std::size_t i = 0; i < people; ++i) report->people.push_back(person_of(i));
  report->total.people = static_cast<std::int64_t>(people);
  report->total.begun = report->total.finished = report->total.people * 200;
  for (auto& measure : report->total.measures) {
    measure.people = measure.lifted_people = report->total.people;
    measure.first = 31, measure.best = 77, measure.last = 62, measure.lift = 31, measure.mean = 55;
  }
  for (int i = 0; i < kMonths; ++i) {
    MonthRow month;
    month.month = {2024 + i / 12, 1 + i % 12};
    month.begun = month.finished = 41'000;
    for (std::size_t m = 0; m < kMeasures; ++m)
      month.measures[m] = {41'000, 40.0 + i + 3.0 * static_cast<double>(m)};
    report->months.push_back(month);
  }
  return report;
}

}  // namespace

void measure_people(gui::AppState& state, std::size_t people, const std::function<int()>& draw,
                    const std::function<double(int count, const std::function<void()>&)>& frame_ms) {
  constexpr int kFrames = 100, kFew = 10;
  auto& desk = state.manager;
  auto& page = state.manager_page;
  desk.cohort = gui::CohortReading{report_of(people), {}, {}, {}};
  state.place = gui::Place::Manager;
  const double made = frame_ms(2, [&] {
    page = gui::make_manager_model(desk, {}, true, [](TimePoint) { return std::chrono::minutes{0}; });
  });
  const double frame = frame_ms(kFrames, draw);
  const int vertices = draw();
  const double sorted = frame_ms(kFew, [&] {
    desk.order = {4, !desk.order.falling};
    gui::order_people(page, desk);
    draw();
  });
  const double searched = frame_ms(kFew, [&] {
    desk.words = desk.words.empty() ? "ar" : "";
    gui::order_people(page, desk);
    draw();
  });
  desk.page = page.page = gui::ManagerPage::Trend;
  const double months = frame_ms(kFrames, draw);
  desk.page = page.page = gui::ManagerPage::Criteria;
  const double criteria = frame_ms(kFrames, draw);
  std::cout << fmt::format(
      "{{\"people\": {}, \"people_frame_ms\": {:.3f}, \"people_vertices\": {}, \"people_sort_ms\": {:.2f}, "
      "\"people_search_ms\": {:.2f}, \"people_made_ms\": {:.1f}, \"months\": {}, \"months_frame_ms\": "
      "{:.3f}, "
      "\"criteria_frame_ms\": {:.3f}}}\n",
      people, frame, vertices, sorted, searched, made, kMonths, months, criteria);
}

}  // namespace rapport::bench
