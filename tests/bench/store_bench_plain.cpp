// SPDX-License-Identifier: MIT
#include "tests/bench/store_bench_plain.h"

#include <fmt/format.h>

#include "engine/storage/sql_rows.h"

namespace rapport::bench {
namespace {

constexpr auto kMode = static_cast<std::size_t>(Mode::Assessment);

std::string condition(const RecordFilter& filter) {
  std::string text = fmt::format(" where mode = '{}'", word_of(*filter.mode));
  if (!filter.person_id.empty()) text += fmt::format(" and person_id = '{}'", filter.person_id);
  if (!filter.team_id.empty()) {
    text += fmt::format(
        " and person_id in (select person_id from team_members where role = 'trainee' and team_id = '{}')",
        filter.team_id);
  }
  if (!filter.scenario_id.empty()) text += fmt::format(" and scenario_id = '{}'", filter.scenario_id);
  if (filter.from) text += fmt::format(" and month >= {}", filter.from->year * 12 + filter.from->month - 1);
  if (filter.to) text += fmt::format(" and month <= {}", filter.to->year * 12 + filter.to->month - 1);
  return text;
}

constexpr std::string_view kSums =
    "count(*), sum(case when status in ('passed', 'failed') then 1 else 0 end), sum(case when status = "
    "'passed' "
    "then 1 else 0 end), coalesce(sum(remedy_cost), 0), coalesce(sum(300 + 2 * (trust - anger)), 0), "
    "coalesce(sum(overall_points), 0), coalesce(sum(listening_points), 0), coalesce(sum(empathy_points), 0), "
    "coalesce(sum(ownership_points), 0), coalesce(sum(followup_points), 0), count(empathy_points)";
constexpr std::size_t kSumsCount = 11;
constexpr std::string_view kOfPeople =
    ", max(updated_ms), coalesce(max(overall_points), -1), coalesce(min(finished_ms * 128 + overall_points) "
    "% 128, "
    "-1), coalesce(max(finished_ms * 128 + overall_points) % 128, -1)";
constexpr std::size_t kOfPeopleCount = 4;

PlainRows grouped(SqlStore& store, std::string_view by, std::string_view sums, std::size_t count,
                  const std::string& where) {
  PlainRows rows;
  ask_each(store.sql(), fmt::format("select {0}, {1} from attempts{2} group by {0}", by, sums, where),
           (by == "month" ? "i" : "t") + std::string(count, 'i'), {}, [&](const SqlRow& row) {
             auto& numbers = rows[by == "month" ? std::to_string(whole(row[0])) : text(row[0])];
             for (std::size_t i = 1; i < row.size(); ++i) numbers.push_back(whole(row[i]));
           });
  return rows;
}

PlainRows listed(SqlStore& store, std::string_view column, const std::string& where) {
  PlainRows rows;
  const auto query =
      store.is_server()
          ? fmt::format(
                "select j ->> 0, count(*), sum((j ->> 1)::int), sum((j ->> 2)::int) from attempts, "
                "json_array_elements({}::json) j{} and status in ('passed', 'failed') group by 1",
                column, where)
          : fmt::format(
                "select json_extract(j.value, '$[0]'), count(*), sum(json_extract(j.value, '$[1]')), "
                "sum(json_extract(j.value, '$[2]')) from attempts, json_each({}) j{} and status in "
                "('passed', 'failed') group by 1",
                column, where);
  ask_each(store.sql(), query, "tiii", {}, [&](const SqlRow& row) {
    rows[text(row[0])] = {whole(row[1]), whole(row[2]), whole(row[3])};
  });
  return rows;
}

std::vector<std::int64_t> numbers_of(const HeldSummary& held) {
  std::vector<std::int64_t> numbers = {held.begun, held.finished, held.passed, held.remedy_cost,
                                       held.felt_sum};
  for (const auto& measure : held.measures) numbers.push_back(measure ? measure->sum : 0);
  const auto& empathy = held.measures[place_of(Measure::Empathy)];
  numbers.push_back(empathy ? empathy->attempts : 0);
  return numbers;
}

}  // namespace

PlainAnswer plain_answer(SqlStore& store, const RecordFilter& filter) {
  const auto where = condition(filter);
  PlainAnswer answer;
  answer.people = grouped(store, "person_id", std::string(kSums) + std::string(kOfPeople),
                          kSumsCount + kOfPeopleCount, where);
  answer.scenarios = grouped(store, "scenario_id", kSums, kSumsCount, where);
  answer.months = grouped(store, "month", kSums, kSumsCount, where);
  answer.signs = listed(store, "signs", where);
  answer.moments = listed(store, "moments", where);
  for (auto& [id, numbers] : answer.moments) numbers.erase(numbers.begin());
  return answer;
}

PlainAnswer answer_of(const CohortFacts& facts) {
  PlainAnswer answer;
  for (const auto& person : facts.people) {
    if (!person.last_active) continue;
    auto& numbers = answer.people[person.person_id];
    numbers = numbers_of(person.held[kMode]);
    const auto& overall = person.held[kMode].measures[place_of(Measure::Overall)];
    numbers.push_back(person.last_active->time_since_epoch().count());
    for (const auto number :
         {overall ? overall->best : -1, overall ? overall->first : -1, overall ? overall->last : -1})
      numbers.push_back(number);
  }
  for (const auto& scenario : facts.scenarios)
    answer.scenarios[scenario.scenario_id] = numbers_of(scenario.held[kMode]);
  for (const auto& month : facts.months)
    answer.months[std::to_string(month.month.year * 12 + month.month.month - 1)] =
        numbers_of(month.held[kMode]);
  for (const auto& sign : facts.signs.signs)
    answer.signs[sign.indicator_id] = {sign.attempts, sign.shown, sign.shown_called};
  for (const auto& moment : facts.signs.moments)
    answer.moments[moment.criterion_id] = {moment.called, moment.missed};
  return answer;
}

}  // namespace rapport::bench
