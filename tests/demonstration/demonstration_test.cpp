// SPDX-License-Identifier: MIT
#include "engine/demonstration/demonstration.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <future>
#include <map>
#include <set>

#include "engine/attempt/attempt_runner.h"
#include "engine/authoring/scenario_loader.h"
#include "engine/report/cohort_report.h"
#include "engine/report/held_attempt.h"
#include "tests/support/shipped.h"

namespace rapport {
namespace {

const std::vector<std::shared_ptr<const Scenario>>& shipped_scenarios() {
  static const auto kScenarios = [] {
    std::vector<std::shared_ptr<const Scenario>> all;
    for (const auto& entry : std::filesystem::directory_iterator(RAPPORT_SOURCE_DIR "/scenarios")) {
      if (entry.path().extension() == ".yaml")
        all.push_back(load_scenario(entry.path(), *shipped_rubric()).value);
    }
    return all;
  }();
  return kScenarios;
}

const Listener& listener() {
  static const Listener kListener{[] {
    std::promise<std::shared_ptr<const Assessor>> ready;
    ready.set_value(std::shared_ptr<const Assessor>(&shipped_assessor(), [](const Assessor*) {}));
    return AssessorToCome(ready.get_future());
  }()};
  return kListener;
}

TimePoint until() {
  return TimePoint{std::chrono::sys_days{std::chrono::year{2026} / 6 / 30}.time_since_epoch()};
}

DemonstrationWish wish_of(std::size_t people, std::size_t attempts, std::uint64_t seed = 1) {
  DemonstrationWish wish;
  wish.people = people;
  wish.attempts = attempts;
  wish.seed = seed;
  wish.until = until();
  return wish;
}

/// What a demonstration comes to.
struct Made {
  std::vector<Person> people;
  std::vector<Team> teams;
  std::vector<FinishedAttempt> attempts;
  std::vector<Opinion> opinions;
};

Made make(const DemonstrationWish& wish, const Listener* hears = &listener()) {
  Demonstration demonstration(wish, shipped_scenarios(), shipped_rubric(), hears);
  Made made{demonstration.people(), demonstration.teams(), {}, {}};
  while (!demonstration.is_done()) {
    for (auto& attempt : demonstration.next()) made.attempts.push_back(std::move(attempt));
  }
  made.opinions = demonstration.opinions();
  return made;
}

const Made& cohort() {
  static const auto kMade = make(wish_of(30, 900));
  return kMade;
}

TEST(Demonstration, MakesAsManyPeopleAndAttemptsAsAreWanted) {
  EXPECT_EQ(900U, cohort().attempts.size());
  std::size_t trainees = 0;
  std::set<std::string> ids;
  for (const auto& team : cohort().teams) {
    for (const auto& member : team.members) trainees += member.role == Role::Trainee ? 1U : 0U;
  }
  for (const auto& person : cohort().people) ids.insert(person.id);
  EXPECT_EQ(30U, trainees);
  EXPECT_EQ(cohort().people.size(), ids.size());
  for (const auto& attempt : cohort().attempts) EXPECT_TRUE(ids.insert(attempt.attempt.id).second);
  EXPECT_EQ(3U, make(wish_of(40, 3)).attempts.size());
  EXPECT_EQ(0U, make(wish_of(1, 0)).attempts.size());
}

TEST(Demonstration, IsMarkedEverywhere) {
  for (const auto& person : cohort().people) EXPECT_TRUE(person.demonstration);
  for (const auto& attempt : cohort().attempts) EXPECT_TRUE(attempt.attempt.demonstration);
  for (const auto& team : cohort().teams) EXPECT_NE(std::string::npos, team.name.find("(demonstration)"));
  EXPECT_FALSE(cohort().opinions.empty());
  for (const auto& opinion : cohort().opinions) EXPECT_TRUE(opinion.demonstration);
}

TEST(Demonstration, IsWhatTheEngineMakesOfTheSameReplies) {
  std::map<std::string, std::shared_ptr<const Scenario>> scenarios;
  for (const auto& scenario : shipped_scenarios()) scenarios[scenario->id] = scenario;
  const SystemClock clock;
  std::size_t typed = 0;
  for (const auto& [attempt, given, finished] : cohort().attempts) {
    SCOPED_TRACE(attempt.id);
    auto replayed = attempt;
    replayed.result = {};
    replayed.mode = Mode::Practice;
    for (const bool anew : {false, true}) {
      if (anew) replayed.readings.clear();  // the words are understood once more
      const auto runner = AttemptRunner::resume(scenarios.at(attempt.saved.scenario_id), shipped_rubric(),
                                                replayed, {nullptr, &clock, &listener()});
      ASSERT_TRUE(runner) << runner.error().text();
      ASSERT_EQ(is_finished(attempt.result.status), runner->session().is_over());
      if (!runner->session().is_over()) continue;
      const auto& result = runner->attempt().result;
      EXPECT_EQ(result.status, attempt.result.status);
      EXPECT_EQ(result.ending_id, attempt.result.ending_id);
      EXPECT_EQ(result.tier, attempt.result.tier);
      EXPECT_EQ(result.overall, attempt.result.overall);
      EXPECT_EQ(result.criteria, attempt.result.criteria);
      EXPECT_EQ(result.remedy_cost, attempt.result.remedy_cost);
      EXPECT_EQ(result.trust, attempt.result.trust);
      EXPECT_EQ(result.anger, attempt.result.anger);
      EXPECT_EQ(result.signs, attempt.result.signs);
      EXPECT_EQ(result.moments, attempt.result.moments);
      for (const auto& reply : runner->session().replies())
        typed += reply.kind == WrittenReply::Kind::Typed ? 1U : 0U;
    }
    EXPECT_EQ(attempt.saved.replies.size(), given.size());
    EXPECT_EQ(attempt.saved.replies.size(), attempt.readings.size());
    EXPECT_TRUE(std::ranges::is_sorted(given));
    EXPECT_LT(attempt.started, given.front());
    EXPECT_EQ(attempt.updated, given.back());
  }
  EXPECT_GT(typed, 200U);
}

TEST(Demonstration, IsTheSameForTheSameSeed) {
  const auto one = make(wish_of(10, 100, 7)), same = make(wish_of(10, 100, 7)),
             other = make(wish_of(10, 100, 8));
  ASSERT_EQ(one.attempts.size(), same.attempts.size());
  EXPECT_EQ(one.people, same.people);
  EXPECT_EQ(one.opinions, same.opinions);
  for (std::size_t i = 0; i < one.attempts.size(); ++i) {
    EXPECT_EQ(one.attempts[i].attempt.id, same.attempts[i].attempt.id);
    EXPECT_EQ(one.attempts[i].attempt.saved.replies, same.attempts[i].attempt.saved.replies);
    EXPECT_EQ(one.attempts[i].given, same.attempts[i].given);
    EXPECT_NE(one.attempts[i].attempt.id, other.attempts[i].attempt.id);
  }
}

TEST(Demonstration, HoldsOnePersonsAttemptsOneAfterTheOtherOnWorkingDays) {
  std::map<std::string, TimePoint> free_from;
  for (const auto& [attempt, given, finished] : cohort().attempts) {
    auto& free = free_from.try_emplace(attempt.person_id, TimePoint::min()).first->second;
    EXPECT_LT(free, attempt.started);
    free = finished;
    const auto day = std::chrono::floor<std::chrono::days>(attempt.started);
    EXPECT_LE(std::chrono::weekday{day}.iso_encoding(), 5U);
    EXPECT_GE(attempt.started - day, std::chrono::hours{8});
    EXPECT_LT(attempt.started, until());
    EXPECT_GT(attempt.started, until() - std::chrono::weeks{28});
  }
}

TEST(Demonstration, LooksLikePeopleWhoLearn) {
  MemoryRecords records;
  const auto made = make(wish_of(200, 6000, 3));
  for (const auto& person : made.people) ASSERT_TRUE(records.put_person(person));
  for (const auto& team : made.teams) ASSERT_TRUE(records.put_team(team));
  for (const auto& attempt : made.attempts) records.add(held_attempt(attempt.attempt));
  CohortQuestion question;
  question.now = until();
  for (const auto mode : {Mode::Practice, Mode::Assessment}) {
    question.filter.mode = mode;
    const auto report =
        make_cohort_report(question, *ask(records, question), shipped_scenarios(), *shipped_rubric());
    const auto& overall = report.total.measures[0];
    EXPECT_TRUE(report.all_demonstration);
    EXPECT_EQ(200, report.total.people);
    EXPECT_GT(report.total.not_begun, 5);
    EXPECT_GT(report.total.stalled, 10);
    EXPECT_LT(report.total.stalled, 80);
    EXPECT_GT(*overall.lift, 5) << "they learn";
    EXPECT_GT(overall.fell, 5) << "not all of them, and not every time";
    EXPECT_GT(*overall.mean, 30);
    EXPECT_LT(*overall.mean, 80);
    EXPECT_GT(*report.total.pass_share, 0.1);
    EXPECT_LT(*report.total.pass_share, 0.9);
    EXPECT_GT(report.total.begun, report.total.finished) << "some leave in the middle";
    EXPECT_FALSE(report.signs.empty());
    EXPECT_GE(report.months.size(), 6U);
    RecordProperty("mean", std::to_string(*overall.mean) + " first " + std::to_string(*overall.first) +
                               " last " + std::to_string(*overall.last) + " passed " +
                               std::to_string(*report.total.pass_share));
  }
}

TEST(Demonstration, NeedsNobodyWhoListens) {
  const auto made = make(wish_of(10, 50), nullptr);
  EXPECT_EQ(50U, made.attempts.size());
  EXPECT_TRUE(made.opinions.empty());
  for (const auto& attempt : made.attempts) {
    for (const auto& reply : attempt.attempt.saved.replies) EXPECT_NE(WrittenReply::Kind::Typed, reply.kind);
  }
}

TEST(Timetable, GoesFromMorningToEveningAndOverTheWeekend) {
  // 30 June 2026 is a Tuesday, so its week has not been worked.
  const Timetable table(until(), 2);
  const auto monday = TimePoint{std::chrono::sys_days{std::chrono::year{2026} / 6 / 15}.time_since_epoch()};
  EXPECT_DOUBLE_EQ(10, table.days());
  EXPECT_EQ(monday + std::chrono::minutes{510}, table.at(0));
  EXPECT_EQ(monday + std::chrono::days{4} + std::chrono::hours{13}, table.at(4.5));
  EXPECT_EQ(monday + std::chrono::days{7} + std::chrono::minutes{510}, table.at(5));
  EXPECT_LT(table.at(99), monday + std::chrono::days{11} + std::chrono::hours{18});
}

}  // namespace
}  // namespace rapport
