// SPDX-License-Identifier: MIT
#include "engine/exporting/report_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "engine/base/words.h"
#include "engine/exporting/text_table.h"
#include "engine/report/count_text.h"
#include "engine/report/figure_text.h"
#include "engine/report/moment_text.h"

namespace rapport {
namespace {

using Emphasis = TextStyle::Emphasis;
using Side = TextTable::Side;

constexpr std::size_t kMostSigns = 8;

std::string plain_mean(const std::optional<double>& mean) {
  return mean_text(mean, kPlainSigns);
}
std::string plain_lift(const std::optional<double>& lift) {
  return lift_text(lift, kPlainSigns);
}
std::string plain_share(const std::optional<double>& share) {
  return share_text(share, kPlainSigns);
}
std::string plain_felt(const std::optional<double>& felt) {
  return felt_text(felt, kPlainSigns);
}

/// The measures as headings, short enough for a column.
std::string short_name(Measure measure) {
  switch (measure) {
    case Measure::Overall:
      return tr("Over.");
    case Measure::Listening:
      return tr("List.");
    case Measure::Empathy:
      return tr("Emp.");
    case Measure::Ownership:
      return tr("Own.");
    case Measure::FollowUp:
      return tr("F-up");
  }
  return {};
}

void add_measures(std::vector<TextTable::Column>& columns) {
  for (const auto measure : kAllMeasures) columns.push_back({short_name(measure), Side::Right});
}

std::string heading(const TextStyle& style, const std::string& words) {
  return "\n" + style.marked(Emphasis::Strong, words) + "\n";
}

std::string summary(const CohortReport& report, const TextStyle& style) {
  const auto& total = report.total;
  const auto weeks = static_cast<std::size_t>(report.question.stalled_after_weeks);
  auto text = style.wrapped(tr_n_format("{} person: ", "{} people: ", static_cast<std::size_t>(total.people),
                                        count_text(total.people)) +
                            tr_n_format("{} not begun, {} stalled (no reply for {} week).",
                                        "{} not begun, {} stalled (no reply for {} weeks).", weeks,
                                        count_text(total.not_begun), count_text(total.stalled), weeks));
  const auto passed = static_cast<std::size_t>(total.people_passed);
  text += style.wrapped(tr_format("Attempts: {} begun, {} finished, {} passed ({}).", count_text(total.begun),
                                  count_text(total.finished), count_text(total.passed),
                                  plain_share(total.pass_share)) +
                        " " +
                        tr_n_format("{} person has passed one.", "{} people have passed one.", passed,
                                    count_text(total.people_passed)));
  if (total.felt) {
    text += style.wrapped(tr_format("How customers felt at the end: {} of 5 (from their trust and anger).",
                                    plain_felt(total.felt)));
  }
  return text;
}

std::string totals(const CohortReport& report, const TextStyle& style) {
  TextTable table({{tr("Points of 100"), Side::Left},
                   {tr("mean"), Side::Right},
                   {tr("first"), Side::Right},
                   {tr("best"), Side::Right},
                   {tr("last"), Side::Right},
                   {tr("lift"), Side::Right},
                   {tr("rose"), Side::Right},
                   {tr("fell"), Side::Right},
                   {tr("people"), Side::Right}});
  for (const auto measure : kAllMeasures) {
    const auto& total = report.total.measures[place_of(measure)];
    table.add_row({measure_name(measure), plain_mean(total.mean), plain_mean(total.first),
                   plain_mean(total.best), plain_mean(total.last), plain_lift(total.lift),
                   count_text(total.rose), count_text(total.fell), count_text(total.people)});
  }
  return "\n" + table.text(style) +
         style.wrapped(
             tr("mean: over attempts. first, best, last: means over people. lift: last less first, mean over "
                "people with two attempts or more; rose and fell: by 5 points or more."));
}

/// Who needs somebody comes first.
std::vector<const PersonRow*> by_need(const CohortReport& report) {
  std::vector<const PersonRow*> rows;
  for (const auto& row : report.people) rows.push_back(&row);
  std::ranges::stable_sort(rows, {}, [](const PersonRow* row) {
    const auto rank = row->state == PersonRow::State::Stalled    ? 0
                      : row->state == PersonRow::State::NotBegun ? 1
                                                                 : 2;
    const auto& overall = row->measures[place_of(Measure::Overall)];
    return std::pair(rank, overall ? overall->last : -1);
  });
  return rows;
}

std::string people(const std::vector<const PersonRow*>& rows, const CohortReport& report, std::size_t most,
                   const TextStyle& style) {
  std::vector<TextTable::Column> columns = {{tr("Last attempt of each"), Side::Left}};
  add_measures(columns);
  columns.insert(columns.end(), {{tr("lift"), Side::Right},
                                 {tr("done"), Side::Right},
                                 {tr("passed"), Side::Right},
                                 {tr("state"), Side::Left}});
  TextTable table(std::move(columns));
  for (std::size_t i = 0; i < std::min(most, rows.size()); ++i) {
    const auto& row = *rows[i];
    const bool mark = row.demonstration && !report.all_demonstration;
    std::vector<std::string> cells = {mark ? row.name + " " + tr("(demonstration)") : row.name};
    for (const auto& cell : row.measures) cells.push_back(cell ? count_text(cell->last) : "-");
    const auto& overall = row.measures[place_of(Measure::Overall)];
    cells.push_back(plain_lift(overall ? overall->lift : std::optional<int>()));
    cells.insert(cells.end(), {count_text(row.finished), count_text(row.passed), state_name(row.state)});
    table.add_row(cells);
  }
  auto text = heading(style, tr("People")) + table.text(style);
  if (rows.size() > most) {
    text += style.wrapped(
        tr_format("{} more are not listed; --people {} lists all.", rows.size() - most, rows.size()));
  }
  return text;
}

std::string suggestions(const std::vector<const PersonRow*>& rows,
                        const std::vector<std::shared_ptr<const Scenario>>& scenarios, std::size_t most,
                        const TextStyle& style) {
  // Of one person there is room to say why.
  if (rows.size() == 1 && rows[0]->gap)
    return heading(style, tr("What to practise next")) + style.wrapped(reason_text(*rows[0]->gap, scenarios));
  TextTable table({{tr("What to practise next"), Side::Left},
                   {tr("weakest"), Side::Left},
                   {tr("last"), Side::Right},
                   {tr("scenario"), Side::Left},
                   {tr("calls for it"), Side::Right}});
  for (std::size_t i = 0; i < std::min(most, rows.size()); ++i) {
    if (!rows[i]->gap) continue;
    const auto& gap = *rows[i]->gap;
    const bool known = !gap.scenario_id.empty();
    table.add_row({rows[i]->name, measure_name(gap.criterion), count_text(gap.last),
                   known ? gap.scenario_id : "-",
                   plain_share(known ? std::optional(gap.share_calling_for) : std::nullopt)});
  }
  return table.is_empty() ? std::string() : "\n" + table.text(style);
}

std::string teams(const CohortReport& report, const TextStyle& style) {
  std::vector<TextTable::Column> columns = {{tr("Team, means of last"), Side::Left}};
  add_measures(columns);
  columns.insert(columns.end(), {{tr("lift"), Side::Right},
                                 {tr("pass"), Side::Right},
                                 {tr("felt"), Side::Right},
                                 {tr("people"), Side::Right},
                                 {tr("waiting"), Side::Right}});
  TextTable table(std::move(columns));
  for (const auto& team : report.teams) {
    std::vector<std::string> cells = {team.name};
    for (const auto& measure : team.total.measures) cells.push_back(plain_mean(measure.last));
    cells.insert(cells.end(),
                 {plain_lift(team.total.measures[place_of(Measure::Overall)].lift),
                  plain_share(team.total.pass_share), plain_felt(team.total.felt),
                  count_text(team.total.people), count_text(team.total.not_begun + team.total.stalled)});
    table.add_row(cells);
  }
  if (table.is_empty()) return {};
  return heading(style, tr("Teams")) + table.text(style) +
         style.wrapped(tr("waiting: not begun or stalled. Who is in two teams counts in both."));
}

template <typename Row>
std::vector<std::string> means_of(const Row& row) {
  std::vector<std::string> cells;
  for (const auto& measure : row.measures) cells.push_back(plain_mean(measure.mean));
  return cells;
}

std::string scenario_table(const CohortReport& report, const TextStyle& style) {
  std::vector<TextTable::Column> columns = {{tr("Scenario, means"), Side::Left}};
  add_measures(columns);
  columns.insert(columns.end(), {{tr("done"), Side::Right},
                                 {tr("pass"), Side::Right},
                                 {tr("mark"), Side::Right},
                                 {tr("felt"), Side::Right},
                                 {tr("remedies"), Side::Right}});
  TextTable table(std::move(columns));
  for (const auto& row : report.scenarios) {
    std::vector<std::string> cells = {row.title};
    const auto means = means_of(row);
    cells.insert(cells.end(), means.begin(), means.end());
    cells.insert(
        cells.end(),
        {count_text(row.finished), plain_share(row.pass_share),
         row.mark ? fmt::format("{}/{}", row.mark->overall, row.mark->each) : "-", plain_felt(row.felt),
         row.cost.currency.empty() ? count_text(row.cost.amount) : cost_text(row.cost)});
    table.add_row(cells);
  }
  if (table.is_empty()) return {};
  std::string costs;
  for (const auto& cost : report.costs) {
    costs += costs.empty() ? "" : ", ";
    costs += cost_text(cost);
  }
  return heading(style, tr("Scenarios")) + table.text(style) +
         style.wrapped(tr("mark: points that are needed overall and on each criterion, by the rubric at "
                          "hand; an attempt that was scored by another passed by that one's.") +
                       std::string(" ") +
                       tr_format("Remedies cost {} altogether.", costs.empty() ? "0" : costs));
}

std::string months(const CohortReport& report, const TextStyle& style) {
  std::vector<TextTable::Column> columns = {{tr("Month, means"), Side::Left}};
  add_measures(columns);
  columns.insert(columns.end(), {{tr("begun"), Side::Right},
                                 {tr("done"), Side::Right},
                                 {tr("passed"), Side::Right},
                                 {tr("felt"), Side::Right}});
  TextTable table(std::move(columns));
  for (const auto& row : report.months) {
    std::vector<std::string> cells = {text_of(row.month)};
    const auto means = means_of(row);
    cells.insert(cells.end(), means.begin(), means.end());
    cells.insert(cells.end(), {count_text(row.begun), count_text(row.finished), count_text(row.passed),
                               plain_felt(row.felt)});
    table.add_row(cells);
  }
  return table.is_empty() ? std::string() : heading(style, tr("Months")) + table.text(style);
}

std::string moments(const CohortReport& report, const TextStyle& style) {
  TextTable table({{tr("Moments that called for it"), Side::Left},
                   {tr("called"), Side::Right},
                   {tr("missed"), Side::Right},
                   {tr("share"), Side::Right}});
  for (const auto& row : report.moments) {
    table.add_row({row.criterion, count_text(row.called), count_text(row.missed),
                   plain_share(static_cast<double>(row.missed) / static_cast<double>(row.called))});
  }
  return table.is_empty() ? std::string() : "\n" + table.text(style);
}

std::string signs(const CohortReport& report, const TextStyle& style) {
  std::string text;
  TextTable rarest({{tr("Signs in typed replies that earn, the rarest first"), Side::Left},
                    {tr("chances with"), Side::Right},
                    {tr("without"), Side::Right}});
  for (const auto* row : rarest_signs(report, kMostSigns))
    rarest.add_row({row->sign, count_text(row->shown_when_called()), count_text(row->missed)});
  if (!rarest.is_empty())
    text += "\n" + rarest.text(style) + style.wrapped(tr("--csv signs lists all signs."));
  TextTable harmful({{tr("Signs in typed replies that harm"), Side::Left}, {tr("shown"), Side::Right}});
  for (const auto* row : harmful_signs(report, kMostSigns))
    harmful.add_row({row->sign, count_text(row->shown)});
  if (!harmful.is_empty()) text += "\n" + harmful.text(style);
  return text;
}

}  // namespace

std::string question_text(const CohortReport& report) {
  const auto& filter = report.question.filter;
  const auto team = std::ranges::find(report.teams, filter.team_id, &TeamRow::team_id);
  const bool one_person = report.people.size() == 1;
  const bool one_scenario =
      report.scenarios.size() == 1 && report.scenarios[0].scenario_id == filter.scenario_id;
  return question_text(filter, team != report.teams.end() ? team->name : std::string(),
                       one_scenario ? report.scenarios[0].title : std::string(),
                       one_person ? report.people[0].name : std::string());
}

std::string question_text(const RecordFilter& filter, const std::string& team, const std::string& scenario,
                          const std::string& person) {
  const auto named = [](const std::string& name, const std::string& id) { return name.empty() ? id : name; };
  std::string text = mode_of(filter) == Mode::Practice ? tr("Practice attempts") : tr("Counted attempts");
  if (filter.from && filter.to && *filter.from == *filter.to)
    text += ", " + text_of(*filter.from);
  else if (filter.from && filter.to)
    text += ", " + tr_format("{} to {}", text_of(*filter.from), text_of(*filter.to));
  else if (filter.from)
    text += ", " + tr_format("since {}", text_of(*filter.from));
  else if (filter.to)
    text += ", " + tr_format("until {}", text_of(*filter.to));
  if (!filter.team_id.empty()) text += ", " + tr_format("team {}", named(team, filter.team_id));
  if (!filter.scenario_id.empty())
    text += ", " + tr_format("scenario {}", named(scenario, filter.scenario_id));
  if (!filter.person_id.empty()) text += ", " + tr_format("person {}", named(person, filter.person_id));
  if (filter.demonstration == false) text += std::string(", ") + tr("without demonstration");
  return text;
}

std::string subject_text(const CohortReport& report, std::chrono::minutes utc_offset) {
  return tr_format("{}. As of {}.", question_text(report), moment_text(report.question.now, utc_offset));
}

std::string report_text(const CohortReport& report,
                        const std::vector<std::shared_ptr<const Scenario>>& scenarios,
                        std::size_t most_people, const TextStyle& style) {
  std::string text;
  const auto note = demonstration_note(report);
  if (!note.empty()) text += style.wrapped(note) + "\n";
  text += style.marked(Emphasis::Strong, in_one_harmless_line(question_text(report))) + "\n";
  text += style.wrapped(tr(
      "For coaching: these numbers say what to practise, not what somebody is worth. docs/reports.md tells "
      "how each is made."));
  text += "\n" + summary(report, style);
  if (report.total.begun == 0) return text;
  const auto rows = by_need(report);
  return text + totals(report, style) + people(rows, report, most_people, style) +
         suggestions(rows, scenarios, most_people, style) + teams(report, style) +
         scenario_table(report, style) + months(report, style) + moments(report, style) +
         signs(report, style);
}

}  // namespace rapport
