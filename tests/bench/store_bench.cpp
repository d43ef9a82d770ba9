// SPDX-License-Identifier: MIT
/// \file A million attempts in a store: what a manager waits for, and what writing costs, beside plain SQL on
/// the raw rows.
///
///     store_bench URL [ATTEMPTS]    URL names an empty store, or one that this program has filled
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <random>
#include <string>
#include <vector>

#include "engine/storage/sql_records.h"
#include "engine/storage/sql_repository.h"
#include "engine/storage/sql_rows.h"
#include "engine/storage/sql_store.h"

namespace {

using namespace rapport;

constexpr int kAttemptsOfAPerson = 200;
constexpr int kTurns = 8;
constexpr int kScenarios = 10;
constexpr int kMonths = 24;
constexpr int kPeopleAtOnce = 10;

template <typename T>
T must(Result<T> result) {
  if (result) {
    if constexpr (std::is_void_v<T>) {
      return;
    } else {
      return std::move(*result);
    }
  }
  std::cerr << result.error().text() << "\n";
  std::exit(1);
}

double seconds(const std::function<void()>& work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

/// The middle of several times, in milliseconds.
double milliseconds_of(const std::function<void()>& work) {
  std::vector<double> times;
  for (int i = 0; i < 7; ++i) times.push_back(seconds(work) * 1000);
  std::ranges::sort(times);
  return times[times.size() / 2];
}

FinishedAttempt invented(std::mt19937_64& random, int person, int number) {
  const auto upto = [&](int most) {
    return static_cast<int>(random() % static_cast<std::uint64_t>(most + 1));
  };
  FinishedAttempt held;
  auto& attempt = held.attempt;
  attempt.id =
      fmt::format("{:08x}-{:04x}-4000-8000-{:012x}", static_cast<std::uint32_t>(random()), person, number);
  attempt.person_id = fmt::format("p-{:05}", person);
  attempt.mode = upto(3) == 0 ? Mode::Assessment : Mode::Practice;
  attempt.rubric_version = 3;
  constexpr std::int64_t kMonthMs = 2'629'800'000;
  attempt.started = TimePoint(std::chrono::milliseconds(
      1'700'000'000'000 + kMonthMs * (number * kMonths / kAttemptsOfAPerson) + upto(1'000'000'000)));
  attempt.updated = held.finished = attempt.started + std::chrono::minutes(9);
  attempt.saved = {fmt::format("scenario-{}", upto(kScenarios - 1)),
                   std::string(64, 'a'),
                   "recovery",
                   std::string(64, 'b'),
                   random(),
                   {}};
  for (int turn = 0; turn < kTurns; ++turn) {
    const bool is_typed = upto(2) == 0;
    attempt.saved.replies.push_back(
        is_typed ? WrittenReply{WrittenReply::Kind::Typed,
                                "I am so sorry that this went wrong, and I see what it costs you."}
                 : WrittenReply{WrittenReply::Kind::Option, "own-it-and-ask"});
    held.given.push_back(attempt.started + std::chrono::minutes(turn));
  }
  auto& result = attempt.result;
  const int kind = upto(19);
  if (kind == 0) {
    result.status = AttemptStatus::Incomplete;
    return held;
  }
  result.status = kind < 6 ? AttemptStatus::Failed : AttemptStatus::Passed;
  result.ending_id = "thanks";
  result.tier = Tier::Recovered;
  result.overall = upto(1000) / 1000.0;
  for (int c = 0; c < 4; ++c) result.criteria.push_back(upto(1000) / 1000.0);
  result.remedy_cost = upto(60);
  result.trust = upto(100);
  result.anger = upto(100);
  result.signs = {{"empathy.names-feeling", 2, 1}, {"listening.restates", 1, 1}, {"ownership.we", 1, 0}};
  result.moments = {
      {"empathy", 3, 1, 1}, {"listening", 2, 0, 1}, {"ownership", 2, 1, 1}, {"followup", 1, 0, 0}};
  return held;
}

void fill(const std::shared_ptr<SqlStore>& store, int attempts) {
  SqlRecords records(store);
  SqlRepository repository(store);
  const int people = attempts / kAttemptsOfAPerson;
  std::mt19937_64 random(1);
  std::vector<Team> teams;
  for (int p = 0; p < people; ++p) {
    must(records.put_person({fmt::format("p-{:05}", p), fmt::format("Person {}", p), {}, false}));
    if (p % 20 == 0) teams.push_back({fmt::format("team-{:03}", p / 20), fmt::format("Team {}", p / 20), {}});
    teams.back().members.push_back({fmt::format("p-{:05}", p), Role::Trainee});
  }
  for (const auto& team : teams) must(records.put_team(team));
  double first = 0, spent = 0;
  for (int p = 0; p < people; p += kPeopleAtOnce) {
    std::vector<FinishedAttempt> held;
    for (int each = p; each < std::min(p + kPeopleAtOnce, people); ++each) {
      for (int i = 0; i < kAttemptsOfAPerson; ++i) held.push_back(invented(random, each, i));
    }
    spent += seconds([&] { must(repository.add(held)); });
    if (p + kPeopleAtOnce == 100'000 / kAttemptsOfAPerson) first = spent;
  }
  std::printf("{\"what\": \"bulk\", \"attempts\": %d, \"seconds\": %.1f, \"first_100000_seconds\": %.1f}\n",
              attempts, spent, first);
}

void measure(const char* what, const std::function<void()>& asked, const std::function<void()>& plain,
             double target_ms) {
  const auto ours = milliseconds_of(asked);
  const auto theirs = plain ? milliseconds_of(plain) : 0;
  std::printf(
      "{\"what\": \"%s\", \"ms\": %.1f, \"target_ms\": %.0f, \"plain_sql_ms\": %.1f, \"ratio\": %.3f}\n",
      what, ours, target_ms, theirs, theirs > 0 ? ours / theirs : 0);
  std::fflush(stdout);
}

constexpr const char* kPlain =
    "select person_id, mode, count(*), sum(case when status = 'passed' then 1 else 0 end), "
    "sum(overall_points), "
    "sum(listening_points), sum(empathy_points), sum(ownership_points), sum(followup_points), "
    "max(overall_points), "
    "max(listening_points), max(empathy_points), max(ownership_points), max(followup_points) from attempts "
    "{} group by "
    "person_id, mode";

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) {
    std::cerr << "store_bench URL [ATTEMPTS]\n";
    return 2;
  }
  const int attempts = count > 2 ? std::atoi(arguments[2]) : 1'000'000;
  const std::shared_ptr<SqlStore> store(must(SqlStore::open_and_migrate(arguments[1])));
  auto& sql = store->sql();
  const auto there = whole(ask(sql, "select count(*) from attempts", "i")[0][0]);
  if (there == 0) fill(store, attempts);
  if (store->is_server()) tell(sql, "analyze");
  if (!store->is_server()) tell(sql, "analyze");
  SqlRecords records(store);
  const auto plain = [&](const std::string& where) {
    return
        [&sql, query = fmt::format(kPlain, where)] { static_cast<void>(ask(sql, query, "ttiiiiiiiiiiii")); };
  };
  const auto people = [&](const RecordFilter& filter) {
    return [&records, filter] { must(records.people(filter)); };
  };
  const double first_screen = store->is_server() ? 100 : 200;
  measure("people, everything", people({}), plain(""), first_screen);
  RecordFilter filter;
  filter.team_id = "team-007";
  measure("people of a team", people(filter),
          plain("where person_id in (select person_id from team_members where team_id = 'team-007')"), 100);
  filter = {};
  filter.scenario_id = "scenario-3";
  measure("people, one scenario", people(filter), plain("where scenario_id = 'scenario-3'"), 100);
  filter = {};
  filter.mode = Mode::Assessment;
  measure("people, counted only", people(filter), plain("where mode = 'assessment'"), 100);
  filter = {};
  filter.from = Month{2024, 6};
  filter.to = Month{2024, 8};
  measure("people, three months", people(filter), plain("where month between 24293 and 24295"), 100);
  filter.to = Month{2025, 5};
  measure("people, twelve months", people(filter), plain("where month between 24293 and 24304"), 100);
  filter.to = Month{2024, 8};
  filter.scenario_id = "scenario-3";
  measure("people, three months of a scenario", people(filter),
          plain("where scenario_id = 'scenario-3' and month between 24293 and 24295"), 100);
  measure(
      "months, everything", [&] { must(records.months({})); }, nullptr, 100);
  measure(
      "scenarios, everything", [&] { must(records.scenarios({})); }, nullptr, 100);
  measure(
      "the latest 100 attempts", [&] { must(records.attempts({}, 100, std::nullopt)); }, nullptr, 100);
  filter = {};
  filter.team_id = "team-007";
  measure(
      "signs of a team", [&] { must(records.signs(filter)); }, nullptr, 100);
  SqlRepository repository(store);
  std::mt19937_64 random(
      static_cast<std::uint64_t>(std::chrono::steady_clock::now().time_since_epoch().count()));
  int number = 1'000'000;
  measure(
      "insert of a finished attempt, durable",
      [&] { must(repository.add(std::vector{invented(random, 7, ++number)})); }, nullptr, 5);
  return 0;
}
