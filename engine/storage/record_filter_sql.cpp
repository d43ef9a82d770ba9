// SPDX-License-Identifier: MIT
#include "engine/storage/record_filter_sql.h"

#include <fmt/format.h>

#include <array>

#include "engine/storage/attempt_rows.h"

namespace rapport {
namespace {

/// Practice that its trainee has shared may be opened by others and is in no summary that they see. Only
/// where rows are kept apart at all: not for the owner of the tables.
constexpr std::string_view kOnlyOwnPractice =
    "(not row_security_active('attempts') or mode = 'assessment' or person_id = (select me()))";

constexpr std::int64_t kMonths = 12;
constexpr int kPointsBits = 7;  ///< finished_ms * 128 + points
constexpr std::int64_t kPointsMask = 127;
constexpr std::size_t kPlainSums = 7;
constexpr std::size_t kColumnsOfMeasure = 5;

std::string_view column_of(SummaryBy by) {
  constexpr std::array<std::string_view, 3> kColumns = {"person_id", "scenario_id", "month"};
  return kColumns[static_cast<std::size_t>(by)];
}

/// Sums over rows of `totals`.
std::string sums_of_totals() {
  std::string text =
      "sum(begun), sum(finished), sum(passed), sum(remedy_cost), sum(felt_sum), sum(felt), "
      "max(last_active_ms)";
  for (const auto name : kMeasureWords)
    text += fmt::format(", sum({0}_count), sum({0}_sum), min({0}_first), max({0}_last), max({0}_best)", name);
  return text;
}

/// The same over rows of `finished_points`.
std::string sums_of_attempts() {
  std::string text =
      "count(*), count(done), sum(passed), coalesce(sum(cost), 0), coalesce(sum(felt), 0), count(felt), "
      "max(updated_ms)";
  for (const auto name : kMeasureWords)
    text +=
        fmt::format(", count({0}), sum({0}), min(done * 128 + {0}), max(done * 128 + {0}), max({0})", name);
  return text;
}

void add_months(Conditions& conditions, const RecordFilter& filter) {
  if (filter.from) conditions.add("month >= ?", {number_of(*filter.from)});
  if (filter.to) conditions.add("month <= ?", {number_of(*filter.to)});
}

}  // namespace

void Conditions::add(std::string_view condition, const SqlRow& arguments) {
  if (!text_.empty()) text_ += " and ";
  text_ += condition;
  arguments_.insert(arguments_.end(), arguments.begin(), arguments.end());
}

std::int64_t number_of(Month month) {
  return month.year * kMonths + month.month - 1;
}

Month month_of_number(std::int64_t number) {
  return {static_cast<int>(number / kMonths), static_cast<int>(number % kMonths) + 1};
}

Conditions of_people(const RecordFilter& filter) {
  Conditions conditions;
  if (!filter.person_id.empty()) conditions.add("person_id = ?", {filter.person_id});
  if (!filter.team_id.empty()) {
    conditions.add(
        "person_id in (select m.person_id from team_members m where m.team_id = ? and m.role = 'trainee')",
        {filter.team_id});
  }
  if (filter.mode) conditions.add("mode = ?", {std::string(word_of(*filter.mode))});
  if (filter.demonstration) conditions.add("demonstration = ?", {std::int64_t{*filter.demonstration}});
  return conditions;
}

Conditions of_attempts(const RecordFilter& filter) {
  auto conditions = of_people(filter);
  if (!filter.scenario_id.empty()) conditions.add("scenario_id = ?", {filter.scenario_id});
  add_months(conditions, filter);
  return conditions;
}

void leave_out_shared_practice(Conditions& conditions) {
  conditions.add(kOnlyOwnPractice);
}

SummaryQuery summary_query(const RecordFilter& filter, SummaryBy by, bool is_server) {
  const bool has_months = filter.from || filter.to || by == SummaryBy::Month;
  const bool has_scenario = !filter.scenario_id.empty() || by == SummaryBy::Scenario;
  const auto column = column_of(by);
  const auto query = [&](std::string_view sums, std::string_view table, const Conditions& conditions) {
    return SummaryQuery{fmt::format("select {0}, mode, {1} from {2}{3} group by {0}, mode order by {0}, mode",
                                    column, sums, table, conditions.where()),
                        conditions.arguments()};
  };
  if (has_months && has_scenario) {
    auto conditions = of_attempts(filter);
    if (is_server) leave_out_shared_practice(conditions);
    return query(sums_of_attempts(), "finished_points", conditions);
  }
  auto conditions = of_people(filter);
  if (!has_scenario) conditions.add("scenario_id = ''");
  if (by == SummaryBy::Scenario && filter.scenario_id.empty()) conditions.add("scenario_id <> ''");
  if (!filter.scenario_id.empty()) conditions.add("scenario_id = ?", {filter.scenario_id});
  conditions.add(has_months ? "month > 0" : "month = 0");
  add_months(conditions, filter);
  return query(sums_of_totals(), "totals", conditions);
}

std::string summary_kinds(SummaryBy by) {
  return (by == SummaryBy::Month ? "it" : "tt") +
         std::string(kPlainSums + kMeasures * kColumnsOfMeasure, 'i');
}

HeldSummary held_from(const SqlRow& row, std::size_t first) {
  HeldSummary held;
  held.begun = whole(row[first]);
  held.finished = whole(row[first + 1]);
  held.passed = whole(row[first + 2]);
  held.remedy_cost = whole(row[first + 3]);
  held.felt_sum = whole(row[first + 4]);
  held.felt = whole(row[first + 5]);
  for (std::size_t m = 0; m < kMeasures; ++m) {
    const auto* of_measure = &row[first + kPlainSums + m * kColumnsOfMeasure];
    if (whole(of_measure[0]) == 0) continue;
    const auto begin = whole(of_measure[2]), end = whole(of_measure[3]);
    held.measures[m] = {whole(of_measure[0]),
                        whole(of_measure[1]),
                        static_cast<int>(begin & kPointsMask),
                        static_cast<int>(end & kPointsMask),
                        static_cast<int>(whole(of_measure[4])),
                        time_point(begin >> kPointsBits),
                        time_point(end >> kPointsBits)};
  }
  return held;
}

std::optional<TimePoint> last_active_from(const SqlRow& row, std::size_t first) {
  return time_or_none(row[first + kPlainSums - 1]);
}

}  // namespace rapport
