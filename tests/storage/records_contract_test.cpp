// SPDX-License-Identifier: MIT
/// \file What Records promise, asked of SQL: the same answers as looking at every attempt, whatever is asked
/// and whatever happened before.
#include <algorithm>
#include <cmath>

#include "engine/records/memory_records.h"
#include "engine/report/held_attempt.h"
#include "engine/storage/personal_data.h"
#include "engine/storage/sql_records.h"
#include "engine/storage/sql_repository.h"
#include "engine/storage/sql_rows.h"
#include "engine/storage/sql_store.h"
#include "engine/storage/store_copy.h"
#include "tests/storage/invented_attempts.h"
#include "tests/storage/postgres_fixture.h"
#include "tests/storage/store_fixture.h"

namespace rapport::test {
namespace {

/// What records should know of it.
HeldAttempt held_from(const FinishedAttempt& whole) {
  const auto& attempt = whole.attempt;
  auto held = held_attempt(attempt);
  if (held.summary.finished) held.summary.finished = whole.finished;
  held.rated.clear();
  for (std::size_t i = 0; i < attempt.saved.replies.size(); ++i) {
    if (attempt.saved.replies[i].kind != WrittenReply::Kind::Typed) continue;
    held.rated.push_back(
        {attempt.id,
         i,
         attempt.saved.scenario_id,
         attempt.saved.replies[i].text,
         {{"listening", Level::Partial, 0.75, {"listening.restates"}}, {"empathy", Level::Harmful, 0.5, {}}},
         attempt.demonstration});
  }
  return held;
}

struct SqliteKind {
  TemporaryFolder folder;
  std::shared_ptr<SqlStore> store = opened();
  std::shared_ptr<SqlStore> opened() const {
    auto made = SqlStore::open((folder / "attempts.sqlite").string());
    return made ? std::shared_ptr<SqlStore>(std::move(*made)) : nullptr;
  }
};

struct PostgresKind {
  std::shared_ptr<SqlStore> store = opened();
  static std::shared_ptr<SqlStore> opened() {
    auto* server = PostgresServer::instance();
    if (server == nullptr) return nullptr;
    auto made = SqlStore::open_and_migrate(server->url(server->new_database()));
    return made ? std::shared_ptr<SqlStore>(std::move(*made)) : nullptr;
  }
};

template <typename Kind>
class RecordsIn : public testing::Test {
 protected:
  void SetUp() override {
    if constexpr (std::is_same_v<Kind, PostgresKind>) RAPPORT_NEEDS_POSTGRES();
    ASSERT_NE(kind_.store, nullptr);
    for (int i = 0; i < kPeople; ++i) {
      const Person person{fmt::format("p-{:02}", i), "Person " + std::to_string(i), {}, i >= kPeople - 2};
      this->must(sql_.put_person(person));
      this->must(memory_.put_person(person));
    }
    this->must(sql_.put_person({"p-boss", "Boss", "boss", false}));
    this->must(memory_.put_person({"p-boss", "Boss", "boss", false}));
    for (const auto& team :
         {Team{"east", "East", {{"p-00", Role::Trainee}, {"p-01", Role::Trainee}, {"p-boss", Role::Manager}}},
          Team{
              "west", "West", {{"p-01", Role::Trainee}, {"p-05", Role::Trainee}, {"p-11", Role::Trainee}}}}) {
      this->must(sql_.put_team(team));
      this->must(memory_.put_team(team));
    }
  }

  template <typename T>
  void must(const Result<T>& result) {
    if (!result) ADD_FAILURE() << result.error().text();
  }

  void add(std::vector<FinishedAttempt> attempts) {
    must(SqlRepository(kind_.store).add(attempts));
    for (const auto& attempt : attempts) memory_.add(held_from(attempt));
  }

  static std::string said(const RecordFilter& filter) {
    return fmt::format("person '{}' team '{}' scenario '{}' mode {} from {} to {} demonstration {}",
                       filter.person_id, filter.team_id, filter.scenario_id,
                       filter.mode ? word_of(*filter.mode) : "any", filter.from ? text_of(*filter.from) : "-",
                       filter.to ? text_of(*filter.to) : "-",
                       filter.demonstration ? (*filter.demonstration ? "yes" : "no") : "any");
  }

