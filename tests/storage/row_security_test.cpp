// SPDX-License-Identifier: MIT
/// \file Who may see and do what on a server, tried by plain SQL through psql and by the program itself.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "engine/storage/hand_on.h"
#include "engine/storage/personal_data.h"
#include "engine/storage/postgres_store.h"
#include "engine/storage/sql_records.h"
#include "engine/storage/sql_repository.h"
#include "engine/storage/sql_rows.h"
#include "engine/storage/sql_store.h"
#include "engine/storage/store_copy.h"
#include "tests/storage/postgres_fixture.h"
#include "tests/storage/store_fixture.h"

namespace rapport::test {
namespace {

/// Two teams. North: trainees Ada and Bob, manager Mia, trainer Tom. South: trainee Cid, manager Max. Una is
/// an admin. Ada has one counted attempt, a shared practice and a private one; Bob and Cid one counted and
/// one private one each.
class RowsOnPostgres : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    auto* server = PostgresServer::instance();
    if (server == nullptr) return;
    database() = server->new_database();
    auto store = PostgresStore::open(server->url(database()), PostgresStore::Schema::Newest);
    ASSERT_TRUE(store) << store.error().text();
    ASSERT_TRUE((*store)->set_up_roles());
    ASSERT_TRUE((*store)->set_up_roles()) << "it may be run again";
    for (const auto& [account, group] : kAccounts) {
      const auto made =
          server->psql(database(), "create role " + std::string(account) + " login in role " + group);
      ASSERT_TRUE(made.is_done) << made.error;
    }
    const auto strangers =
        server->psql(database(), "create role zed login in role rapport_trainee; create role yan login");
    ASSERT_TRUE(strangers.is_done) << strangers.error;
    const std::shared_ptr<SqlStore> shared(std::move(*store));
    SqlRecords records(shared);
    for (const auto& [account, group] : kAccounts) {
      ASSERT_TRUE(records.put_person(
          {person_of(account), "Name of " + std::string(account), std::string(account), false}));
    }
    ASSERT_TRUE(records.put_team({"north",
                                  "North",
                                  {{"p-ada", Role::Trainee},
                                   {"p-bob", Role::Trainee},
                                   {"p-mia", Role::Manager},
                                   {"p-tom", Role::Trainer}}}));
    ASSERT_TRUE(records.put_team({"south", "South", {{"p-cid", Role::Trainee}, {"p-max", Role::Manager}}}));
    for (const std::string account : {"ada", "bob", "cid"}) {
      hold(account, account + "-counted", Mode::Assessment);
      hold(account, account + "-private", Mode::Practice);
    }
    hold("ada", "ada-shared", Mode::Practice);
    SqlRecords as_ada(opened("ada"));
    ASSERT_TRUE(as_ada.share("ada-shared", at(5000)));
  }

  void SetUp() override { RAPPORT_NEEDS_POSTGRES(); }

  static std::string person_of(std::string_view account) { return "p-" + std::string(account); }

  static std::shared_ptr<SqlStore> opened(const std::string& account) {
    auto* server = PostgresServer::instance();
    auto store = SqlStore::open(server->url(database(), account));
    EXPECT_TRUE(store) << store.error().text();
    return store ? std::shared_ptr<SqlStore>(std::move(*store)) : nullptr;
  }

  /// An attempt, held through the program as that account.
  static void hold(const std::string& account, const std::string& id, Mode mode) {
    SqlRepository repository(opened(account));
    auto attempt = attempt_called(id);
    attempt.mode = mode;
    attempt.trainee = "whatever the window says";
    const auto begun = repository.begin(attempt);
    ASSERT_TRUE(begun) << begun.error().text();
    const auto appended = repository.append_reply(id, 0, KeptReply(typed("secret of " + id), "{}"), at(2000));
    ASSERT_TRUE(appended) << appended.error().text();
    if (mode == Mode::Practice) {
      ASSERT_TRUE(repository.take_back(id, 0, at(2500)));
      ASSERT_TRUE(repository.append_reply(id, 0, typed("better words of " + id), at(2600)));
    }
    const auto finished = repository.finish(id, passed(), at(3000));
    ASSERT_TRUE(finished) << finished.error().text();
  }

  static PostgresServer::Answer as(const std::string& account, const std::string& sql) {
    return PostgresServer::instance()->psql(database(), "set search_path = rapport; " + sql, account);
  }
  static std::vector<std::string> rows(const std::string& account, const std::string& sql) {
    const auto answer = as(account, sql);
    EXPECT_TRUE(answer.is_done) << account << ": " << sql << ": " << answer.error;
    return answer.rows;
  }

  static std::string& database() {
    static std::string name;
    return name;
  }
  using Rows = std::vector<std::string>;
  static constexpr std::array<std::pair<const char*, const char*>, 7> kAccounts = {
      {{"ada", "rapport_trainee"},
       {"bob", "rapport_trainee"},
       {"cid", "rapport_trainee"},
       {"mia", "rapport_manager"},
       {"max", "rapport_manager"},
       {"tom", "rapport_trainer"},
       {"una", "rapport_admin"}}};
};

