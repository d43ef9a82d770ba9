// SPDX-License-Identifier: MIT
/// \file A manager's report for tests of what is written about it: every field has something in it.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <string>

#include "engine/report/certificate.h"
#include "engine/report/cohort_report.h"

namespace rapport::test {

inline MeasureCell made_cell(int first, int best, int last, int attempts) {
  MeasureCell cell;
  cell.attempts = attempts;
  cell.first = first;
  cell.best = best;
  cell.last = last;
  cell.mean = (first + best + last) / 3.0;
  if (attempts > 1) {
    cell.lift = last - first;
    cell.trend = last > first + 4 ? Direction::Up : last < first - 4 ? Direction::Down : Direction::Steady;
  }
  return cell;
}

/// The numbers are plausible and follow no rule: who writes them must not compute any.
inline CohortReport made_report(int people = 12) {
  CohortReport report;
  report.question.now = TimePoint(std::chrono::milliseconds(1'795'352'700'000));  // 2026-11-22 13:05 UTC
  report.question.filter.team_id = "north";
  report.question.filter.from = Month{2026, 4};
  report.question.filter.to = Month{2026, 11};
  report.some_demonstration = report.all_demonstration = true;
  constexpr const char* kNames[] = {"Ada Archer", "Bo Berg", "Cleo Chan", "Dag Dahl", "Eve Ek", "Finn Fox"};
  for (int i = 0; i < people; ++i) {
    PersonRow person;
    person.person_id = fmt::format("p-{:03}", i);
    person.name = fmt::format("{} {}", kNames[i % 6], i / 6 + 1);
    person.team_ids = {"north"};
    person.demonstration = true;
    if (i % 7 != 3) {
      person.state = i % 5 == 2 ? PersonRow::State::Stalled : PersonRow::State::Active;
      person.last_active = report.question.now - std::chrono::hours(24 * (1 + 9 * (i % 5)));
      person.begun = 3 + i % 9;
      person.finished = 2 + i % 8;
      person.passed = 1 + i % 4;
      person.felt = 2.1 + (i * 37 % 28) / 10.0;
      for (const auto measure : kAllMeasures) {
        const int at = static_cast<int>(place_of(measure));
        const int first = 25 + (i * 13 + at * 17) % 45,
                  last = std::min(100, first - 8 + (i * 11 + at * 23) % 52);
        person.measures[place_of(measure)] = made_cell(first, std::max(first, last), last, 1 + i % 8);
      }
      if (i % 5 == 1) person.measures[4].reset();
      if (i % 2 == 0) person.gap = SkillGap{Measure::Empathy, 38, 4, "wrong-coffee", 0.5, false};
    }
    report.people.push_back(person);
  }
  auto& total = report.total;
  total.people = people;
  total.not_begun = 2;
  total.stalled = 2;
  total.begun = 71;
  total.finished = 58;
  total.passed = 31;
  total.people_passed = 9;
  total.pass_share = 31.0 / 58;
  total.felt = 3.4;
  for (const auto measure : kAllMeasures) {
    auto& one = total.measures[place_of(measure)];
    const int at = static_cast<int>(place_of(measure));
    one.attempts = 58;
    one.mean = 57.25 + at;
    one.people = 10;
    one.first = 44.5 + at;
    one.best = 71.5 + at;
    one.last = 66.5 + at;
    one.lifted_people = 8;
    one.lift = at == 2 ? -3.2 : 12.4 + at;
    one.rose = 6;
    one.fell = 1;
    one.last_by_ten = {0, 0, 1, 0, 2, 1, 3, 2, at + 0, 1};
  }
  report.teams = {{"north", "Counter north", total}, {"south", "", total}};
  for (int i = 0; i < 8; ++i) {
    MonthRow month;
    month.month = {2026, 4 + i};
    month.begun = 5 + i;
    month.finished = i == 3 ? 0 : 4 + i;
    month.passed = i == 3 ? 0 : 1 + i;
    if (i != 3) {
      month.felt = 2.8 + i * 0.13;
      for (const auto measure : kAllMeasures) {
        const int at = static_cast<int>(place_of(measure));
        month.measures[place_of(measure)] = {month.finished, 42.0 + i * (4.5 - at) + at * 3.7};
      }
    }
    report.months.push_back(month);
  }
  ScenarioRow coffee;
  coffee.scenario_id = "wrong-coffee";
  coffee.title = "Caramel, extra hot";
  coffee.mark = PassMark{60, 40};
  coffee.begun = 40;
  coffee.finished = 33;
  coffee.passed = 20;
  coffee.pass_share = 20.0 / 33;
  coffee.felt = 3.71;
  for (const auto measure : kAllMeasures) coffee.measures[place_of(measure)] = {33, 61.333333};
  coffee.cost = {"GBP", 41, 33};
  auto unknown = coffee;
  unknown.scenario_id = unknown.title = "gone-since";
  unknown.mark.reset();
  unknown.felt.reset();
  unknown.measures[3] = {};
  unknown.cost = {"", 12, 3};
  report.scenarios = {coffee, unknown};
  report.costs = {coffee.cost, unknown.cost};
  report.signs = {
      {"listening.open-question", "listening", "Asks an open question", Polarity::Earns, 31, 80, 49},
      {"empathy.order", "empathy", "Orders to be calm", Polarity::Harms, 4, 0, 0},
      {"ownership.noted", "ownership", "Names a colleague", Polarity::Notes, 2, 0, 0}};
  report.moments = {{"listening", "Listening", 120, 31}, {"empathy", "Empathy", 0, 0}};
  return report;
}

inline Certificate made_certificate() {
  Certificate certificate;
  certificate.attempt_id = "00000000-0000-4000-8000-000000000001";
  certificate.person_id = "p-001";
  certificate.name = "Ada Archer";
  certificate.scenario_id = "wrong-coffee";
  certificate.scenario_title = "Caramel, extra hot";
  certificate.scenario_hash = std::string(64, 'a');
  certificate.rubric_id = "recovery";
  certificate.rubric_title = "Recovery";
  certificate.rubric_hash = std::string(64, 'b');
  certificate.finished = TimePoint(std::chrono::milliseconds(1'795'352'700'000));
  certificate.mark = {60, 40};
  certificate.overall = 83;
  certificate.criteria = {{"listening", "Listening", 75}, {"ownership", "Ownership", std::nullopt}};
  certificate.ending_title = "She comes back";
  certificate.replies = 5;
  certificate.chosen = 3;
  certificate.typed = certificate.rated_by_machine = 2;
  certificate.opinions = 1;
  certificate.demonstration = true;
  return certificate;
}

/// Calls `spoil` with every text of a certificate that somebody wrote.
inline void for_each_text(Certificate& certificate, const std::function<void(std::string&)>& spoil) {
  for (auto* text : {&certificate.attempt_id, &certificate.person_id, &certificate.name,
                     &certificate.scenario_id, &certificate.scenario_title, &certificate.rubric_id,
                     &certificate.rubric_title, &certificate.ending_title})
    spoil(*text);
  for (auto& score : certificate.criteria) spoil(score.criterion);
}

/// Calls `spoil` with every text of a report that somebody wrote.
inline void for_each_text(CohortReport& report, const std::function<void(std::string&)>& spoil) {
  spoil(report.question.filter.team_id);
  spoil(report.question.filter.scenario_id);
  for (auto& person : report.people) {
    spoil(person.person_id);
    spoil(person.name);
    for (auto& team : person.team_ids) spoil(team);
    if (person.gap) spoil(person.gap->scenario_id);
  }
  for (auto& team : report.teams) {
    spoil(team.team_id);
    spoil(team.name);
  }
  for (auto& scenario : report.scenarios) {
    spoil(scenario.scenario_id);
    spoil(scenario.title);
    spoil(scenario.cost.currency);
  }
  for (auto& cost : report.costs) spoil(cost.currency);
  for (auto& sign : report.signs) {
    for (auto* text : {&sign.indicator_id, &sign.criterion_id, &sign.sign}) spoil(*text);
  }
  for (auto& moment : report.moments) {
    spoil(moment.criterion_id);
    spoil(moment.criterion);
  }
}

}  // namespace rapport::test