  /// Everything that can be asked, of both.
  void compare(const RecordFilter& filter) {
    EXPECT_TRUE(sql_.people(filter).value() == memory_.people(filter).value()) << said(filter);
    EXPECT_TRUE(sql_.activity(filter).value() == memory_.activity(filter).value()) << said(filter);
    EXPECT_TRUE(sql_.scenarios(filter).value() == memory_.scenarios(filter).value()) << said(filter);
    EXPECT_TRUE(sql_.months(filter).value() == memory_.months(filter).value()) << said(filter);
    EXPECT_TRUE(sql_.signs(filter).value() == memory_.signs(filter).value()) << said(filter);
    EXPECT_TRUE(sql_.rated_replies(filter, 7).value() == memory_.rated_replies(filter, 7).value())
        << said(filter);
    std::optional<AttemptCursor> after;
    for (int page = 0; page < 3; ++page) {
      const auto mine = sql_.attempts(filter, 9, after).value();
      EXPECT_TRUE(mine == memory_.attempts(filter, 9, after).value()) << said(filter);
      if (mine.empty()) break;
      const auto& id = mine.front().id;
      EXPECT_TRUE(sql_.rated_replies_of(id).value() == memory_.rated_replies_of(id).value()) << id;
      after = AttemptCursor{mine.back().started, mine.back().id};
    }
  }

  void compare_by_chance(Inventor& chance, int times) {
    for (int i = 0; i < times; ++i) {
      RecordFilter filter;
      if (chance.upto(3) == 0) filter.person_id = fmt::format("p-{:02}", chance.upto(kPeople));
      if (chance.upto(2) == 0) filter.team_id = chance.upto(1) == 0 ? "east" : "west";
      if (chance.upto(2) == 0) filter.scenario_id = "scenario-" + std::to_string(chance.upto(4));
      if (chance.upto(2) == 0) filter.mode = chance.upto(1) == 0 ? Mode::Practice : Mode::Assessment;
      if (chance.upto(2) == 0)
        filter.from = chance.upto(3) == 0 ? Month{1999, 1} : Month{2023, 11 + chance.upto(1)};
      if (chance.upto(2) == 0) filter.to = Month{2024, 1 + chance.upto(11)};
      if (chance.upto(3) == 0) filter.demonstration = chance.upto(1) == 0;
      compare(filter);
    }
  }

  std::vector<SqlRow> raw(std::string_view query, std::string_view kinds) {
    return ask(kind_.store->sql(), query, kinds);
  }