TEST_F(RowsOnPostgres, AreSeenByWhomTheyConcern) {
  const std::string attempts = "select id from attempts order by id";
  EXPECT_EQ(rows("ada", attempts), (Rows{"ada-counted", "ada-private", "ada-shared"}));
  EXPECT_EQ(rows("bob", attempts), (Rows{"bob-counted", "bob-private"}));
  EXPECT_EQ(rows("mia", attempts), (Rows{"ada-counted", "ada-shared", "bob-counted"}));
  EXPECT_EQ(rows("max", attempts), (Rows{"cid-counted"}));
  EXPECT_EQ(rows("tom", attempts), (Rows{"ada-shared"}));
  EXPECT_EQ(rows("una", attempts), (Rows{"ada-counted", "ada-shared", "bob-counted", "cid-counted"}));
  EXPECT_EQ(rows("mia", "select name from person_names order by name"),
            (Rows{"Name of ada", "Name of bob", "Name of mia"}));
  EXPECT_EQ(rows("ada", "select name from person_names"), Rows{"Name of ada"});
  EXPECT_EQ(rows("mia", "select distinct person_id, mode from totals order by 1, 2"),
            (Rows{"p-ada|assessment", "p-bob|assessment"}));
  EXPECT_EQ(rows("ada", "select distinct mode from totals order by 1"), (Rows{"assessment", "practice"}));
  EXPECT_EQ(rows("tom", "select count(*) from totals"), Rows{"0"});
  EXPECT_EQ(rows("tom", "select line from replies"), Rows{"> better words of ada-shared"});
  EXPECT_EQ(rows("ada", "select count(*) from replies where attempt_id = 'ada-shared'"), Rows{"2"});
}

TEST_F(RowsOnPostgres, TellOneselfWhatWasToldOfOneAndNobodyElse) {
  ASSERT_TRUE(as("una",
                 "insert into statements (destination, id, attempt_id, text, put_ms, outcome, reason) "
                 "values ('https://lrs', 's1', 'ada-counted', 'told of ada', 1, 'waiting', ''), "
                 "('https://lrs', 's2', 'bob-counted', 'told of bob', 1, 'waiting', '')")
                  .is_done);
  EXPECT_EQ(rows("ada", "select text from statements"), Rows{"told of ada"});
  EXPECT_EQ(rows("bob", "select text from statements"), Rows{"told of bob"});
  for (const auto* account : {"mia", "tom", "max", "zed"})
    EXPECT_EQ(rows(account, "select text from statements"), Rows{}) << account;
  for (const auto* account : {"ada", "mia", "tom"}) {
    EXPECT_FALSE(as(account, "update statements set text = 'x'").is_done) << account;
    EXPECT_FALSE(as(account, "delete from statements").is_done) << account;
  }
  EXPECT_EQ(rows("ada", "select drop_what_followed('ada-counted'), count(*) from statements"), Rows{"|1"});
  const auto own = everything_about(*opened("ada"), "p-ada");
  ASSERT_TRUE(own) << own.error().text();
  EXPECT_NE(own->find("\"complete\": true"), std::string::npos);
  EXPECT_NE(own->find("ada-private"), std::string::npos);
  const auto by_an_admin = everything_about(*opened("una"), "p-ada");
  ASSERT_TRUE(by_an_admin) << by_an_admin.error().text();
  EXPECT_NE(by_an_admin->find("\"complete\": false"), std::string::npos);
  EXPECT_EQ(by_an_admin->find("ada-private"), std::string::npos);
  EXPECT_FALSE(shows_all_of(*opened("una"), "p-ada").value());
}

TEST_F(RowsOnPostgres, AreListedToTheirOwnTraineeAlone) {
  EXPECT_EQ(SqlRepository(opened("ada")).list("", 10)->size(), 3U);
  EXPECT_EQ(SqlRepository(opened("ada")).list("wrong-latte", 10)->size(), 3U);
  EXPECT_EQ(SqlRepository(opened("mia")).list("", 10)->size(), 0U)
      << "a manager's lobby shows the manager's own";
  EXPECT_TRUE(SqlRepository(opened("mia")).find("ada-counted").has_value());
}

