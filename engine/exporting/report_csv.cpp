// SPDX-License-Identifier: MIT
#include "engine/exporting/report_csv.h"

#include <fmt/format.h>

#include <cstdint>
#include <optional>

#include "engine/exporting/csv_rows.h"
#include "engine/exporting/moment_iso.h"

namespace rapport {
namespace {

/// Names such as "listening_last", for each measure.
void head_of_measures(CsvRows& rows, std::initializer_list<std::string_view> parts) {
  for (const auto measure : kAllMeasures) {
    for (const auto part : parts) rows.text(fmt::format("{}_{}", word_of(measure), part));
  }
}

void head(CsvRows& rows, std::initializer_list<std::string_view> names) {
  for (const auto name : names) rows.text(name);
}

/// What the table is of: practice and counted attempts, a team and everybody have the same columns.
void end_head(CsvRows& rows) {
  head(rows, {"report_mode", "report_person", "report_team", "report_scenario", "report_from", "report_to",
              "report_demonstration"});
  rows.end();
}

void end_row(CsvRows& rows, const CohortReport& report) {
  const auto& filter = report.question.filter;
  rows.text(word_of(report.question.mode())).text(filter.person_id).text(filter.team_id);
  rows.text(filter.scenario_id);
  for (const auto& month : {filter.from, filter.to}) month ? rows.text(text_of(*month)) : rows.nothing();
  rows.text(demonstration_word(report)).end();
}

void write_people(CsvRows& rows, const CohortReport& report) {
  head(rows, {"person_id", "name", "teams", "demonstration", "state", "last_active", "begun", "finished",
              "passed", "felt"});
  head_of_measures(rows, {"attempts", "first", "best", "last", "mean", "lift", "trend"});
  head(rows, {"weakest", "weakest_last", "suggested_scenario"});
  end_head(rows);
  for (const auto& person : report.people) {
    std::string teams;
    for (const auto& team : person.team_ids) teams += (teams.empty() ? "" : " ") + team;
    rows.text(person.person_id).text(person.name).text(teams).text(person.demonstration ? "yes" : "no");
    rows.text(word_of(person.state))
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
      cell->trend ? rows.text(word_of(*cell->trend)) : rows.nothing();
    }
    if (person.gap) {
      rows.text(word_of(person.gap->criterion)).number(person.gap->last).text(person.gap->scenario_id);
    } else {
      rows.nothing(3);
    }
    end_row(rows, report);
  }
}

void write_teams(CsvRows& rows, const CohortReport& report) {
  head(rows, {"team_id", "name", "people", "not_begun", "stalled", "begun", "finished", "passed",
              "people_passed", "pass_share", "felt"});
  head_of_measures(rows, {"people", "first", "best", "last", "lift", "rose", "fell"});
  end_head(rows);
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
    end_row(rows, report);
  }
}

void write_scenarios(CsvRows& rows, const CohortReport& report) {
  head(rows, {"scenario_id", "title", "pass_overall", "pass_each", "begun", "finished", "passed",
              "pass_share", "felt", "remedy_cost", "currency"});
  head_of_measures(rows, {"attempts", "mean"});
  end_head(rows);
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
    end_row(rows, report);
  }
}

void write_months(CsvRows& rows, const CohortReport& report) {
  head(rows, {"month", "begun", "finished", "passed", "felt"});
  head_of_measures(rows, {"attempts", "mean"});
  end_head(rows);
  for (const auto& month : report.months) {
    rows.text(text_of(month.month))
        .number(month.begun)
        .number(month.finished)
        .number(month.passed)
        .number(month.felt);
    for (const auto measure : kAllMeasures)
      rows.number(month.measures[place_of(measure)].attempts).number(month.measures[place_of(measure)].mean);
    end_row(rows, report);
  }
}

void write_signs(CsvRows& rows, const CohortReport& report) {
  head(rows, {"indicator_id", "criterion_id", "sign", "polarity", "shown", "chances", "missed"});
  end_head(rows);
  for (const auto& sign : report.signs) {
    rows.text(sign.indicator_id).text(sign.criterion_id).text(sign.sign).text(word_of(sign.polarity));
    rows.number(sign.shown).number(sign.chances).number(sign.missed);
    end_row(rows, report);
  }
}

void write_moments(CsvRows& rows, const CohortReport& report) {
  head(rows, {"criterion_id", "criterion", "called", "missed"});
  end_head(rows);
  for (const auto& moment : report.moments) {
    rows.text(moment.criterion_id).text(moment.criterion).number(moment.called).number(moment.missed);
    end_row(rows, report);
  }
}

void write_criteria(CsvRows& rows, const CohortReport& report) {
  head(rows, {"measure", "attempts", "mean", "people", "first", "best", "last", "lifted_people", "lift",
              "rose", "fell"});
  end_head(rows);
  for (const auto measure : kAllMeasures) {
    const auto& total = report.total.measures[place_of(measure)];
    rows.text(word_of(measure)).number(total.attempts).number(total.mean).number(total.people);
    rows.number(total.first).number(total.best).number(total.last);
    rows.number(total.lifted_people).number(total.lift).number(total.rose).number(total.fell);
    end_row(rows, report);
  }
}

}  // namespace

std::string report_csv(const CohortReport& report, ReportTable table) {
  using Write = void (*)(CsvRows&, const CohortReport&);
  constexpr std::array<Write, kReportTableWords.size()> kWriters = {
      write_people, write_teams, write_scenarios, write_months, write_signs, write_moments, write_criteria};
  CsvRows rows;
  kWriters[static_cast<std::size_t>(table)](rows, report);
  return rows.bytes();
}

}  // namespace rapport