  Kind kind_;
  SqlRecords sql_{kind_.store};
  MemoryRecords memory_;
};

struct RecordKindNames {
  template <typename Kind>
  static std::string GetName(int) {
    return std::is_same_v<Kind, PostgresKind> ? "Postgres" : "Sqlite";
  }
};
using RecordKinds = testing::Types<SqliteKind, PostgresKind>;
TYPED_TEST_SUITE(RecordsIn, RecordKinds, RecordKindNames);

TYPED_TEST(RecordsIn, AreWhatLookingAtEveryAttemptGives) {
  Inventor chance(7);
  this->compare({});
  std::vector<FinishedAttempt> attempts;
  for (int i = 0; i < 400; ++i) attempts.push_back(chance.next(i));
  this->add(attempts);
  this->compare({});
  this->compare_by_chance(chance, 60);
  RecordFilter turned_round;
  turned_round.from = Month{2024, 5};
  turned_round.to = Month{2024, 3};
  this->compare(turned_round);
}

TYPED_TEST(RecordsIn, StayTrueWhateverHappens) {
  Inventor chance(11);
  std::map<AttemptId, FinishedAttempt> held;
  std::map<AttemptId, RubricVersion> scored_again;
  const auto remember = [&](const FinishedAttempt& attempt) {
    auto summed = held_from(attempt);
    const auto by = scored_again.find(attempt.attempt.id);
    if (by != scored_again.end()) summed.summary.scored_again_by = by->second;
    this->memory_.add(std::move(summed));
  };
  SqlRepository repository(this->kind_.store);
  for (int i = 0; i < 60; ++i) {
    auto attempt = chance.next(i);
    this->add({attempt});
    held[attempt.attempt.id] = attempt;
  }
  for (int step = 0; step < 200; ++step) {
    auto it = held.begin();
    std::advance(it, chance.upto(static_cast<int>(held.size()) - 1));
    auto& [attempt, given, finished] = it->second;
    const auto now = attempt.updated + std::chrono::seconds(1 + chance.upto(5));
    switch (chance.upto(5)) {
      case 0:
        if (attempt.result.status != AttemptStatus::Incomplete) continue;
        this->must(repository.append_reply(attempt.id, attempt.saved.replies.size(),
                                           KeptReply(typed("more"), kKeptReading), now));
        attempt.saved.replies.push_back(typed("more"));
        break;
      case 1: {
        if (attempt.result.status != AttemptStatus::Incomplete) continue;
        const auto result = passed();
        this->must(repository.finish(attempt.id, result, now));
        attempt.result = result;
        finished = now;
        break;
      }
      case 2:
        if (attempt.saved.replies.empty()) continue;
        this->must(repository.take_back(attempt.id, 0, now));
        attempt.saved.replies.clear();
        attempt.result = {};
        attempt.shared = std::nullopt;
        scored_again.erase(attempt.id);
        break;
      case 3: {
        Scoring scoring;
        scoring.rubric_id = "recovery";
        scoring.status = chance.upto(1) == 0 ? AttemptStatus::Passed : AttemptStatus::Failed;
        scoring.overall = chance.upto(100) / 100.0;
        scoring.criteria = {scoring.overall, std::nullopt};
        if (!is_finished(attempt.result.status)) continue;
        this->must(this->sql_.add_scoring(attempt.id, scoring));
        attempt.result.status = scoring.status;
        attempt.result.overall = scoring.overall;
        attempt.result.criteria = scoring.criteria;
        scored_again[attempt.id] = {"recovery", 0, {}};
        remember(it->second);
        continue;
      }
      case 4: {
        if (chance.upto(9) != 0) continue;
        const auto whose = attempt.person_id;
        this->must(this->sql_.erase_person(whose));
        this->must(this->memory_.erase_person(whose));
        std::erase_if(held, [&](const auto& entry) { return entry.second.attempt.person_id == whose; });
        continue;
      }
      default:
        if (attempt.mode != Mode::Practice) continue;
        this->must(this->sql_.share(attempt.id, now));
        attempt.shared = now;
        remember(it->second);
        continue;
    }
    attempt.updated = now;
    remember(it->second);
  }
  this->compare({});
  this->compare_by_chance(chance, 10);
  EXPECT_EQ(check_store(*this->kind_.store).value(), std::vector<std::string>{});
  const auto begun = std::ranges::count_if(
      held, [](const auto& entry) { return entry.second.attempt.updated < at(1'720'000'000'000); });
  ASSERT_GT(begun, 5);
  const auto forgotten = forget_before(*this->kind_.store, at(1'720'000'000'000), at(1'800'000'000'000));
  ASSERT_TRUE(forgotten) << forgotten.error().text();
  EXPECT_EQ(std::ssize(held) - begun, std::ssize(this->sql_.attempts({}, 1000, std::nullopt).value()));
  EXPECT_EQ(check_store(*this->kind_.store).value(), std::vector<std::string>{});
}

TYPED_TEST(RecordsIn, HoldScoringsAndOpinionsBesideWhatWas) {
  Inventor chance(13);
  std::vector<FinishedAttempt> attempts;
  for (int i = 0; i < 80; ++i) attempts.push_back(chance.next(i));
  this->add(attempts);
  for (const auto& [attempt, given, finished] : attempts) {
    Scoring scoring;
    scoring.rubric_id = "recovery";
    scoring.rubric_version = 9;
    scoring.rubric_hash = std::string(64, 'c');
    scoring.scored = at(1'800'000'000'000);
    scoring.status = AttemptStatus::Failed;
    scoring.overall = 0.125;
    scoring.criteria = {0.25, std::nullopt, 1.0 / 3.0};
    EXPECT_EQ(this->sql_.add_scoring(attempt.id, scoring).has_value(),
              this->memory_.add_scoring(attempt.id, scoring).has_value());
    if (chance.upto(1) == 0) {
      scoring.scored += std::chrono::hours(1);
      for (Records* records : {static_cast<Records*>(&this->sql_), static_cast<Records*>(&this->memory_)}) {
        const auto added = records->add_scoring(attempt.id, scoring);
        EXPECT_FALSE(added.value_or(false)) << "the current one says the same";
      }
      scoring.overall = 0.5;
      EXPECT_EQ(this->sql_.add_scoring(attempt.id, scoring).value_or(false),
                this->memory_.add_scoring(attempt.id, scoring).value_or(false));
    }
    EXPECT_EQ(this->sql_.attempt(attempt.id).value(), this->memory_.attempt(attempt.id).value());
    auto mine = this->sql_.scorings(attempt.id).value();
    auto theirs = this->memory_.scorings(attempt.id).value();
    for (auto* list : {&mine, &theirs}) {
      for (auto& each : *list) each.serial = 0;
    }
    EXPECT_EQ(mine, theirs);
    Opinion opinion;
    opinion.attempt_id = attempt.id;
    opinion.reply = static_cast<std::size_t>(chance.upto(3));
    opinion.scenario_id = attempt.saved.scenario_id;
    opinion.criterion_id = "empathy";
    if (chance.upto(1) == 0) opinion.machine = Level::Harmful;
    opinion.machine_signs = {"a", "b\"'"};
    opinion.level = Level::Strong;
    opinion.reason = chance.upto(3) == 0 ? "" : "'); drop table opinions; -- \xC3\xA9";
    opinion.blind = chance.upto(1) == 0;
    opinion.rater_id = chance.upto(5) == 0 ? "nobody" : "p-boss";
    opinion.at = at(1'800'000'000'001);
    EXPECT_EQ(this->sql_.add_opinion(opinion).has_value(), this->memory_.add_opinion(opinion).has_value());
  }
  auto mine = this->sql_.opinions({}).value();
  auto theirs = this->memory_.opinions({}).value();
  for (auto* list : {&mine, &theirs}) {
    for (auto& each : *list) each.serial = 0;
  }
  EXPECT_GT(mine.size(), 5U);
  EXPECT_EQ(mine, theirs);
  for (const auto mode : {Mode::Practice, Mode::Assessment}) {
    RecordFilter of_mode;
    of_mode.mode = mode;
    auto sql = this->sql_.opinions(of_mode).value();
    auto memory = this->memory_.opinions(of_mode).value();
    for (auto* list : {&sql, &memory}) {
      for (auto& each : *list) each.serial = 0;
    }
    EXPECT_EQ(sql, memory) << word_of(mode);
  }
  this->compare({});
}

TYPED_TEST(RecordsIn, KeepOpinionsTogetherOrNotAtAll) {
  Inventor chance(12);
  std::vector<FinishedAttempt> attempts;
  for (int i = 0; i < 4; ++i) attempts.push_back(chance.next(i));
  this->add(attempts);
  const auto held = std::ranges::find_if(
      attempts, [](const FinishedAttempt& one) { return !one.attempt.saved.replies.empty(); });
  ASSERT_NE(held, attempts.end());
  std::vector<Opinion> opinions(2);
  for (auto& one : opinions) {
    one.attempt_id = held->attempt.id;
    one.scenario_id = held->attempt.saved.scenario_id;
    one.criterion_id = &one == opinions.data() ? "empathy" : "listening";
    one.blind = true;
    one.rater_id = "p-boss";
    one.at = at(1'800'000'000'001);
  }
  auto bad = opinions;
  bad[1].reply = 10'000;
  EXPECT_EQ(this->sql_.add_opinions(bad).error().code, ErrorCode::NotFound);
  EXPECT_TRUE(this->sql_.opinions({}).value().empty());
  this->must(this->sql_.add_opinions(opinions));
  this->must(this->memory_.add_opinions(opinions));
  auto mine = this->sql_.opinions({}).value();
  auto theirs = this->memory_.opinions({}).value();
  for (auto* list : {&mine, &theirs}) {
    for (auto& each : *list) each.serial = 0;
  }
  EXPECT_EQ(mine.size(), 2U);
  EXPECT_EQ(mine, theirs);
}

TYPED_TEST(RecordsIn, KeepPeopleTeamsAndTexts) {
  EXPECT_EQ(this->sql_.teams().value(), this->memory_.teams().value());
  EXPECT_EQ(this->sql_.person("p-boss").value(), (Person{"p-boss", "Boss", "boss", false}));
  EXPECT_EQ(this->sql_.person("p-nobody").error().code, ErrorCode::NotFound);
  EXPECT_EQ(this->sql_.put_person({"p-00", "x", "boss", false}).error().code, ErrorCode::Conflict);
  const auto me = this->sql_.self("New here").value();
  EXPECT_EQ(me, this->sql_.self("New here").value());
  EXPECT_EQ(me.name, "New here");
  const std::string text = "id: x\n";
  this->must(this->sql_.keep_source("scenario", content_hash(text), text));
  EXPECT_EQ(this->sql_.source(content_hash(text)).value(), text);
  EXPECT_EQ(this->sql_.source("other").error().code, ErrorCode::NotFound);
  EXPECT_EQ(this->sql_.put_team({"east", "x", {{"nobody", Role::Trainee}}}).error().code,
            ErrorCode::NotFound);
  EXPECT_EQ(this->sql_.teams().value(), this->memory_.teams().value());
}

TYPED_TEST(RecordsIn, EraseAPersonAndNobodyElse) {
  Inventor chance(17);
  std::vector<FinishedAttempt> attempts;
  for (int i = 0; i < 100; ++i) attempts.push_back(chance.next(i));
  this->add(attempts);
  const auto erased = this->sql_.erase_person("p-01");
  ASSERT_TRUE(erased) << erased.error().text();
  const auto expected = this->memory_.erase_person("p-01").value();
  EXPECT_EQ(erased->attempts, expected.attempts);
  EXPECT_EQ(erased->replies, expected.replies);
  this->compare({});
  EXPECT_EQ(this->sql_.teams().value(), this->memory_.teams().value());
  EXPECT_EQ(this->raw("select attempts, replies from erasures", "ii"),
            std::vector<SqlRow>({{static_cast<std::int64_t>(expected.attempts),
                                  static_cast<std::int64_t>(expected.replies)}}));
}

/// By other words than the store's own: every attempt's scores as they stand in its JSON, rounded here.
TYPED_TEST(RecordsIn, AreRecomputedFromRawRowsByOtherWords) {
  Inventor chance(19);
  std::vector<FinishedAttempt> attempts;
  for (int i = 0; i < 300; ++i) attempts.push_back(chance.next(i));
  this->add(attempts);
  const bool is_server = this->kind_.store->is_server();
  const std::string empathy = is_server ? "cast(criteria as json) ->> 1" : "json_extract(criteria, '$[1]')";
  const auto rows =
      this->raw(fmt::format("select person_id, mode, count(*), sum(case when {0} is null then 0 else floor("
                            "cast({0} as double precision) * 100 + 0.5) end), max(finished_ms) from attempts "
                            "where status = 'passed' or status = 'failed' group by person_id, mode",
                            empathy),
                "ttidi");
  ASSERT_GT(rows.size(), 12U);
  const auto people = this->sql_.people({}).value();
  for (const auto& row : rows) {
    const auto person = std::ranges::find(people, text(row[0]), &PersonSummary::person_id);
    ASSERT_NE(person, people.end());
    const auto& held = person->held[place_of(*mode_from(text(row[1])))];
    EXPECT_EQ(held.finished, whole(row[2]));
    const auto& measure = held.measures[place_of(Measure::Empathy)];
    EXPECT_EQ(measure ? measure->sum : 0, std::llround(*number_or_none(row[3])));
  }
}

}  // namespace
}  // namespace rapport::test