TEST_F(RowsOnPostgres, AnswerTheProgramInTheSameWay) {
  const SqlRecords manager(opened("mia"));
  const auto people = manager.people({});
  ASSERT_TRUE(people) << people.error().text();
  ASSERT_EQ(people->size(), 2U);
  EXPECT_EQ((*people)[0].name, "Name of ada");
  EXPECT_EQ((*people)[0].held[place_of(Mode::Assessment)].passed, 1);
  EXPECT_EQ((*people)[0].held[place_of(Mode::Practice)], HeldSummary{});
  RecordFilter both;
  both.scenario_id = "wrong-latte";
  both.from = month_of(at(0));
  const auto by_both = manager.people(both);
  ASSERT_TRUE(by_both) << by_both.error().text();
  EXPECT_EQ((*by_both)[0].held[place_of(Mode::Practice)], HeldSummary{})
      << "shared practice is in no sum of others";
  EXPECT_EQ((*by_both)[0].held[place_of(Mode::Assessment)].passed, 1);
  EXPECT_EQ(manager.attempts({}, 10, std::nullopt)->size(), 3U);
  EXPECT_EQ(manager.attempt("bob-private").error().code, ErrorCode::NotFound);
  EXPECT_EQ(manager.attempt("cid-counted").error().code, ErrorCode::NotFound);
  SqlRecords trainer(opened("tom"));
  Opinion opinion;
  opinion.attempt_id = "ada-shared";
  opinion.criterion_id = "empathy";
  opinion.reason = "Warm words.";
  opinion.rater_id = "p-tom";
  EXPECT_TRUE(trainer.add_opinion(opinion));
  EXPECT_EQ(trainer.opinions({})->size(), 1U);
  opinion.attempt_id = "bob-counted";
  EXPECT_EQ(trainer.add_opinion(opinion).error().code, ErrorCode::NotFound);
  SqlRecords trainee(opened("bob"));
  EXPECT_EQ(trainee.people({})->size(), 1U);
  EXPECT_EQ(trainee.erase_person("p-ada").error().code, ErrorCode::NotFound);
}

/// Whichever way the answer is found: with each person, in the sums over everybody, or in the attempts.
TEST_F(RowsOnPostgres, AddUpToTheSameForEverybodyWhoAsks) {
  for (const auto& [account, group] : kAccounts) {
    const SqlRecords records(opened(account));
    for (const bool has_months : {false, true}) {
      for (const auto* scenario : {"", "wrong-latte"}) {
        RecordFilter filter;
        filter.scenario_id = scenario;
        if (has_months) filter.from = month_of(at(0));
        for (const auto mode : {Mode::Practice, Mode::Assessment}) {
          const auto said = fmt::format("{} {} {} {}", account, has_months, scenario, word_of(mode));
          std::int64_t of_people = 0, of_scenarios = 0, of_months = 0, calls = 0;
          const auto people = records.people(filter).value();
          const auto scenarios = records.scenarios(filter).value();
          const auto months = records.months(filter).value();
          for (const auto& person : people) of_people += person.held[place_of(mode)].passed;
          for (const auto& each : scenarios) of_scenarios += each.held[place_of(mode)].passed;
          for (const auto& each : months) of_months += each.held[place_of(mode)].passed;
          auto of_mode = filter;
          of_mode.mode = mode;
          const auto signs = records.signs(of_mode).value();
          for (const auto& moment : signs.moments) calls += moment.called;
          EXPECT_EQ(of_people, of_scenarios) << said;
          EXPECT_EQ(of_people, of_months) << said;
          EXPECT_EQ(of_people * 3, calls) << said << ": passed() is called for empathy three times";
        }
      }
    }
  }
  EXPECT_EQ(SqlRecords(opened("una")).scenarios({})->front().held[place_of(Mode::Assessment)].passed, 3);
  EXPECT_EQ(SqlRecords(opened("mia")).scenarios({})->front().held[place_of(Mode::Assessment)].passed, 2);
  EXPECT_EQ(SqlRecords(opened("ada")).scenarios({})->front().held[place_of(Mode::Practice)].passed, 2);
}

TEST_F(RowsOnPostgres, AreHandedOnAndSharedNoMoreByTheirTraineeAlone) {
  const TemporaryFolder folder;
  const std::shared_ptr<SqlStore> laptop(std::move(*SqlStore::open((folder / "laptop.sqlite").string())));
  SqlRepository repository(laptop);
  auto attempt = attempt_called("bob-laptop");
  attempt.mode = Mode::Practice;
  attempt.trainee = "Bob";
  ASSERT_TRUE(repository.begin(attempt));
  ASSERT_TRUE(repository.append_reply("bob-laptop", 0, typed("of my own"), at(2000)));
  ASSERT_TRUE(repository.finish("bob-laptop", passed(), at(3000)));
  SqlRecords records(laptop);
  const auto server = opened("bob");
  const auto seen = [&] { return rows("tom", "select id from attempts where person_id = 'p-bob'"); };
  const auto put = [&] {
    const auto done = hand_on(*laptop, *server, "", at(9000));
    EXPECT_TRUE(done) << done.error().text();
  };
  ASSERT_TRUE(records.share("bob-laptop", at(4000)));
  put();
  EXPECT_EQ(seen(), Rows{"bob-laptop"});
  ASSERT_TRUE(records.share("bob-laptop", std::nullopt));
  put();
  EXPECT_EQ(seen(), Rows{});
  ASSERT_TRUE(repository.take_back("bob-laptop", 0, at(5000)));
  ASSERT_TRUE(repository.append_reply("bob-laptop", 0, typed("better"), at(6000)));
  ASSERT_TRUE(repository.finish("bob-laptop", passed(), at(7000)));
  ASSERT_TRUE(records.share("bob-laptop", at(8000)));
  put();
  EXPECT_EQ(rows("tom", "select line from replies where attempt_id = 'bob-laptop'"), Rows{"> better"});
  EXPECT_TRUE(SqlRepository(server).take_back("bob-laptop", 0, at(9000)));
}

