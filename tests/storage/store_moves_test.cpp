// SPDX-License-Identifier: MIT
/// \file Attempts on their way: copied from store to store, handed on to a server, taken out.
#include <unistd.h>

#include <algorithm>
#include <thread>

#include "engine/report/played_attempt.h"
#include "engine/storage/gone_drafts.h"
#include "engine/storage/hand_on.h"
#include "engine/storage/personal_data.h"
#include "engine/storage/sql_outbox.h"
#include "engine/storage/sql_records.h"
#include "engine/storage/sql_repository.h"
#include "engine/storage/sql_rows.h"
#include "engine/storage/sql_store.h"
#include "engine/storage/store_copy.h"
#include "engine/storage/team_membership.h"
#include "tests/storage/invented_attempts.h"
#include "tests/storage/postgres_fixture.h"
#include "tests/storage/store_fixture.h"

namespace rapport::test {
namespace {

std::shared_ptr<SqlStore> opened_store(const std::string& url) {
  auto store = SqlStore::open_and_migrate(url);
  EXPECT_TRUE(store) << store.error().text();
  return store ? std::shared_ptr<SqlStore>(std::move(*store)) : nullptr;
}

constexpr auto kLearning = "https://lrs.example.org/xapi/statements";

void fill(const std::shared_ptr<SqlStore>& store, int attempts) {
  SqlRecords records(store);
  for (int i = 0; i < kPeople; ++i) {
    ASSERT_TRUE(records.put_person({fmt::format("p-{:02}", i), "Zo\xC3\xAB '" + std::to_string(i),
                                    i == 3 ? "three" : "", i >= kPeople - 2}));
  }
  ASSERT_TRUE(records.put_team({"east", "East", {{"p-00", Role::Trainee}, {"p-01", Role::Manager}}}));
  ASSERT_TRUE(records.keep_source("scenario", content_hash("id: x\n"), "id: x\n"));
  Inventor chance(5);
  std::vector<FinishedAttempt> held;
  for (int i = 0; i < attempts; ++i) held.push_back(chance.next(i));
  SqlRepository repository(store);
  ASSERT_TRUE(repository.add(held));
  ASSERT_TRUE(repository.begin(attempt_called("hostile")));
  ASSERT_TRUE(repository.append_reply("hostile", 0, typed("'); drop table replies; -- \xFF\xC3\x28 \\x41"),
                                      at(2000)));
  ASSERT_TRUE(repository.append_reply("hostile", 1, typed("rash"), at(2001)));
  ASSERT_TRUE(repository.take_back("hostile", 1, at(2002)));
  for (const auto& each : held) {
    if (!is_finished(each.attempt.result.status)) continue;
    Scoring scoring;
    scoring.rubric_id = "recovery";
    scoring.overall = 1.0 / 3.0;
    ASSERT_TRUE(records.add_scoring(each.attempt.id, scoring));
    SqlOutbox outbox(store);
    const auto& id = each.attempt.id;
    ASSERT_TRUE(outbox.put(
        kLearning,
        std::vector<OutgoingStatement>{{"s1", id, "first"}, {"s2", id, "second"}, {"s3", "hostile", "third"}},
        at(1)));
    ASSERT_TRUE(outbox.settle(kLearning,
                              std::vector<SettledStatement>{{"s1", DeliveryOutcome::Delivered, {}},
                                                            {"s2", DeliveryOutcome::SetAside, "no"}},
                              at(2)));
    break;
  }
}

std::vector<std::string> problems(SqlStore& store) {
  const auto found = check_store(store);
  EXPECT_TRUE(found) << found.error().text();
  return found.value_or(std::vector<std::string>{"?"});
}

TEST(StoreCopy, GoesToPostgresAndBackWithoutLoss) {
  RAPPORT_NEEDS_POSTGRES();
  auto& server = *PostgresServer::instance();
  const TemporaryFolder folder;
  const auto laptop = opened_store((folder / "laptop.sqlite").string());
  fill(laptop, 300);
  const auto there = opened_store(server.url(server.new_database()));
  const auto out = copy_store(*laptop, *there);
  ASSERT_TRUE(out) << out.error().text();
  const auto rows_of = [&](std::string_view name) {
    const auto table = std::ranges::find(*out, name, &CopiedTable::name);
    return table == out->end() ? -1 : table->rows;
  };
  EXPECT_EQ(rows_of("attempts"), 301);
  EXPECT_EQ(rows_of("statements"), 3);
  const SqlOutbox told(there);
  EXPECT_EQ(told.waiting(kLearning, 10)->at(0).json, "third");
  EXPECT_EQ(told.count(kLearning)->delivered, 1);
  const auto back = opened_store((folder / "back.sqlite").string());
  const auto in = copy_store(*there, *back);
  ASSERT_TRUE(in) << in.error().text();
  for (std::size_t i = 0; i < out->size(); ++i)
    EXPECT_EQ((*in)[i].checksum, (*out)[i].checksum) << (*in)[i].name;
  for (const auto& store : {laptop, there, back}) EXPECT_EQ(problems(*store), std::vector<std::string>{});
  const SqlRecords first(laptop), last(back), middle(there);
  EXPECT_TRUE(first.people({}).value() == last.people({}).value());
  EXPECT_TRUE(first.people({}).value() == middle.people({}).value());
  EXPECT_EQ(SqlRepository(there).find("hostile")->saved.replies,
            std::vector{typed("'); drop table replies; -- \xFF\xC3\x28 \\x41")});
  ASSERT_TRUE(SqlRepository(there).append_reply("hostile", 1, typed("goes on"), at(3000)));
}

TEST(StoreCopy, GoesOnWhereItWasInterrupted) {
  const TemporaryFolder folder;
  const auto from = opened_store((folder / "from.sqlite").string());
  fill(from, 50);
  const auto to_url = (folder / "to.sqlite").string();
  struct CutOff : std::runtime_error {
    CutOff() : std::runtime_error("cut off") {}
  };
  for (int stop = 1; stop <= 8; ++stop) {
    const auto to = opened_store(to_url);
    int calls = 0;
    const auto copied = copy_store(*from, *to, [&](const std::string&, std::int64_t) {
      if (++calls == 1) throw CutOff();
    });
    if (copied) break;
  }
  {
    const auto half = opened_store(to_url);
    EXPECT_FALSE(problems(*half).empty()) << "an unfinished copy says so";
  }
  const auto to = opened_store(to_url);
  const auto copied = copy_store(*from, *to);
  ASSERT_TRUE(copied) << copied.error().text();
  EXPECT_EQ(problems(*to), std::vector<std::string>{});
  EXPECT_TRUE(SqlRecords(from).people({}).value() == SqlRecords(to).people({}).value());
}

TEST(StoreCopy, GoesOnWithWhoeverCameBetween) {
  const TemporaryFolder folder;
  const auto from = opened_store((folder / "from.sqlite").string());
  fill(from, 50);
  struct CutOff : std::runtime_error {
    CutOff() : std::runtime_error("cut off") {}
  };
  const auto to = opened_store((folder / "to.sqlite").string());
  EXPECT_FALSE(copy_store(*from, *to, [&](const std::string& table, std::int64_t) {
    if (table == "attempts") throw CutOff();
  }));
  // Ids are made by chance: this one comes before all that are there.
  ASSERT_TRUE(SqlRecords(from).put_person({"a-first", "First", "", false}));
  auto attempt = attempt_called("0000");
  attempt.person_id = "a-first";
  ASSERT_TRUE(SqlRepository(from).begin(attempt));
  const auto copied = copy_store(*from, *to);
  ASSERT_TRUE(copied) << copied.error().text();
  EXPECT_TRUE(SqlRepository(to).find("0000").has_value());
  EXPECT_EQ(problems(*to), std::vector<std::string>{});
}

TEST(StoreCopy, LeavesAStoreThatHoldsSomethingAlone) {
  const TemporaryFolder folder;
  const auto from = opened_store((folder / "from.sqlite").string());
  const auto to = opened_store((folder / "to.sqlite").string());
  fill(from, 5);
  ASSERT_TRUE(SqlRepository(to).begin(attempt_called("mine")));
  EXPECT_EQ(copy_store(*from, *to).error().code, ErrorCode::Conflict);
  EXPECT_EQ(copy_store(*from, *from).error().code, ErrorCode::Invalid);
  EXPECT_EQ(SqlRepository(to).list("", 100)->size(), 1U);
}

TEST(StoreCheck, FindsWhatIsNotAsItShouldBe) {
  const TemporaryFolder folder;
  for (const std::string tampering :
       {"update totals set overall_sum = overall_sum + 1 where overall_sum > 0", "delete from totals",
        "update sums set felt_sum = felt_sum + 1 where felt > 0",
        "delete from sums where month = (select max(month) from sums)",
        "update tallies set among = among + 1", "delete from tallies where person_id = ''",
        "update attempts set seed = 'x' where id = 'hostile'", "update sources set text = 'other'",
        "update replies set position = 9 where attempt_id = 'hostile' and taken_back_ms is null",
        "insert into store_facts values ('copy of', 'x')"}) {
    const auto file = folder / "check.sqlite";
    std::filesystem::remove(file);
    fill(opened_store(file.string()), 30);
    EXPECT_EQ(problems(*opened_store(file.string())), std::vector<std::string>{});
    RawStore(file).run(tampering);
    EXPECT_FALSE(problems(*opened_store(file.string())).empty()) << tampering;
  }
}

/// Never with a list of months without end, nor with a time that no calendar has.
TEST(StoreOfOnesOwn, IsAnsweredWithAnErrorWhereItsTimesAreAbsurd) {
  const TemporaryFolder folder;
  const auto store = opened_store((folder / "own.sqlite").string());
  fill(store, 20);
  const SqlRecords records(store);
  ASSERT_TRUE(records.months({}));
  tell(store->sql(), "update attempts set month = 2147483647 where id = (select min(id) from attempts)");
  EXPECT_EQ(records.months({}).error().code, ErrorCode::Invalid);
  tell(store->sql(), "update attempts set updated_ms = 9223372036854775807 where id = 'hostile'");
  EXPECT_EQ(records.attempts({}, 100, std::nullopt).error().code, ErrorCode::Invalid);
  EXPECT_EQ(SqlRepository(store).find("hostile").error().code, ErrorCode::Invalid);
}

/// Brings a store back to how version 3 left it.
void undo_sums_over_everybody(SqlStore& store) {
  std::vector<std::string> statements = {"drop index attempts_by_person_and_scenario",
                                         "drop index attempts_by_scenario_and_month",
                                         "delete from schema_version where version = 4"};
  if (store.is_server()) {
    for (const auto* what : {"function count_attempts cascade", "statistics totals_keys",
                             "index totals_over_all", "index totals_by_month"})
      statements.push_back(std::string("drop ") + what);
  } else {
    for (const auto* name : {"added", "before_change", "after_change", "before_removal"})
      statements.push_back(std::string("drop trigger attempts_") + name);
    for (const auto* name : {"counting", "attempt_sums", "attempt_tallies"})
      statements.push_back(std::string("drop view ") + name);
  }
  for (const auto* name : {"view sums_now", "view tallies_now", "view sums_together", "view tallies_together",
                           "table sums", "table tallies"})
    statements.push_back(std::string("drop ") + name);
  if (store.is_server()) {
    statements.emplace_back("drop function items_of(text)");
    statements.emplace_back("drop function counted(jsonb)");
    for (const auto* name : {"attempts_in_their_month", "attempts_in_bounds", "attempts_with_lists"})
      statements.push_back(std::string("alter table attempts drop constraint ") + name);
    for (const auto* table : {"replies", "opinions", "erasures"})
      statements.push_back(fmt::format("alter table {0} drop constraint {0}_in_bounds", table));
    statements.emplace_back("drop function drop_what_followed");
    statements.emplace_back("alter table statements alter column serial set generated always");
  }
  for (const auto& statement : statements) tell(store.sql(), statement);
}

void comes_from_version_3(const std::string& url) {
  fill(opened_store(url), 120);
  {
    const auto store = opened_store(url);
    undo_sums_over_everybody(*store);
    // What a server has never refused until now.
    if (store->is_server()) {
      tell(store->sql(), "update attempts set signs = 'no list' where id = 'hostile'");
      tell(store->sql(),
           "update attempts set (scenario_id, signs) = (select left(ids, 2400), '[[\"' || left(ids, 400) || "
           "'\", 1, 1]]' from (select string_agg(md5(i::text), '') as ids from generate_series(1, 75) i) x) "
           "where id = (select min(id) from attempts where status = 'passed')");
      const auto whose =
          ask(store->sql(), "select person_id from attempts where length(scenario_id) = 2400", "t");
      store->recount_person(text(whose.at(0)[0]));
    }
  }
  const auto store = opened_store(url);
  EXPECT_EQ(problems(*store), std::vector<std::string>{});
  const SqlRecords records(store);
  std::int64_t of_people = 0, of_scenarios = 0;
  const auto people = records.people({}).value();
  const auto scenarios = records.scenarios({}).value();
  for (const auto& person : people) of_people += person.held[0].finished + person.held[1].finished;
  for (const auto& scenario : scenarios)
    of_scenarios += scenario.held[0].finished + scenario.held[1].finished;
  EXPECT_GT(of_people, 30);
  EXPECT_EQ(of_people, of_scenarios);
  EXPECT_EQ(records.signs({})->signs.size(), 2U);
}

TEST(StoreOfVersion3, GetsItsSumsOverEverybody) {
  const TemporaryFolder folder;
  comes_from_version_3((folder / "old.sqlite").string());
}

TEST(StoreOfVersion3, GetsItsSumsOverEverybodyOnPostgres) {
  RAPPORT_NEEDS_POSTGRES();
  auto& server = *PostgresServer::instance();
  comes_from_version_3(server.url(server.new_database()));
}

class OnTheWay : public testing::Test {
 protected:
  void hold(const std::string& id, Mode mode, const std::string& trainee = "Ada") {
    SqlRepository laptop(laptop_);
    auto attempt = attempt_called(id);
    attempt.mode = mode;
    attempt.trainee = trainee;
    ASSERT_TRUE(laptop.begin(attempt));
    ASSERT_TRUE(laptop.append_reply(id, 0, typed("taken back"), at(2000)));
    if (mode == Mode::Practice) {
      ASSERT_TRUE(laptop.take_back(id, 0, at(2001)));
      ASSERT_TRUE(laptop.append_reply(id, 0, KeptReply(typed("kept"), "{}"), at(2002)));
    }
    ASSERT_TRUE(laptop.finish(id, passed(), at(3000)));
  }

