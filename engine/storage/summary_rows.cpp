// SPDX-License-Identifier: MIT
#include "engine/storage/summary_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "engine/storage/attempt_rows.h"
#include "engine/storage/record_filter_sql.h"

namespace rapport {
namespace {

constexpr int kPointsBits = 7;  ///< finished_ms * 128 + points
constexpr std::int64_t kPointsMask = 127;
constexpr std::size_t kPlainSums = 6;         ///< begun to felt
constexpr std::size_t kColumnsOfMeasure = 2;  ///< how many, and their sum
constexpr std::size_t kFirstSum = 2;          ///< behind what it is by, and the mode
constexpr std::size_t kSums = kPlainSums + kMeasures * kColumnsOfMeasure;
constexpr std::size_t kColumnsOfOrder = 3;  ///< first, last and best of a measure

enum class SummaryBy { Scenario, Month };

/// A query and what it is asked with.
struct Query {
  std::string text;
  SqlRow arguments;
};

/// Sums over rows of `sums` and of `totals`.
std::string sums_of_sums() {
  std::string text = "sum(begun), sum(finished), sum(passed), sum(remedy_cost), sum(felt_sum), sum(felt)";
  for (const auto name : kMeasureWords) text += fmt::format(", sum({0}_count), sum({0}_sum)", name);
  return text;
}

/// The same over rows of `finished_points`.
std::string sums_of_attempts() {
  std::string text =
      "count(*), count(done), sum(passed), coalesce(sum(cost), 0), coalesce(sum(felt), 0), count(felt)";
  for (const auto name : kMeasureWords) text += fmt::format(", count({0}), sum({0})", name);
  return text;
}

/// What only one person has: the last activity, and the first, last and best of each measure.
std::string order_in_totals() {
  std::string text = ", max(last_active_ms)";
  for (const auto name : kMeasureWords)
    text += fmt::format(", min({0}_first), max({0}_last), max({0}_best)", name);
  return text;
}

std::string order_in_attempts() {
  std::string text = ", max(updated_ms)";
  for (const auto name : kMeasureWords)
    text += fmt::format(", min(done * 128 + {0}), max(done * 128 + {0}), max({0})", name);
  return text;
}

// The columns that people's rows are grouped by. As expressions: a database that sees the column itself may
// walk through everybody's rows, only because they lie in the order of the groups, and look at each.
constexpr std::string_view kPerson = "person_id || ''", kScenario = "scenario_id || ''", kMonth = "month + 0";

Query grouped(std::string_view column, const std::string& sums, std::string_view table,
              const Conditions& conditions) {
  return {fmt::format("select {0}, mode, {1} from {2}{3} group by {0}, mode", column, sums, table,
                      conditions.where()),
          conditions.arguments()};
}

bool is_of_some_people(const RecordFilter& filter, Sight sight) {
  return !filter.person_id.empty() || !filter.team_id.empty() || sight == Sight::Some;
}

Query by_person(const RecordFilter& filter, SqlStore& store, Sight sight) {
  auto conditions = of_people(filter, store);
  keep_to_people_in_sight(conditions, sight);
  const bool has_months = filter.from || filter.to;
  if (has_months && !filter.scenario_id.empty()) {
    add_scenario(conditions, filter);
    add_months(conditions, filter);
    if (store.is_server()) leave_out_shared_practice(conditions);
    return grouped(kPerson, sums_of_attempts() + order_in_attempts(), "finished_points", conditions);
  }
  if (has_months) {
    add_months_of_totals(conditions, filter, is_of_some_people(filter, sight));
  } else {
    conditions.add("scenario_id = ?", {filter.scenario_id});
    conditions.add("month = 0");
  }
  return grouped(kPerson, sums_of_sums() + order_in_totals(), "totals", conditions);
}

/// By scenario or by month, from one place.
Query of_place(Place place, const RecordFilter& filter, SqlStore& store, SummaryBy by) {
  auto& conditions = place.conditions;
  const bool is_by_month = by == SummaryBy::Month;
  const bool is_of_some_months = filter.from || filter.to;
  const bool is_finer_than_totals = is_by_month ? !filter.scenario_id.empty() : is_of_some_months;
  if (place.is_over_everybody) {
    add_scenario(conditions, filter);
    add_months(conditions, filter);
    return grouped(is_by_month ? "month" : "scenario_id", sums_of_sums(), "sums", conditions);
  }
  const auto column = is_by_month ? kMonth : kScenario;
  if (is_finer_than_totals) {
    add_scenario(conditions, filter);
    add_months(conditions, filter);
    if (store.is_server()) leave_out_shared_practice(conditions);
    return grouped(column, sums_of_attempts(), "finished_points", conditions);
  }
  if (is_by_month) {
    add_months_of_totals(conditions, filter, true);
  } else {
    conditions.add("scenario_id <> '' and month = 0");
    add_scenario(conditions, filter);
  }
  return grouped(column, sums_of_sums(), "totals", conditions);
}

/// Rows in the order of the scenario or month, and the mode.
void ask_by(SqlStore& store, const RecordFilter& filter, SummaryBy by,
            const std::function<void(const SqlRow&)>& take) {
  Query all;
  for (auto& place : places_of(filter, store)) {
    const auto query = of_place(std::move(place), filter, store, by);
    all.text += (all.text.empty() ? "" : " union all ") + query.text;
    all.arguments.insert(all.arguments.end(), query.arguments.begin(), query.arguments.end());
  }
  ask_each(store.sql(), all.text + " order by 1, 2",
           std::string(by == SummaryBy::Month ? "it" : "tt") + std::string(kSums, 'i'), all.arguments, take);
}

HeldSummary held_from(const SqlRow& row) {
  HeldSummary held;
  held.begun = whole(row[kFirstSum]);
  held.finished = whole(row[kFirstSum + 1]);
  held.passed = whole(row[kFirstSum + 2]);
  held.remedy_cost = whole(row[kFirstSum + 3]);
  held.felt_sum = whole(row[kFirstSum + 4]);
  held.felt = whole(row[kFirstSum + 5]);
  for (std::size_t m = 0; m < kMeasures; ++m) {
    const auto* of_measure = &row[kFirstSum + kPlainSums + m * kColumnsOfMeasure];
    if (whole(of_measure[0]) == 0) continue;
    held.measures[m].emplace();
    held.measures[m]->attempts = whole(of_measure[0]);
    held.measures[m]->sum = whole(of_measure[1]);
  }
  return held;
}

/// What a person's row says behind the sums.
void add_order(HeldSummary& held, const SqlRow& row) {
  for (std::size_t m = 0; m < kMeasures; ++m) {
    if (!held.measures[m]) continue;
    const auto* of_measure = &row[kFirstSum + kSums + 1 + m * kColumnsOfOrder];
    const auto begin = whole(of_measure[0]), end = whole(of_measure[1]);
    auto& measure = *held.measures[m];
    measure.first = static_cast<int>(begin & kPointsMask);
    measure.last = static_cast<int>(end & kPointsMask);
    measure.best = static_cast<int>(whole(of_measure[2]));
    measure.first_at = time_point(begin >> kPointsBits);
    measure.last_at = time_point(end >> kPointsBits);
  }
}

/// The teams of which each person is a trainee.
std::map<std::string, std::vector<std::string>> teams_of_trainees(soci::session& sql,
                                                                  const Conditions& asked_for) {
  auto conditions = asked_for;
  conditions.add("role = 'trainee'");
  std::map<std::string, std::vector<std::string>> teams;
  ask_each(sql, "select person_id, team_id from team_members" + conditions.where() + " order by team_id",
           "tt", conditions.arguments(),
           [&](const SqlRow& row) { teams[text(row[0])].push_back(text(row[1])); });
  return teams;
}

/// Everybody who is asked about and may be seen, with nothing held yet.
std::map<std::string, PersonSummary> everybody(SqlStore& store, const RecordFilter& filter) {
  auto& sql = store.sql();
  RecordFilter of_whom;
  of_whom.person_id = filter.person_id;
  of_whom.team_id = filter.team_id;
  const auto conditions = of_people(of_whom, store);
  auto teams = teams_of_trainees(sql, conditions);
  std::map<std::string, PersonSummary> people;
  ask_each(
      sql,
      fmt::format(
          "select p.person_id, n.name, p.demonstration from (select person_id, demonstration from (select id "
          "as "
          "person_id, demonstration from people) as everybody{}) p left join person_names n on n.person_id = "
          "p.person_id order by 1",
          conditions.where()),
      "tti", conditions.arguments(), [&](const SqlRow& row) {
        PersonSummary person;
        person.person_id = text(row[0]);
        person.name = text(row[1]);
        person.demonstration = whole(row[2]) != 0;
        if (const auto found = teams.find(person.person_id); found != teams.end())
          person.team_ids = std::move(found->second);
        people.emplace_hint(people.end(), person.person_id, std::move(person));
      });
  return people;
}

}  // namespace

std::vector<PersonSummary> read_people(SqlStore& store, const RecordFilter& filter) {
  auto& sql = store.sql();
  auto summaries = everybody(store, filter);
  const auto query = by_person(filter, store, store.sight());
  const auto kinds = "tt" + std::string(kSums + 1 + kMeasures * kColumnsOfOrder, 'i');
  ask_each(sql, query.text, kinds, query.arguments, [&](const SqlRow& row) {
    const auto mode = mode_from(text(row[1]));
    if (!mode) return;
    auto& person = summaries[text(row[0])];
    person.person_id = text(row[0]);
    auto& held = person.held[place_of(*mode)];
    held = held_from(row);
    add_order(held, row);
    person.last_active = std::max(person.last_active, time_or_none(row[kFirstSum + kSums]));
  });
  std::vector<PersonSummary> people;
  for (auto& [id, person] : summaries) {
    const bool may_be_shown = !filter.demonstration || *filter.demonstration == person.demonstration;
    const bool is_trainee = !person.team_ids.empty();
    if ((may_be_shown && is_trainee) || person.last_active) people.push_back(std::move(person));
  }
  return people;
}

std::vector<Activity> read_activity(SqlStore& store, const RecordFilter& filter) {
  auto conditions = of_people(filter, store);
  keep_to_people_in_sight(conditions, store.sight());
  if (filter.to) {
    auto until = filter;
    until.from.reset();
    add_months_of_totals(conditions, until, is_of_some_people(filter, store.sight()));
  } else {
    conditions.add("scenario_id = '' and month = 0");
  }
  std::vector<Activity> all;
  ask_each(store.sql(),
           fmt::format("select {0}, sum(begun), max(last_active_ms) from totals{1} group by {0} order by 1",
                       kPerson, conditions.where()),
           "tii", conditions.arguments(), [&](const SqlRow& row) {
             all.push_back({text(row[0]), whole(row[1]), time_point(whole(row[2]))});
           });
  return all;
}

std::vector<ScenarioSummary> read_scenarios(SqlStore& store, const RecordFilter& filter) {
  std::vector<ScenarioSummary> list;
  ask_by(store, filter, SummaryBy::Scenario, [&](const SqlRow& row) {
    const auto mode = mode_from(text(row[1]));
    if (!mode) return;
    if (list.empty() || list.back().scenario_id != text(row[0])) list.push_back({text(row[0]), {}});
    list.back().held[place_of(*mode)] = held_from(row);
  });
  return list;
}

std::optional<std::vector<MonthSummary>> read_months(SqlStore& store, const RecordFilter& filter) {
  std::vector<MonthSummary> list;
  bool makes_sense = true;
  ask_by(store, filter, SummaryBy::Month, [&](const SqlRow& row) {
    const auto mode = mode_from(text(row[1]));
    if (!mode) return;
    constexpr auto kFirst = std::int64_t{1970} * 12, kEnd = std::int64_t{2101} * 12;
    makes_sense = makes_sense && whole(row[0]) >= kFirst && whole(row[0]) < kEnd;
    if (!makes_sense) return;
    const auto month = month_of_number(whole(row[0]));
    if (list.empty() || list.back().month != month) list.push_back({month, {}});
    list.back().held[place_of(*mode)] = held_from(row);
  });
  if (!makes_sense) return std::nullopt;
  return list;
}

}  // namespace rapport
