// SPDX-License-Identifier: MIT
/// \file Many attempts in a store: what a manager waits for, and what writing costs, beside plain SQL over
/// the raw rows, whose answers must be the same.
///
///     store_bench sqlite|postgresql|URL [ATTEMPTS]
///
/// `sqlite` makes a file and `postgresql` a server, which go when it ends; a URL names an empty store, or one
/// that this program has filled. Prints one JSON object; ends with 1 if an answer is not that of the raw
/// rows.
#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

#include "engine/base/new_uuid.h"
#include "engine/report/cohort_report.h"
#include "engine/storage/postgres_store.h"
#include "engine/storage/sql_records.h"
#include "engine/storage/sql_repository.h"
#include "engine/storage/sql_rows.h"
#include "engine/storage/sql_store.h"
#include "tests/bench/store_bench_plain.h"
#include "tests/storage/postgres_fixture.h"
#include "tests/storage/store_fixture.h"
#include "tests/support/test_scenario.h"

namespace {

using namespace rapport;
using Json = nlohmann::ordered_json;

constexpr int kAttemptsOfAPerson = 200;
constexpr int kTurns = 8;
constexpr int kScenarios = 14;
constexpr int kMonths = 24;
constexpr int kTeams = 20;
constexpr int kPeopleAtOnce = 10;
constexpr std::int64_t kFirstStart = 1'700'000'000'000;  // November 2023
constexpr std::int64_t kMonthMs = 2'629'800'000;
const RecordFilter kTwoMonths = [] {
  RecordFilter filter;
  filter.from = Month{2024, 6};
  filter.to = Month{2024, 7};
  return filter;
}();

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
  std::exit(2);
}