/// Each must be refused, or do nothing to any row.
struct BreakIn {
  const char* account;
  const char* sql;
};

constexpr BreakIn kBreakIns[] = {
    // reading what is others'
    {"bob", "select 1 from attempts where person_id = 'p-ada'"},
    {"bob", "select 1 from attempts where id = 'ada-shared'"},
    {"bob", "select 1 from replies where line like '%ada%'"},
    {"bob", "select 1 from totals where person_id <> 'p-bob'"},
    {"bob", "select 1 from person_names where account <> 'bob'"},
    {"bob", "select 1 from finished_points where person_id <> 'p-bob'"},
    {"bob", "select 1 from totals_now"},
    {"bob", "select 1 from sums"},
    {"bob", "select 1 from sums_now"},
    {"bob", "select 1 from tallies where person_id <> 'p-bob'"},
    {"bob", "select 1 from tallies_now"},
    {"mia", "select 1 from sums"},
    {"mia", "select 1 from tallies where mode = 'practice' or person_id in ('', 'p-cid')"},
    {"tom", "select 1 from sums"},
    {"tom", "select 1 from tallies"},
    {"una", "select 1 from sums where mode = 'practice'"},
    {"una", "select 1 from tallies where mode = 'practice'"},
    {"bob", "select 1 from erasures"},
    {"bob", "select 1 from store_facts"},
    {"bob", "select 1 from opinions"},
    {"mia", "select 1 from attempts where mode = 'practice' and shared_ms is null"},
    {"mia", "select 1 from attempts where person_id = 'p-cid'"},
    {"mia", "select 1 from replies where attempt_id like '%-private'"},
    {"mia", "select 1 from replies where taken_back_ms is not null"},
    {"mia", "select 1 from totals where mode = 'practice'"},
    {"mia", "select 1 from totals where person_id = 'p-cid'"},
    {"mia", "select 1 from person_names where person_id = 'p-cid'"},
    {"mia", "select 1 from team_members where team_id = 'south'"},
    {"tom", "select 1 from attempts where shared_ms is null"},
    {"tom", "select 1 from replies where line like '%counted%'"},
    {"tom", "select 1 from totals"},
    {"una", "select 1 from attempts where id like '%-private'"},
    {"una", "select 1 from replies where line like '%private%'"},
    {"una", "select 1 from totals where mode = 'practice'"},
    {"bob", "with leak as (select * from attempts) select 1 from leak where person_id = 'p-ada'"},
    {"bob",
     "create function pg_temp.peek(t text) returns bool language plpgsql cost 0.0001 as $$ begin raise "
     "notice '%', t; "
     "return t like '%ada%'; end $$; select 1 from replies where pg_temp.peek(line)"},
    {"bob",
     "explain (analyze, format text) select 1 from attempts where person_id = 'p-ada' and 1 / "
     "(case when person_id = 'p-ada' then 0 else 1 end) > 5 and false; select 1 where false"},
    {"bob",
     "select most_common_vals from pg_stats where schemaname = 'rapport' and tablename = 'replies' and "
     "attname = 'line'"},
    // becoming somebody else
    {"bob", "set role ada"},
    {"bob", "set role rapport_admin"},
    {"bob", "set role postgres"},
    {"bob", "set session authorization ada"},
    {"bob", "grant rapport_admin to bob"},
    {"bob", "alter role bob superuser"},
    {"mia", "set role rapport_admin"},
    {"mia", "insert into team_members values ('south', 'p-mia', 'manager')"},
    {"mia", "update team_members set role = 'manager' where person_id = 'p-mia'"},
    {"mia", "insert into team_members values ('north', 'p-cid', 'trainee')"},
    {"bob", "insert into person_names values ('p-bob', 'x', 'ada')"},
    {"bob", "update person_names set account = 'bob' where person_id = 'p-ada'"},
    {"bob", "update people set id = 'p-zzz' where id = 'p-bob'"},
    {"bob",
     "create table pg_temp.person_names (person_id text, account text); insert into pg_temp.person_names "
     "values "
     "('p-ada', 'bob'); set search_path = pg_temp, rapport; select 1 from rapport.attempts where person_id = "
     "'p-ada'"},
    {"bob", "create schema evil"},
    {"bob", "create table rapport.evil (x int)"},
    {"bob", "create or replace function rapport.me() returns text language sql as $$ select 'p-ada' $$"},
    {"bob", "alter table attempts disable row level security"},
    {"bob", "drop policy seen on attempts"},
    {"bob", "create policy evil on attempts using (true)"},
    {"bob", "set row_security = off; select 1 from attempts"},
    {"bob", "copy (select id from attempts where person_id <> 'p-bob') to stdout"},
    {"bob", "copy replies from program 'echo x'"},
    // writing what is not theirs to write
    {"bob", "update attempts set status = 'failed' where id = 'ada-private'"},
    {"bob", "update attempts set overall = 1, overall_points = 100 where id = 'bob-counted'"},
    {"bob", "update attempts set mode = 'assessment' where id = 'bob-private'"},
    {"bob", "update attempts set person_id = 'p-ada' where id = 'bob-private'"},
    {"bob", "update attempts set demonstration = 1 where id = 'bob-private'"},
    {"bob", "update attempts set scenario_hash = 'x' where id = 'bob-private'"},
    {"bob", "delete from attempts where id = 'bob-counted'"},
    {"bob", "delete from replies where attempt_id = 'bob-counted'"},
    {"bob", "update replies set line = 'x' where attempt_id = 'bob-private'"},
    {"bob", "update replies set taken_back_ms = 9 where attempt_id = 'bob-counted'"},
    {"bob", "insert into replies (attempt_id, position, line, given_ms) values ('ada-private', 1, 'x', 1)"},
    {"bob", "insert into replies (attempt_id, position, line, given_ms) values ('bob-counted', 1, 'x', 1)"},
    {"bob",
     "insert into attempts (id, person_id, scenario_id, scenario_version, scenario_hash, rubric_id, "
     "rubric_version, "
     "rubric_hash, seed, mode, started_ms, month, updated_ms, status, ending_id, criteria, remedy_cost) "
     "values "
     "('forged', 'p-ada', 's', 1, 'h', 'r', 1, 'h', '1', 'assessment', 1, 1, 1, 'incomplete', '', '[]', 0)"},
    {"bob", "insert into totals select * from totals where person_id = 'p-bob'"},
    {"bob", "update totals set overall_sum = 100"},
    {"bob", "delete from totals"},
    {"una", "update sums set passed = 9"},
    {"bob", "insert into tallies select * from tallies"},
    {"bob", "update tallies set times = 9 where person_id = 'p-bob'"},
    {"bob", "delete from tallies"},
    {"bob", "alter table attempts disable trigger attempts_changed"},
    {"bob", "update attempts set signs = 'no list' where id = 'bob-private'"},
    {"bob", "update attempts set moments = '[[\"empathy\", 1e999999, 1, 1]]' where id = 'bob-private'"},
    {"bob", "insert into sources values ('0000', 'scenario', 'not what was played')"},
    {"bob", "update sources set text = 'x'"},
    {"bob",
     "insert into opinions (attempt_id, reply, criterion_id, machine_signs, level, reason, blind, rater_id, "
     "at_ms) values "
     "('bob-counted', 0, 'empathy', '[]', 2, 'me', 0, 'p-bob', 1)"},
    {"tom",
     "insert into opinions (attempt_id, reply, criterion_id, machine_signs, level, reason, blind, rater_id, "
     "at_ms) values "
     "('ada-shared', 0, 'empathy', '[]', 2, 'x', 0, 'p-mia', 1)"},
    {"tom",
     "insert into opinions (attempt_id, reply, criterion_id, machine_signs, level, reason, blind, rater_id, "
     "at_ms) values "
     "('bob-counted', 0, 'empathy', '[]', 2, 'x', 0, 'p-tom', 1)"},
    {"tom", "update opinions set level = -1"},
    {"tom", "delete from opinions"},
    {"mia", "update attempts set status = 'failed' where id = 'ada-counted'"},
    {"mia",
     "insert into scorings (attempt_id, rubric_id, rubric_version, rubric_hash, scored_ms, status, criteria, "
     "is_current) "
     "values ('ada-counted', 'r', 1, 'h', 1, 'failed', '[]', 1)"},
    {"mia", "select erase_person('p-ada', 1)"},
    {"bob", "select erase_person('p-ada', 1)"},
    {"bob", "insert into erasures (at_ms, attempts, replies) values (1, 1, 1)"},
    {"bob", "insert into schema_version values (9)"},
    {"una", "update attempts set overall = 0 where id = 'ada-shared'"},
    {"una", "update replies set line = 'x'"},
    {"una", "delete from attempts"},
    {"una", "update opinions set level = 0"},
    {"una", "delete from erasures"},
    // an account moved onto another's attempts
    {"una",
     "delete from person_names where person_id = 'p-una'; update person_names set account = 'una' where "
     "person_id = 'p-ada'"},
    {"una",
     "delete from person_names where person_id in ('p-una', 'p-ada'); insert into person_names values "
     "('p-ada', 'Ada', 'una')"},
    {"una",
     "delete from person_names where person_id = 'p-ada'; update person_names set person_id = 'p-ada' where "
     "person_id = 'p-una'"},
    {"una",
     "update person_names set account = null where person_id = 'p-una'; insert into person_names values "
     "('p-ada', 'x', 'una') on conflict (person_id) do update set account = excluded.account"},
    // a counted attempt that has ended
    {"una", "update attempts set status = 'incomplete', finished_ms = null where id = 'ada-counted'"},
    {"una", "update attempts set status = 'abandoned' where id = 'ada-counted'"},
    // who is in a team, and how much there is
    {"bob", "select trainees_of('trainee')"},
    {"bob", "select last_value from replies_serial_seq"},
    {"bob", "select nextval('replies_serial_seq')"},
    // keeping others waiting
    {"bob", "select recount_person('p-ada')"},
    {"bob", "select recount('p-ada', 'wrong-latte', 23640, 'practice', 0)"},
    {"bob", "lock table scorings in access exclusive mode; select 1"},
    {"una", "lock table scorings in access exclusive mode; select 1"},
    {"una", "delete from scorings; select 1"},
    {"bob", "select pg_advisory_lock(1380012112)"},
    {"bob", "select pg_try_advisory_xact_lock(1, 1)"},
    {"bob", "create temporary table mine (x int); select 1"},
    // an account of nobody's
    {"zed", "select erase_person(null, 77)"},
    {"bob", "select erase_person('p-bob', 9223372036854775807)"},
    {"yan", "select 1"},
    // what would break others' reading
    {"tom",
     "insert into opinions (attempt_id, reply, criterion_id, machine_signs, level, reason, blind, rater_id, "
     "at_ms) values ('ada-shared', 0, 'empathy', 'no list', 2, 'x', 0, 'p-tom', 1)"},
    {"tom",
     "insert into opinions (attempt_id, reply, criterion_id, machine_signs, level, reason, blind, rater_id, "
     "at_ms) values ('ada-shared', 0, 'empathy', '[1]', 2, 'x', 0, 'p-tom', 1)"},
};