  TemporaryFolder folder_;
  std::shared_ptr<SqlStore> laptop_ = opened_store((folder_ / "laptop.sqlite").string());
  std::shared_ptr<SqlStore> office_ = opened_store((folder_ / "office.sqlite").string());
};

TEST_F(OnTheWay, CountedAndSharedAttemptsAreHandedOnOnceAndPrivateOnesNever) {
  hold("counted", Mode::Assessment);
  hold("private", Mode::Practice);
  hold("shared", Mode::Practice);
  ASSERT_TRUE(SqlRepository(laptop_).begin(attempt_called("open")));
  ASSERT_TRUE(SqlRecords(laptop_).share("shared", at(4000)));
  auto done = hand_on(*laptop_, *office_, "", at(5000));
  ASSERT_TRUE(done) << done.error().text();
  EXPECT_EQ(done->attempts, 2U);
  EXPECT_EQ(SqlRepository(office_).list("", 10)->size(), 2U);
  EXPECT_EQ(*SqlRepository(office_).find("shared"), *SqlRepository(laptop_).find("shared"));
  EXPECT_EQ(*SqlRepository(office_).find("counted"), *SqlRepository(laptop_).find("counted"));
  EXPECT_EQ(
      ask(office_->sql(),
          "select count(*) from replies where line like '%taken back%' and attempt_id = 'shared'", "i")[0][0],
      SqlValue(std::int64_t{0}));
  done = hand_on(*laptop_, *office_, "", at(6000));
  EXPECT_EQ(done->attempts + done->there_already, 0U);
  EXPECT_EQ(problems(*office_), std::vector<std::string>{});
}

TEST_F(OnTheWay, WhatIsSharedNoMoreIsPrivateOnTheServerToo) {
  const auto shared_there = [&] {
    return RawStore(folder_ / "office.sqlite")
        .run("select id from attempts where shared_ms is not null order by id");
  };
  for (const auto* id : {"a", "b", "c"}) hold(id, Mode::Practice);
  SqlRecords laptop(laptop_);
  for (const auto* id : {"a", "b", "c"}) ASSERT_TRUE(laptop.share(id, at(4000)));
  ASSERT_TRUE(hand_on(*laptop_, *office_, "", at(5000)));
  ASSERT_TRUE(laptop.share("a", std::nullopt));
  // As if we had been cut off after the server's commit and before ours, and then it was shared no more.
  RawStore(folder_ / "laptop.sqlite").run("update attempts set handed_on_ms = null where id = 'b'");
  ASSERT_TRUE(laptop.share("b", std::nullopt));
  EXPECT_EQ(shared_there(), (std::vector<std::string>{"a", "b", "c"})) << "until the server is there again";
  auto done = hand_on(*laptop_, *office_, "", at(6000));
  ASSERT_TRUE(done) << done.error().text();
  EXPECT_EQ(done->withdrawn, 2U);
  EXPECT_EQ(shared_there(), std::vector<std::string>{"c"});
  done = hand_on(*laptop_, *office_, "", at(7000));
  EXPECT_EQ(done->withdrawn + done->attempts + done->there_already, 0U);
  ASSERT_TRUE(laptop.share("a", at(8000)));
  ASSERT_TRUE(hand_on(*laptop_, *office_, "", at(9000)));
  EXPECT_EQ(shared_there(), (std::vector<std::string>{"a", "c"}));
  EXPECT_EQ(problems(*office_), std::vector<std::string>{});
}

TEST_F(OnTheWay, AnAttemptArrivesWithTheResultThatItEndedWithHoweverItWasScoredAgain) {
  hold("a", Mode::Assessment);
  SqlRecords laptop(laptop_);
  Scoring again;
  again.rubric_id = "kinder";
  again.rubric_hash = std::string(64, 'c');
  again.status = AttemptStatus::Failed;
  again.overall = 0.9;
  again.criteria = {0.9};
  ASSERT_TRUE(laptop.add_scoring("a", again).value());
  const auto done = hand_on(*laptop_, *office_, "", at(5000));
  ASSERT_TRUE(done) << done.error().text();
  const auto there = SqlRepository(office_).find("a");
  EXPECT_EQ(there->result, passed());
  EXPECT_EQ(there->saved.rubric_id, "recovery");
  EXPECT_EQ(SqlRecords(office_).scorings("a")->size(), 1U) << "only who may score again there adds to it";
  EXPECT_EQ(problems(*office_), std::vector<std::string>{});
  EXPECT_EQ(SqlRepository(laptop_).find("a")->result.overall, 0.9);
  EXPECT_EQ(as_first_scored(laptop, SqlRepository(laptop_), "a")->result, passed());
}

TEST_F(OnTheWay, WhatIsChangedWhileItIsOnItsWayGoesAgain) {
  for (const std::string change : {"updated_ms = 8000, finished_ms = 8000, shared_ms = 9000",
                                   "shared_ms = 4001", "shared_ms = null, handed_on_ms = 0"}) {
    SCOPED_TRACE(change);
    const auto id = "practice, then " + change;
    hold(id, Mode::Practice);
    ASSERT_TRUE(SqlRecords(laptop_).share(id, at(4000)));
    // In the middle of the transaction at the office, the laptop's attempt is changed.
    RawStore laptop(folder_ / "laptop.sqlite");
    laptop.run("create table if not exists meanwhile (id text)");
    laptop.run("create trigger changes after insert on meanwhile begin update attempts set " + change +
               " where id = new.id; end");
    auto& office = office_->sql();
    tell(office, "attach database '" + (folder_ / "laptop.sqlite").string() + "' as laptop");
    tell(office,
         "create temp trigger passes after insert on main.replies begin insert into meanwhile values "
         "(new.attempt_id); end");
    const auto done = hand_on(*laptop_, *office_, "", at(5000));
    tell(office, "drop trigger temp.passes");
    tell(office, "detach database laptop");
    laptop.run("drop trigger changes");
    ASSERT_TRUE(done) << done.error().text();
    EXPECT_EQ(count_to_hand_on(*laptop_, "").value(), 1U) << "it is not there as it is here";
    ASSERT_TRUE(hand_on(*laptop_, *office_, "", at(10'000)));
    EXPECT_EQ(count_to_hand_on(*laptop_, "").value(), 0U);
    EXPECT_EQ(SqlRepository(office_).find(id)->shared, SqlRepository(laptop_).find(id)->shared);
  }
}

TEST_F(OnTheWay, PracticeThatIsSharedNoMoreIsNotTold) {
  hold("practice", Mode::Practice);
  SqlRecords records(laptop_);
  ASSERT_TRUE(records.share("practice", at(4000)));
  SqlOutbox outbox(laptop_);
  ASSERT_TRUE(outbox.put(kLearning, std::vector<OutgoingStatement>{{"s", "practice", "my words"}}, at(4500)));
  const auto waiting = [&] { return outbox.waiting(kLearning, 10)->size(); };
  EXPECT_EQ(waiting(), 1U);
  ASSERT_TRUE(records.share("practice", std::nullopt));
  EXPECT_EQ(waiting(), 0U);
  EXPECT_EQ(outbox.count(kLearning)->waiting, 0);
  ASSERT_TRUE(records.share("practice", at(5000)));
  EXPECT_EQ(waiting(), 1U);
  ASSERT_TRUE(SqlRepository(laptop_).take_back("practice", 0, at(6000)));
  ASSERT_TRUE(SqlRepository(laptop_).append_reply("practice", 0, typed("other words"), at(6001)));
  ASSERT_TRUE(SqlRepository(laptop_).finish("practice", passed(), at(6002)));
  ASSERT_TRUE(records.share("practice", at(7000)));
  EXPECT_EQ(waiting(), 0U) << "words that stand no longer";
  EXPECT_FALSE(outbox.holds(kLearning, "practice").value()) << "it is told anew";
}

TEST_F(OnTheWay, PracticeThatWasGoneBackInIsThereAsItWasHeldInTheEnd) {
  hold("again", Mode::Practice);
  SqlRecords records(laptop_);
  SqlRepository laptop(laptop_);
  ASSERT_TRUE(records.share("again", at(4000)));
  ASSERT_TRUE(hand_on(*laptop_, *office_, "", at(5000)));
  ASSERT_TRUE(laptop.take_back("again", 0, at(6000)));
  ASSERT_TRUE(hand_on(*laptop_, *office_, "", at(6500)));
  EXPECT_EQ(SqlRepository(office_).find("again")->shared, std::nullopt) << "nobody sees what is gone back in";
  ASSERT_TRUE(laptop.append_reply("again", 0, option("better"), at(7000)));
  auto result = passed();
  result.overall = 0.5;
  ASSERT_TRUE(laptop.finish("again", result, at(8000)));
  ASSERT_TRUE(records.share("again", at(9000)));
  const auto done = hand_on(*laptop_, *office_, "", at(10'000));
  ASSERT_TRUE(done) << done.error().text();
  EXPECT_EQ(done->there_already, 1U);
  EXPECT_EQ(*SqlRepository(office_).find("again"), *laptop.find("again"));
  EXPECT_EQ(SqlRepository(office_).find("again")->shared, at(9000));
  EXPECT_EQ(SqlRecords(office_).scenarios({}).value(), records.scenarios({}).value());
  EXPECT_EQ(problems(*office_), std::vector<std::string>{});
}

TEST_F(OnTheWay, NothingIsLostOrDoubledWhenTheEndWasNotHeardOf) {
  for (int i = 0; i < 5; ++i) hold("a" + std::to_string(i), Mode::Assessment);
  ASSERT_TRUE(hand_on(*laptop_, *office_, "", at(5000)));
  // As if we had been cut off after the server's commit and before ours.
  RawStore(folder_ / "laptop.sqlite").run("update attempts set handed_on_ms = null where id in ('a1', 'a3')");
  const auto again = hand_on(*laptop_, *office_, "", at(6000));
  ASSERT_TRUE(again) << again.error().text();
  EXPECT_EQ(again->attempts, 0U);
  EXPECT_EQ(again->there_already, 2U);
  EXPECT_EQ(SqlRepository(office_).list("", 10)->size(), 5U);
  EXPECT_EQ(problems(*office_), std::vector<std::string>{});
}

TEST_F(OnTheWay, AServerThatGoesAndComesBackOnPostgresLosesAndDoublesNothing) {
  RAPPORT_NEEDS_POSTGRES();
  auto& server = *PostgresServer::instance();
  const auto url = server.url(server.new_database());
  static_cast<void>(opened_store(url));
  constexpr int kAttempts = 40;
  for (int i = 0; i < kAttempts; ++i) hold("a" + std::to_string(i), Mode::Assessment);
  auto to = opened_store(url);
  for (int cut = 0; cut < 4; ++cut) {
    // A trigger that stops the server in the middle of some transaction would need the server's help; so it
    // is stopped between two, and our connection finds out when it next writes.
    server.stop_at_once();
    const auto cut_off = hand_on(*laptop_, *to, "", at(5000));
    ASSERT_FALSE(cut_off.has_value());
    EXPECT_EQ(cut_off.error().code, ErrorCode::NotNow) << cut_off.error().text();
    ASSERT_TRUE(server.start());
    RawStore(folder_ / "laptop.sqlite")
        .run(
            "update attempts set handed_on_ms = null where id in (select id from attempts order by id "
            "limit " +
            std::to_string(cut * 5) + ")");
    const auto done = hand_on(*laptop_, *to, "", at(5000 + cut));
    ASSERT_TRUE(done) << "the connection is made anew: " << done.error().text();
  }
  EXPECT_EQ(SqlRepository(to).list("", 1000)->size(), std::size_t(kAttempts));
  EXPECT_EQ(problems(*to), std::vector<std::string>{});
}

/// Stopped while it writes, wherever it happens to be: in most of these it is inside a transaction.
TEST_F(OnTheWay, AServerStoppedWhileAttemptsArriveOnPostgresLosesAndDoublesNothing) {
  RAPPORT_NEEDS_POSTGRES();
  auto& server = *PostgresServer::instance();
  const auto database = server.new_database();
  const auto url = server.url(database);
  constexpr int kAttempts = 60;
  for (int i = 0; i < kAttempts; ++i) hold("a" + std::to_string(i), Mode::Assessment);
  static_cast<void>(opened_store(url));
  // The server itself says when: it waits in the middle of the transaction of one attempt, and is stopped
  // there.
  const auto wait_for = [&](const std::string& id) {
    const auto made = server.psql(database,
                                  "set search_path = rapport; create or "
                                  "replace function wait_here() returns trigger language plpgsql security "
                                  "definer set search_path = rapport "
                                  "as $$ begin if new.attempt_id = '" +
                                      id +
                                      "' then perform pg_advisory_lock(42); perform pg_sleep(60); end if; "
                                      "return new; end $$; drop trigger if "
                                      "exists waits on replies; create trigger waits after insert on replies "
                                      "for each row execute function "
                                      "wait_here()");
    ASSERT_TRUE(made.is_done) << made.error;
  };
  for (int cut = 0; cut < 3; ++cut) {
    wait_for("a" + std::to_string(10 + cut * 15));
    std::thread stopper([&] {
      for (int tried = 0; tried < 600; ++tried) {
        const auto waits =
            server.psql(database, "select 1 from pg_locks where locktype = 'advisory' and objid = 42");
        if (!waits.rows.empty()) break;
        ::usleep(20'000);
      }
      server.stop_at_once();
    });
    auto to = opened_store(url);
    const auto cut_off = hand_on(*laptop_, *to, "", at(5000));
    stopper.join();
    EXPECT_FALSE(cut_off.has_value());
    ASSERT_TRUE(server.start());
    const auto held = server.psql(database, "select count(*), count(distinct id) from rapport.attempts");
    ASSERT_TRUE(held.is_done) << held.error;
    EXPECT_EQ(server
                  .psql(database,
                        "select count(*) from rapport.attempts a where (select count(*) from "
                        "rapport.replies r where r.attempt_id = a.id) <> 1")
                  .rows,
              std::vector<std::string>{"0"})
        << "an attempt is there as a whole or not at all";
    ASSERT_TRUE(server.psql(database, "drop trigger waits on rapport.replies").is_done);
  }
  const auto to = opened_store(url);
  const auto done = hand_on(*laptop_, *to, "", at(9000));
  ASSERT_TRUE(done) << done.error().text();
  EXPECT_EQ(SqlRepository(to).list("", 1000)->size(), std::size_t(kAttempts));
  EXPECT_EQ(
      RawStore(folder_ / "laptop.sqlite").run("select count(*) from attempts where handed_on_ms is null"),
      std::vector<std::string>{"0"});
  EXPECT_EQ(problems(*to), std::vector<std::string>{});
}

TEST_F(OnTheWay, AnAccountHandsOnItsOwnOnPostgres) {
  RAPPORT_NEEDS_POSTGRES();
  auto& server = *PostgresServer::instance();
  const auto database = server.new_database();
  const auto owner = opened_store(server.url(database));
  hold("ada's", Mode::Assessment, "Ada");
  hold("eve's", Mode::Assessment, "Eve");
  ASSERT_TRUE(SqlRecords(owner).put_person({"p-eve", "E. Vega", "postgres", false}));
  const auto both = hand_on(*laptop_, *owner, "", at(5000));
  ASSERT_FALSE(both.has_value());
  EXPECT_EQ(both.error().code, ErrorCode::Conflict);
  ASSERT_TRUE(SqlRecords(owner).put_person({"p-eve", "Eve", "postgres", false}));
  const auto own = hand_on(*laptop_, *owner, "", at(5000));
  ASSERT_TRUE(own) << own.error().text();
  EXPECT_EQ(own->attempts, 1U);
  EXPECT_EQ(own->of_others, 1U);
  const auto again = hand_on(*laptop_, *owner, "", at(5500));
  ASSERT_TRUE(again) << again.error().text();
  EXPECT_EQ(again->attempts, 0U) << "what is left is another's, and never becomes hers";
  EXPECT_EQ(again->of_others, 1U);
  ASSERT_TRUE(hand_on(*laptop_, *owner, "Eve", at(5600)));
  EXPECT_EQ(SqlRepository(owner).find("eve's")->person_id, "p-eve");
}

TEST_F(OnTheWay, APersonHasEverythingAndCanGo) {
  hold("ada's", Mode::Practice, "Ada Lovelace <b>");
  hold("bob's", Mode::Assessment, "Bob");
  SqlRecords records(laptop_);
  ASSERT_TRUE(SqlOutbox(laptop_).put(
      kLearning,
      std::vector<OutgoingStatement>{{"s", "ada's", "told about her"}, {"t", "bob's", "about bob"}}, at(1)));
  const auto ada = SqlRepository(laptop_).find("ada's")->person_id;
  const auto everything = everything_about(*laptop_, ada);
  ASSERT_TRUE(everything) << everything.error().text();
  for (const auto* part : {"Ada Lovelace <b>", "> kept", "> taken back", "ada's", "\"criteria\": ["})
    EXPECT_NE(everything->find(part), std::string::npos) << part;
  EXPECT_EQ(everything->find("bob"), std::string::npos);
  EXPECT_NE(everything->find("\"complete\": true"), std::string::npos);
  EXPECT_NE(everything->find("told about her"), std::string::npos);
  const auto erased = erase_person(*laptop_, ada, at(9000));
  ASSERT_TRUE(erased) << erased.error().text();
  EXPECT_EQ(erased->attempts, 1U);
  EXPECT_EQ(erased->replies, 2U);
  EXPECT_EQ(everything_about(*laptop_, ada).error().code, ErrorCode::NotFound);
  EXPECT_EQ(problems(*laptop_), std::vector<std::string>{});
  laptop_.reset();
  for (const auto* suffix : {"", "-wal"}) {
    const auto bytes = bytes_of(folder_ / (std::string("laptop.sqlite") + suffix));
    EXPECT_EQ(bytes.find("Lovelace"), std::string::npos) << suffix;
  }
  EXPECT_EQ(RawStore(folder_ / "laptop.sqlite").run("select at_ms, attempts, replies from erasures"),
            std::vector<std::string>{"9000|1|2"});
}

TEST_F(OnTheWay, UnsentWordsGoWithTheirAttempts) {
  const std::string gone(36, 'a'), stays(36, 'b'), elsewhere(36, 'c');
  hold(gone, Mode::Practice, "Ada");
  hold(stays, Mode::Practice, "Bob");
  const auto drafts = folder_ / "drafts";
  std::filesystem::create_directory(drafts);
  for (const auto& name :
       {gone + ".draft.json", stays + ".draft.json", elsewhere + ".draft.json", std::string("x")})
    std::ofstream(drafts / name) << "{\"form\": 1, \"words\": \"unsent\"}";
  const SqlRecords records(laptop_);
  const auto known = attempts_with_draft(records, drafts);
  EXPECT_EQ(known.size(), 2U);
  ASSERT_TRUE(erase_person(*laptop_, SqlRepository(laptop_).find(gone)->person_id, at(9000)));
  EXPECT_EQ(delete_drafts_of_gone(records, drafts, known).value(), 1U);
  EXPECT_FALSE(std::filesystem::exists(drafts / (gone + ".draft.json")));
  for (const auto& name : {stays + ".draft.json", elsewhere + ".draft.json", std::string("x")})
    EXPECT_TRUE(std::filesystem::exists(drafts / name)) << name;
  EXPECT_TRUE(attempts_with_draft(records, folder_ / "nowhere").empty());
}

TEST_F(OnTheWay, WhoeverIsLeftWithNothingIsForgottenWithTheName) {
  SqlRecords records(laptop_);
  ASSERT_TRUE(records.put_person({"p-cat", "Cat", "cat", false}));
  ASSERT_TRUE(records.put_person({"p-dan", "Dan", "", false}));
  ASSERT_TRUE(join_team(*laptop_, "north", {"p-dan", Role::Trainee}));
  hold("ada's", Mode::Assessment, "Ada");
  hold("dan's", Mode::Assessment, "Dan");
  hold("bob's", Mode::Assessment, "Bob");
  ASSERT_TRUE(SqlRepository(laptop_).begin([] {
    auto recent = attempt_called("recent", "latte", 900'000);
    recent.trainee = "Bob";
    return recent;
  }()));
  ASSERT_TRUE(forget_before(*laptop_, at(10'000), at(1'000'000)));
  std::vector<std::string> names;
  const auto left = records.everybody().value();
  for (const auto& person : left) names.push_back(person.name);
  std::ranges::sort(names);
  EXPECT_EQ(names, (std::vector<std::string>{"Bob", "Cat", "Dan"}))
      << "an attempt, an account or a team is a reason to know a name";
  EXPECT_EQ(problems(*laptop_), std::vector<std::string>{});
}

TEST_F(OnTheWay, TwoWhoChangeATeamAtOnceLoseNobody) {
  SqlRecords records(laptop_);
  for (const auto* id : {"p-a", "p-b", "p-c"}) ASSERT_TRUE(records.put_person({id, id, "", false}));
  ASSERT_TRUE(join_team(*laptop_, "north", {"p-a", Role::Trainee}));
  const auto elsewhere = opened_store((folder_ / "laptop.sqlite").string());
  ASSERT_TRUE(join_team(*elsewhere, "north", {"p-b", Role::Trainee}));
  ASSERT_TRUE(join_team(*laptop_, "north", {"p-a", Role::Trainer}));
  ASSERT_TRUE(rename_team(*laptop_, "north", "North counter").value());
  ASSERT_TRUE(join_team(*elsewhere, "north", {"p-c", Role::Manager}));
  const Team all = {
      "north",
      "North counter",
      {{"p-a", Role::Trainee}, {"p-a", Role::Trainer}, {"p-b", Role::Trainee}, {"p-c", Role::Manager}}};
  EXPECT_EQ(records.teams().value(), std::vector{all}) << "a trainer who trains is counted as a trainee too";
  EXPECT_TRUE(leave_team(*laptop_, "north", "p-a").value()) << "in every role";
  EXPECT_FALSE(leave_team(*laptop_, "north", "p-a").value());
  EXPECT_EQ(records.teams()->at(0).members.size(), 2U);
  EXPECT_FALSE(rename_team(*laptop_, "south", "South").value());
  EXPECT_EQ(join_team(*laptop_, "south", {"p-x", Role::Trainee}).error().code, ErrorCode::NotFound);
  EXPECT_EQ(records.teams()->size(), 1U);
}

TEST_F(OnTheWay, WhatIsOldIsForgotten) {
  hold("old", Mode::Assessment);
  auto recent = attempt_called("recent", "latte", 900'000);
  ASSERT_TRUE(SqlRepository(laptop_).begin(recent));
  const auto forgotten = forget_before(*laptop_, at(10'000), at(1'000'000));
  ASSERT_TRUE(forgotten) << forgotten.error().text();
  EXPECT_EQ(forgotten->attempts, 1U);
  EXPECT_EQ(SqlRepository(laptop_).list("", 10)->size(), 1U);
  EXPECT_EQ(forget_before(*laptop_, at(10'000), at(1'000'000))->attempts, 0U);
  EXPECT_EQ(problems(*laptop_), std::vector<std::string>{});
}

}  // namespace
}  // namespace rapport::test