double milliseconds_of(const std::function<void()>& work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

double rounded(double value) {
  return std::round(value * 100) / 100;
}

/// The value below which a share of them lies.
double quantile(std::vector<double> values, double share) {
  std::ranges::sort(values);
  return values[std::min(values.size() - 1,
                         static_cast<std::size_t>(share * static_cast<double>(values.size())))];
}

std::string person_id(int person) {
  return fmt::format("p-{:05}", person);
}

/// People differ, learn, and leave things out; scenarios differ too.
class Crowd {
 public:
  FinishedAttempt attempt(int person, int number) {
    const int scenario = below(kScenarios);
    FinishedAttempt held;
    auto& attempt = held.attempt;
    // As the program makes them: those that are stored one after the other lie side by side.
    attempt.id = ordered_uuid(TimePoint(std::chrono::milliseconds(kFirstStart + made_++)));
    attempt.person_id = person_id(person);
    attempt.mode = below(4) == 0 ? Mode::Practice : Mode::Assessment;
    attempt.rubric_version = 3;
    attempt.started = TimePoint(std::chrono::milliseconds(
        kFirstStart + kMonthMs * kMonths / kAttemptsOfAPerson * (number % kAttemptsOfAPerson) +
        below(80'000'000)));
    attempt.updated = held.finished = attempt.started + std::chrono::minutes(9);
    attempt.saved = {fmt::format("scenario-{:02}", scenario),
                     std::string(64, 'a'),
                     "recovery",
                     std::string(64, 'b'),
                     random_(),
                     {}};
    for (int turn = 0; turn < kTurns; ++turn) {
      attempt.saved.replies.push_back(
          below(3) == 0 ? WrittenReply{WrittenReply::Kind::Typed,
                                       "I am so sorry that this went wrong, and I see what it costs you."}
                        : WrittenReply{WrittenReply::Kind::Option, "own-it-and-ask"});
      held.given.push_back(attempt.started + std::chrono::minutes(turn));
    }
    const double skill = (person * 37 % 100) / 250.0 +
                         0.3 * (number % kAttemptsOfAPerson) / kAttemptsOfAPerson + 0.2 - scenario / 100.0;
    if (below(20) != 0) finish(attempt.result, skill);
    return held;
  }

 private:
  int below(int end) { return static_cast<int>(random_() % static_cast<std::uint64_t>(end)); }

  double score(double skill) { return std::clamp(skill + (below(1000) - 500) / 2000.0, 0.0, 1.0); }

  void finish(AttemptResult& result, double skill) {
    constexpr std::array kCriteria = {"listening", "empathy", "ownership", "followup"};
    constexpr std::array kSigns = {"empathy.names-feeling", "empathy.thanks",     "listening.restates",
                                   "listening.asks",        "ownership.we",       "ownership.no-blame",
                                   "followup.says-when",    "followup.checks-in", "listening.interrupts",
                                   "empathy.plays-it-down"};
    for (const auto* criterion : kCriteria) {
      result.criteria.push_back(below(10) == 0 ? std::nullopt : std::optional(score(skill)));
      result.moments.push_back({criterion, 1 + below(4), below(2), below(2)});
    }
    for (const auto* sign : kSigns) {
      if (below(3) == 0) result.signs.push_back({sign, 1 + below(3), below(2)});
    }
    result.overall = score(skill);
    result.status = *result.overall >= 0.6 ? AttemptStatus::Passed : AttemptStatus::Failed;
    result.ending_id = "thanks";
    result.tier = Tier::Recovered;
    result.remedy_cost = below(60);
    result.trust = below(101);
    result.anger = below(101);
  }

  std::mt19937_64 random_{1};
  std::int64_t made_ = 0;
};

Json fill(const std::shared_ptr<SqlStore>& store, int attempts) {
  SqlRecords records(store);
  SqlRepository repository(store);
  Crowd crowd;
  const int people = attempts / kAttemptsOfAPerson;
  std::vector<Team> teams(kTeams);
  for (int t = 0; t < kTeams; ++t)
    teams[static_cast<std::size_t>(t)] = {fmt::format("team-{:02}", t), fmt::format("Team {}", t), {}};
  for (int p = 0; p < people; ++p) {
    must(records.put_person({person_id(p), fmt::format("Person {}", p), {}, false}));
    teams[static_cast<std::size_t>(p % kTeams)].members.push_back({person_id(p), Role::Trainee});
  }
  for (const auto& team : teams) must(records.put_team(team));
  constexpr int kMeasured = 100'000 / kAttemptsOfAPerson;
  double spent = 0, first = 0, before_last = 0;
  for (int p = 0; p < people; p += kPeopleAtOnce) {
    if (p == kMeasured) first = spent;
    if (p <= people - kMeasured) before_last = spent;
    std::vector<FinishedAttempt> held;
    for (int each = p; each < std::min(p + kPeopleAtOnce, people); ++each) {
      for (int i = 0; i < kAttemptsOfAPerson; ++i) held.push_back(crowd.attempt(each, i));
    }
    spent += milliseconds_of([&] { must(repository.add(held)); }) / 1000;
  }
  return {{"all_seconds", rounded(spent)},
          {"first_100000_seconds", rounded(first > 0 ? first : spent)},
          {"last_100000_seconds", rounded(spent - before_last)},
          {"goal_seconds", 30}};
}

/// What the manager's screen and `rapport report` ask for, and the report made of it.
CohortFacts asked(const SqlRecords& records, const RecordFilter& filter) {
  CohortQuestion question;
  question.filter = filter;
  question.now = TimePoint(std::chrono::milliseconds(kFirstStart + kMonthMs * kMonths));
  auto facts = must(ask(records, question));
  if (make_cohort_report(question, facts, {}, *test::shipped_rubric()).total.people < 0) std::abort();
  return facts;
}

/// The middle of several times, and whether plain SQL says the same.
Json measured(const std::string& what, SqlStore& store, const SqlRecords& records, RecordFilter filter,
              double goal, bool& is_same) {
  constexpr int kTimes = 7;
  std::vector<double> times;
  CohortFacts facts;
  for (int i = 0; i < kTimes; ++i) times.push_back(milliseconds_of([&] { facts = asked(records, filter); }));
  filter.mode = Mode::Assessment;
  bench::PlainAnswer plain;
  const auto plain_ms = milliseconds_of([&] { plain = bench::plain_answer(store, filter); });
  const bool same = plain == bench::answer_of(facts);
  is_same = is_same && same;
  const auto ours = quantile(times, 0.5);
  return {{"what", what},
          {"ms", rounded(ours)},
          {"first_ms", rounded(times.front())},
          {"goal_ms", goal},
          {"plain_sql_ms", rounded(plain_ms)},
          {"ratio", std::round(ours / plain_ms * 10000) / 10000},
          {"is_the_same", same}};
}

Json writing(const std::shared_ptr<SqlStore>& store) {
  constexpr int kTimes = 100;
  SqlRepository repository(store);
  Crowd crowd;
  std::vector<double> added, ended;
  const SystemClock clock;
  for (int i = 0; i < kTimes; ++i) {
    auto whole = crowd.attempt(i, 100);
    whole.attempt.id = ordered_uuid(clock.now());
    added.push_back(milliseconds_of([&] { must(repository.add(std::vector{whole})); }));
    whole.attempt.id = ordered_uuid(clock.now());
    must(repository.begin(whole.attempt));
    for (std::size_t r = 0; r < whole.given.size(); ++r)
      must(repository.append_reply(whole.attempt.id, r, whole.attempt.saved.replies[r], whole.given[r]));
    auto result = whole.attempt.result;
    if (result.status == AttemptStatus::Incomplete) result.status = AttemptStatus::Abandoned;
    ended.push_back(
        milliseconds_of([&] { must(repository.finish(whole.attempt.id, result, whole.finished)); }));
  }
  return {{"insert_ms", rounded(quantile(added, 0.5))},
          {"insert_p95_ms", rounded(quantile(added, 0.95))},
          {"end_ms", rounded(quantile(ended, 0.5))},
          {"end_p95_ms", rounded(quantile(ended, 0.95))},
          {"goal_ms", 5}};
}

/// What somebody waits for whom the server lets see one team, or everybody's counted attempts.
Json through_rules(const std::string& database, const std::shared_ptr<SqlStore>& store) {
  auto& server = *test::PostgresServer::instance();
  static_cast<void>(must(dynamic_cast<PostgresStore&>(*store).set_up_roles()));
  SqlRecords records(store);
  Json rows = Json::array();
  for (const auto* role : {"manager", "admin"}) {
    const auto account = fmt::format("bench_{}", role);
    if (!server.psql(database, fmt::format("create role {} login in role rapport_{}", account, role)).is_done)
      std::cerr << "no role " << account << "\n";
    must(records.put_person({"p-" + account, account, account, false}));
    if (std::string(role) == "manager") {
      const auto teams = must(records.teams());
      auto team = teams[7];
      team.members.push_back({"p-" + account, Role::Manager});
      must(records.put_team(team));
    }
    const auto as = must(SqlRecords::open(server.url(database, account)));
    std::vector<double> times;
    for (int i = 0; i < 7; ++i) times.push_back(milliseconds_of([&] { static_cast<void>(asked(*as, {})); }));
    rows.push_back({{"what", fmt::format("first screen of a {}", role)},
                    {"ms", rounded(quantile(times, 0.5))},
                    {"goal_ms", 100}});
  }
  return rows;
}

int run(const std::string& where, int attempts) {
  const test::TemporaryFolder folder;
  std::string url = where, database;
  if (where == "sqlite") url = (folder / "attempts.sqlite").string();
  if (where == "postgresql") {
    auto* server = test::PostgresServer::instance();
    if (server == nullptr) {
      std::cout << Json{{"bench", "store"}, {"skipped", test::PostgresServer::why()}}.dump() << "\n";
      return 0;
    }
    database = server->new_database();
    url = server->url(database);
  }
  const std::shared_ptr<SqlStore> store(must(SqlStore::open_and_migrate(url)));
  const auto held = [&] { return whole(ask(store->sql(), "select count(*) from attempts", "i")[0][0]); };
  Json all = {{"bench", "store"}, {"store", store->is_server() ? "postgresql" : "sqlite"}};
  if (held() == 0) all["bulk"] = fill(store, attempts);
  // A server finds out by itself what is in its tables, in its own time; a file is never told.
  if (store->is_server()) tell(store->sql(), "vacuum analyze");
  all["attempts"] = held();
  all["people"] = whole(ask(store->sql(), "select count(*) from people", "i")[0][0]);
  const SqlRecords records(store);
  static_cast<void>(test::shipped_rubric());  // read once, before anything is measured
  bool is_same = true;
  Json rows = Json::array();
  const auto measure = [&](const std::string& what, const RecordFilter& filter, double goal) {
    rows.push_back(measured(what, *store, records, filter, goal, is_same));
  };
  measure("first screen", {}, store->is_server() ? 100 : 200);
  RecordFilter filter;
  filter.team_id = "team-07";
  measure("a team", filter, 100);
  filter.scenario_id = "scenario-03";
  measure("a team and a scenario", filter, 100);
  filter.team_id.clear();
  measure("a scenario", filter, 100);
  measure("two months", kTwoMonths, 100);
  filter = kTwoMonths;
  filter.team_id = "team-07";
  measure("a team and two months", filter, 100);
  filter = kTwoMonths;
  filter.scenario_id = "scenario-03";
  measure("a scenario and two months", filter, 100);
  filter = {};
  filter.person_id = person_id(7);
  measure("a person", filter, 100);
  all["asked"] = rows;
  std::vector<double> listed;
  for (int i = 0; i < 7; ++i)
    listed.push_back(
        milliseconds_of([&] { static_cast<void>(must(records.attempts({}, 100, std::nullopt))); }));
  all["latest_100_attempts_ms"] = rounded(quantile(listed, 0.5));
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  all["peak_kb"] = usage.ru_maxrss;
  all["writing"] = writing(store);
  if (!database.empty()) all["through_rules"] = through_rules(database, store);
  std::cout << all.dump(2) << "\n";
  return is_same ? 0 : 1;
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) {
    std::cerr << "store_bench sqlite|postgresql|URL [ATTEMPTS]\n";
    return 2;
  }
  return run(arguments[1], count > 2 ? std::atoi(arguments[2]) : 100'000);
}