TEST_F(RowsOnPostgres, WithstandBreakIns) {
  ASSERT_GE(std::size(kBreakIns), 40U);
  auto& server = *PostgresServer::instance();
  const std::string everything =
      "select md5(string_agg(t::text, '|' order by t::text)) from (select a::text from rapport.attempts a "
      "union all select "
      "r::text from rapport.replies r union all select x::text from rapport.totals x union all select "
      "y::text from rapport.sums y union all "
      "select z::text from rapport.tallies z union all select "
      "n::text from "
      "rapport.person_names n union all select m::text from rapport.team_members m union all select s::text "
      "from "
      "rapport.sources s union all select o::text from rapport.opinions o union all select e::text from "
      "rapport.erasures e "
      "union all select c::text from rapport.scorings c union all select p::text from rapport.people p) as t";
  const auto before = server.psql(database(), everything).rows;
  for (const auto& attempt : kBreakIns) {
    const auto answer = as(attempt.account, attempt.sql);
    const bool is_refused = !answer.is_done;
    const bool saw_nothing = answer.rows.empty() || std::string_view(attempt.sql).starts_with("explain");
    EXPECT_TRUE(is_refused || saw_nothing)
        << attempt.account << ": " << attempt.sql << " saw " << answer.rows.size()
        << " rows, the first: " << (answer.rows.empty() ? "" : answer.rows[0]);
    if (std::string_view(attempt.sql).find("peek") != std::string_view::npos) {
      EXPECT_EQ(answer.error.find("ada"), std::string::npos) << answer.error;
    }
  }
  EXPECT_EQ(server.psql(database(), everything).rows, before) << "something was changed";
}

