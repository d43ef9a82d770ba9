// SPDX-License-Identifier: MIT
#include "engine/exporting/report_csv.h"

#include <fmt/format.h>

#include <cstdint>
#include <optional>

#include "engine/exporting/csv_rows.h"
#include "engine/exporting/moment_iso.h"

namespace rapport {
namespace {

std::string_view state_word(PersonRow::State state) {
  constexpr std::array<std::string_view, 3> kWords = {"not-begun", "stalled", "active"};
  return kWords[static_cast<std::size_t>(state)];
}

std::string_view direction_word(Direction direction) {
  constexpr std::array<std::string_view, 3> kWords = {"falling", "steady", "rising"};
  return kWords[static_cast<std::size_t>(direction)];
}

std::string_view polarity_word(Polarity polarity) {
  constexpr std::array<std::string_view, 3> kWords = {"earns", "harms", "notes"};
  return kWords[static_cast<std::size_t>(polarity)];
}

/// Names such as "listening_last", for each measure.
void head_of_measures(CsvRows& rows, std::initializer_list<std::string_view> parts) {
  for (const auto measure : kAllMeasures) {
    for (const auto part : parts) rows.text(fmt::format("{}_{}", word_of(measure), part));
  }
}

void head(CsvRows& rows, std::initializer_list<std::string_view> names) {
  for (const auto name : names) rows.text(name);
}

void write_people(CsvRows& rows, const CohortReport& report) {
  head(rows, {"person_id", "name", "teams", "demonstration", "state", "last_active", "begun", "finished",
              "passed", "felt"});
  head_of_measures(rows, {"attempts", "first", "best", "last", "mean", "lift", "trend"});
  head(rows, {"weakest", "weakest_last", "suggested_scenario"});
  rows.end();
  for (const auto& person : report.people) {
    std::string teams;
    for (const auto& team : person.team_ids) teams += (teams.empty() ? "" : " ") + team;
    rows.text(person.person_id).text(person.name).text(teams).text(person.demonstration ? "yes" : "no");
    rows.text(state_word(person.state))
        .text(person.last_active ? moment_iso(*person.last_active) : std::string());
    rows.number(person.begun).number(person.finished).number(person.passed).number(person.felt);
    for (const auto measure : kAllMeasures) {
      const auto& cell = person.measures[place_of(measure)];
      if (!cell) {
        rows.nothing(7);
        continue;
      }
      rows.number(cell->attempts)
          .number(cell->first)
          .number(cell->best)
          .number(cell->last)
          .number(cell->mean);
      cell->lift ? rows.number(*cell->lift) : rows.nothing();
      cell->trend ? rows.text(direction_word(*cell->trend)) : rows.nothing();
    }
    if (person.gap) {
      rows.text(word_of(person.gap->criterion)).number(person.gap->last).text(person.gap->scenario_id);
    } else {
      rows.nothing(3);
    }
    rows.end();
  }
}

void write_teams(CsvRows& rows, const CohortReport& report) {
  head(rows, {"team_id", "name", "people", "not_begun", "stalled", "begun", "finished", "passed",
              "people_passed", "pass_share", "felt"});
  head_of_measures(rows, {"people", "first", "best", "last", "lift", "rose", "fell"});
  rows.end();
  for (const auto& team : report.teams) {
    const auto& total = team.total;
    rows.text(team.team_id)
        .text(team.name)
        .number(total.people)
        .number(total.not_begun)
        .number(total.stalled);
    rows.number(total.begun).number(total.finished).number(total.passed).number(total.people_passed);
    rows.number(total.pass_share).number(total.felt);
    for (const auto measure : kAllMeasures) {
      const auto& one = total.measures[place_of(measure)];
      rows.number(one.people).number(one.first).number(one.best).number(one.last).number(one.lift);
      rows.number(one.rose).number(one.fell);
    }
    rows.end();
  }
}

void write_scenarios(CsvRows& rows, const CohortReport& report) {
  head(rows, {"scenario_id", "title", "pass_overall", "pass_each", "begun", "finished", "passed",
              "pass_share", "felt", "remedy_cost", "currency"});
  head_of_measures(rows, {"attempts", "mean"});
  rows.end();
  for (const auto& scenario : report.scenarios) {
    rows.text(scenario.scenario_id).text(scenario.title);
    if (scenario.mark) {
      rows.number(scenario.mark->overall).number(scenario.mark->each);
    } else {
      rows.nothing(2);
    }
    rows.number(scenario.begun).number(scenario.finished).number(scenario.passed).number(scenario.pass_share);
    rows.number(scenario.felt).number(scenario.cost.amount).text(scenario.cost.currency);
    for (const auto measure : kAllMeasures)
      rows.number(scenario.measures[place_of(measure)].attempts)
          .number(scenario.measures[place_of(measure)].mean);
    rows.end();
  }
}

void write_months(CsvRows& rows, const CohortReport& report) {
  head(rows, {"month", "begun", "finished", "passed", "felt"});
  head_of_measures(rows, {"attempts", "mean"});
  rows.end();
  for (const auto& month : report.months) {
    rows.text(text_of(month.month))
        .number(month.begun)
        .number(month.finished)
        .number(month.passed)
        .number(month.felt);
    for (const auto measure : kAllMeasures)
      rows.number(month.measures[place_of(measure)].attempts).number(month.measures[place_of(measure)].mean);
    rows.end();
  }
}

void write_signs(CsvRows& rows, const CohortReport& report) {
  head(rows, {"indicator_id", "criterion_id", "sign", "polarity", "shown", "chances", "missed"});
  rows.end();
  for (const auto& sign : report.signs) {
    rows.text(sign.indicator_id).text(sign.criterion_id).text(sign.sign).text(polarity_word(sign.polarity));
    rows.number(sign.shown).number(sign.chances).number(sign.missed).end();
  }
}

void write_moments(CsvRows& rows, const CohortReport& report) {
  head(rows, {"criterion_id", "criterion", "called", "missed"});
  rows.end();
  for (const auto& moment : report.moments)
    rows.text(moment.criterion_id).text(moment.criterion).number(moment.called).number(moment.missed).end();
}

}  // namespace

std::string report_csv(const CohortReport& report, ReportTable table) {
  using Write = void (*)(CsvRows&, const CohortReport&);
  constexpr std::array<Write, kReportTableWords.size()> kWriters = {
      write_people, write_teams, write_scenarios, write_months, write_signs, write_moments};
  CsvRows rows;
  kWriters[static_cast<std::size_t>(table)](rows, report);
  return rows.bytes();
}

}  // namespace rapport