/// What a plan says that it did must be the same whether a guess about a row that is hidden is right or
/// wrong.
TEST_F(RowsOnPostgres, AreNotToldByWhatAPlanRan) {
  const auto plan = [&](std::string_view table, std::string_view condition) {
    std::string all;
    const auto sql = fmt::format(
        "explain (analyze, costs off, timing off, summary off) select from {} where {}", table, condition);
    for (auto row : rows("bob", sql)) {
      if (row.find("Filter: ") == std::string::npos && row.find("Cond: ") == std::string::npos)
        all += row + "\n";
    }
    return all;
  };
  const auto first = [](std::string_view guess) { return fmt::format("ctid = '(0,1)' and {}", guess); };
  for (const auto* column : {"line", "attempt_id"}) {
    EXPECT_EQ(plan("replies", first(fmt::format("{} >= ' '", column))),
              plan("replies", first(fmt::format("{} >= '~'", column))))
        << column;
  }
  EXPECT_EQ(plan("replies", first("given_ms > 1")), plan("replies", first("given_ms > 999999999")));
  EXPECT_EQ(plan("replies", first("line = '> secret of ada-counted'")),
            plan("replies", first("line = '> secret of xyz-counted'")));
  EXPECT_EQ(plan("person_names", first("name >= ' '")), plan("person_names", first("name >= '~'")));
  EXPECT_EQ(plan("attempts", first("trust >= 0")), plan("attempts", first("trust >= 101")));
}

TEST_F(RowsOnPostgres, AreHiddenWhollyOnlyOnceASuperuserHasSetUpTheRoles) {
  auto& server = *PostgresServer::instance();
  const auto theirs = server.new_database();
  ASSERT_TRUE(server.psql("postgres", "create role keeper login createrole").is_done);
  ASSERT_TRUE(server.psql("postgres", "alter database " + theirs + " owner to keeper").is_done);
  const auto set_up = [&](const std::string& account) {
    auto store = PostgresStore::open(server.url(theirs, account), PostgresStore::Schema::Newest);
    EXPECT_TRUE(store) << store.error().text();
    const auto left = (*store)->set_up_roles();
    EXPECT_TRUE(left) << left.error().text();
    const auto found = check_store(**store);
    EXPECT_TRUE(found) << found.error().text();
    EXPECT_EQ(*left, *found);
    return left.value();
  };
  const auto left = set_up("keeper");
  ASSERT_EQ(left.size(), 1U);
  EXPECT_NE(left.front().find("superuser"), std::string::npos);
  EXPECT_NE(left.front().find("rapport store setup-roles"), std::string::npos);
  EXPECT_TRUE(set_up("postgres").empty());
  EXPECT_TRUE(set_up("keeper").empty()) << "the owner may still run it again";
}

/// What would keep others from adding up, reading or erasing.
TEST_F(RowsOnPostgres, AreNotAbsurdEvenWhereTheyAreOnesOwn) {
  const auto begun = [](std::string_view scenario, std::string_view started, std::string_view month,
                        std::string_view updated, std::string_view criteria) {
    return as("bob",
              fmt::format("begin; insert into attempts (id, person_id, scenario_id, scenario_version, "
                          "scenario_hash, rubric_id, rubric_version, rubric_hash, seed, mode, started_ms, "
                          "month, updated_ms, status, ending_id, criteria, remedy_cost) values ('mine', "
                          "'p-bob', {}, 1, 'h', 'r', 1, 'h', '1', 'practice', {}, {}, {}, 'incomplete', "
                          "'', {}, 0); rollback",
                          scenario, started, month, updated, criteria));
  };
  const auto good = begun("'s'", "1", "23640", "1", "'[]'");
  EXPECT_TRUE(good.is_done) << good.error;
  EXPECT_FALSE(begun("''", "1", "23640", "1", "'[]'").is_done);
  EXPECT_FALSE(begun("repeat('s', 201)", "1", "23640", "1", "'[]'").is_done);
  EXPECT_FALSE(begun("'s'", "1", "2147483647", "1", "'[]'").is_done);
  EXPECT_FALSE(begun("'s'", "1", "0", "1", "'[]'").is_done);
  EXPECT_FALSE(begun("'s'", "9223372036854775807", "23640", "1", "'[]'").is_done);
  EXPECT_FALSE(begun("'s'", "-1", "23639", "1", "'[]'").is_done);
  EXPECT_FALSE(begun("'s'", "1", "23640", "9223372036854775807", "'[]'").is_done);
  EXPECT_FALSE(begun("'s'", "1", "23640", "1", "'not json'").is_done);
  const auto set = [](std::string_view what) {
    return as("bob", fmt::format("begin; update attempts set {} where id = 'bob-private'; rollback", what));
  };
  for (const auto* what :
       {"signs = '[[\"a\",1,0],[\"b.c\",0,999999]]'", "moments = '[[\"empathy\",3,1,2]]'", "criteria = '[]'",
        "criteria = '[null,0.0,1.0,0.3333333333333333,1e-05]'", "finished_ms = 4102444800000"}) {
    const auto answer = set(what);
    EXPECT_TRUE(answer.is_done) << what << ": " << answer.error;
  }
  for (const auto* what :
       {"finished_ms = 9223372036854775807", "finished_ms = -1", "shared_ms = 9223372036854775807",
        "handed_on_ms = -1", "tier = 'x'", "criteria = '[2]'", "criteria = '{}'", "criteria = '[0.5'",
        "criteria = ',0.5]'", "criteria = '[0.5,]'", "criteria = '[5e-1,9e0]'",
        "status = 'incomplete', finished_ms = null, signs = 'not json'", "signs = '[[\"a\",1.5,1]]'",
        "signs = '[[\"a\",1,1],2]'", "signs = '[[\"a\",1,1,1]]'", "moments = '[[\"a\",1,1,1e9]]'",
        "moments = '[[\"a\",1,1]]'", "signs = repeat('[', 9000) || repeat(']', 9000)",
        "signs = '[[\"' || repeat('a', 17000) || '\",1,1]]'"}) {
    EXPECT_FALSE(set(what).is_done) << what;
  }
  EXPECT_FALSE(
      as("bob",
         "begin; insert into attempts (id, person_id, scenario_id, scenario_version, scenario_hash, "
         "rubric_id, "
         "rubric_version, rubric_hash, seed, mode, started_ms, month, updated_ms, status, ending_id, "
         "criteria, "
         "remedy_cost) values ('mine', 'p-bob', 's', 1, 'h', 'r', 1, 'h', '1', 'practice', 1, 23640, 1, "
         "'incomplete', '', '[]', 0); insert into replies (attempt_id, position, line, given_ms) values "
         "('mine', "
         "0, 'x', 9223372036854775807); rollback")
          .is_done);
}

TEST_F(RowsOnPostgres, AreNotOpenedAgainByAnAdminOnceTheyCount) {
  hold("una", "una-counted", Mode::Assessment);
  EXPECT_FALSE(
      as("una", "update attempts set status = 'incomplete', finished_ms = null where id = 'una-counted'")
          .is_done);
  EXPECT_EQ(rows("una", "select status from attempts where id = 'una-counted'"), Rows{"passed"});
}

TEST_F(RowsOnPostgres, KeepTheAccountsOfThoseWhoHeldThem) {
  SqlRecords admin(opened("una"));
  EXPECT_TRUE(admin.put_person({"p-ada", "Ada Lovelace", "ada", false})) << "a name may be mended";
  EXPECT_TRUE(admin.put_person({"p-ada", "Name of ada", "ada", false}));
  EXPECT_TRUE(admin.put_person({"p-new", "New", "", false}));
  EXPECT_TRUE(admin.put_person({"p-new", "New", "newcomer", false})) << "nothing was held yet";
  EXPECT_FALSE(admin.put_person({"p-ada", "Name of ada", "ada2", false}));
  EXPECT_TRUE(
      PostgresServer::instance()->psql(database(), "delete from rapport.people where id = 'p-new'").is_done);
}

TEST_F(RowsOnPostgres, LoseTheirScoringsWithTheRepliesThatWereTakenBack) {
  hold("bob", "bob-scored", Mode::Practice);
  ASSERT_TRUE(
      PostgresServer::instance()
          ->psql(database(),
                 "insert into rapport.scorings (attempt_id, rubric_id, rubric_version, rubric_hash, "
                 "scored_ms, status, criteria, is_current) select id, 'r', 1, 'h', 1, 'passed', '[]', 1 "
                 "from rapport.attempts where id in ('bob-scored', 'ada-private', 'bob-counted')")
          .is_done);
  EXPECT_TRUE(SqlRepository(opened("bob")).take_back("bob-scored", 0, at(9000)));
  for (const auto* id : {"ada-private", "bob-counted"})
    EXPECT_TRUE(as("bob", fmt::format("select drop_what_followed('{}')", id)).is_done);
  EXPECT_EQ(PostgresServer::instance()
                ->psql(database(), "select attempt_id from rapport.scorings order by attempt_id")
                .rows,
            (Rows{"ada-private", "bob-counted"}));
}

TEST_F(RowsOnPostgres, AreNotAnsweredWhileAnotherSessionEndsThem) {
  SqlRepository repository(opened("bob"));
  ASSERT_TRUE(repository.begin(attempt_called("bob-open")));
  const auto ending = opened("bob");
  const Transaction transaction(*ending, SqlStore::Kind::Write);
  tell(ending->sql(), "update attempts set status = 'passed', finished_ms = 3000 where id = 'bob-open'");
  EXPECT_FALSE(as("bob",
                  "set lock_timeout = '50ms'; insert into replies (attempt_id, position, line, given_ms) "
                  "values ('bob-open', 0, '> late', 3000)")
                   .is_done);
}

/// Sums over everybody are everybody's, and yet one who leaves a transaction open keeps nobody waiting.
TEST_F(RowsOnPostgres, WaitForNobodyElsesTransaction) {
  const auto other = opened("ada");
  tell(other->sql(), "set lock_timeout = '50ms'");
  SqlRepository repository(other);
  {
    const auto slow = opened("bob");
    const Transaction never_committed(*slow, SqlStore::Kind::Write);
    tell(slow->sql(), "update attempts set status = 'failed' where id = 'bob-private'");
    for (const auto mode : {Mode::Practice, Mode::Assessment}) {
      auto attempt = attempt_called(fmt::format("ada-meanwhile-{}", word_of(mode)));
      attempt.mode = mode;
      const auto begun = repository.begin(attempt);
      ASSERT_TRUE(begun) << begun.error().text();
      ASSERT_TRUE(repository.append_reply(attempt.id, 0, typed("meanwhile"), at(2000)));
      const auto ended = repository.finish(attempt.id, passed(), at(3000));
      ASSERT_TRUE(ended) << ended.error().text();
    }
  }
  auto& server = *PostgresServer::instance();
  const auto store = PostgresStore::open(server.url(database()), PostgresStore::Schema::AsItIs);
  EXPECT_EQ(check_store(**store).value(), std::vector<std::string>{});
  ASSERT_TRUE(repository.finish("ada-meanwhile-practice", passed(), at(3000)));
  ASSERT_TRUE(repository.take_back("ada-meanwhile-practice", 0, at(4000)));
  EXPECT_EQ(check_store(**store).value(), std::vector<std::string>{});
  EXPECT_EQ(server
                .psql(database(),
                      "select count(*) from rapport.sums group by scenario_id, month, mode, "
                      "demonstration having count(*) > 1")
                .rows,
            Rows{})
      << "rows of a key are added up by the next one";
}

TEST_F(RowsOnPostgres, LetAPersonGo) {
  hold("cid", "cid-again", Mode::Practice);
  SqlRecords as_cid(opened("cid"));
  const auto erased = as_cid.erase_person("p-cid");
  ASSERT_TRUE(erased) << erased.error().text();
  EXPECT_EQ(erased->attempts, 3U);
  EXPECT_EQ(rows("una", "select attempts from erasures"), Rows{"3"});
  EXPECT_EQ(rows("una", "select count(*) from people where id = 'p-cid'"), Rows{"0"});
  SqlRepository stranger(opened("cid"));
  const auto begun = stranger.begin(attempt_called("nobody's"));
  ASSERT_FALSE(begun.has_value());
  EXPECT_NE(begun.error().way_out.find("person add"), std::string::npos) << begun.error().text();
}

}  // namespace
}  // namespace rapport::test
