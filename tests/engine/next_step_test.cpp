// SPDX-License-Identifier: MIT
#include "engine/report/next_step.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <initializer_list>

namespace rapport::test {
namespace {

using Reason = NextStep::Reason;
using Scenarios = std::vector<std::shared_ptr<const Scenario>>;
using Scores = std::vector<std::optional<double>>;

constexpr CriterionIndex kListening = 0, kEmpathy = 1, kOwnership = 2;

/// A scenario of ten turns; so many of them call for each criterion, the first turns first.
std::shared_ptr<const Scenario> scenario(const char* id, Difficulty difficulty, int minutes,
                                         std::initializer_list<std::size_t> calls) {
  auto made = std::make_shared<Scenario>();
  made->id = id;
  made->difficulty = difficulty;
  made->minutes = minutes;
  made->turns.resize(10);
  CriterionIndex criterion = 0;
  for (const auto count : calls) {
    for (std::size_t turn = 0; turn < count; ++turn) made->turns[turn].calls_for.set(criterion);
    ++criterion;
  }
  return made;
}

/// `listener` is about listening, `warm` and `warmer` are about empathy.
Scenarios shelf() {
  return {scenario("warm", Difficulty::Moderate, 10, {2, 8}),
          scenario("listener", Difficulty::Gentle, 12, {9, 2}),
          scenario("warmer", Difficulty::Demanding, 20, {2, 10}),
          scenario("short-listener", Difficulty::Gentle, 5, {8, 2})};
}

/// Attempts are numbered by the minute at which they begin and end.
Attempt attempt(const char* scenario_id, int minute, AttemptStatus status, Scores scores = {}) {
  Attempt made;
  made.id = "attempt " + std::to_string(minute);
  made.saved.scenario_id = scenario_id;
  made.started = made.updated = TimePoint(std::chrono::minutes(minute));
  made.result.status = status;
  made.result.criteria = std::move(scores);
  return made;
}

Attempt begun(const char* scenario_id, int minute, std::size_t replies = 2) {
  auto made = attempt(scenario_id, minute, AttemptStatus::Incomplete);
  made.saved.replies.resize(replies);
  return made;
}

Attempt played(const char* scenario_id, int minute, Scores scores) {
  return attempt(scenario_id, minute, AttemptStatus::Passed, std::move(scores));
}

/// Every scenario of shelf() finished, with the same scores.
std::vector<Attempt> all_played(const Scores& scores) {
  return {played("warm", 1, scores), played("listener", 2, scores), played("warmer", 3, scores),
          played("short-listener", 4, scores)};
}

/// The step, which must not depend on the order of what it is made from.
NextStep step(Scenarios scenarios, std::vector<Attempt> attempts) {
  const auto first = next_step(scenarios, attempts);
  std::ranges::reverse(scenarios);
  std::ranges::reverse(attempts);
  const auto second = next_step(scenarios, attempts);
  EXPECT_TRUE(first && second);
  if (!first || !second) return {};
  EXPECT_EQ(first->scenario_id, second->scenario_id);
  EXPECT_EQ(first->reason, second->reason);
  EXPECT_EQ(first->attempt, second->attempt);
  return *first;
}

TEST(NextStep, IsNoneWithoutAScenario) {
  EXPECT_FALSE(next_step({}, {}));
  EXPECT_FALSE(next_step({}, all_played({0.1})));
}

TEST(NextStep, BeginsWithTheGentlestAndShortest) {
  const auto first = step(shelf(), {});
  EXPECT_EQ(first.reason, Reason::FirstOfAll);
  EXPECT_EQ(first.scenario_id, "short-listener");
  EXPECT_FALSE(first.played);
}

TEST(NextStep, GoesOnWithTheAttemptTouchedLast) {
  const auto next = step(shelf(), {begun("warm", 1), begun("listener", 3), begun("warmer", 2)});
  EXPECT_EQ(next.reason, Reason::Unfinished);
  EXPECT_EQ(next.scenario_id, "listener");
  EXPECT_EQ(next.attempt, "attempt 3");
}

TEST(NextStep, PassesOverAttemptsWithoutAReplyAndThoseOvertakenByAFinishedOne) {
  EXPECT_EQ(step(shelf(), {begun("warm", 1, 0)}).reason, Reason::FirstOfAll);
  EXPECT_NE(step(shelf(), {begun("warm", 1), played("warm", 2, {1.0})}).reason, Reason::Unfinished);
  EXPECT_EQ(step(shelf(), {begun("warm", 3), played("warm", 2, {1.0})}).reason, Reason::Unfinished);
}

TEST(NextStep, PassesOverUnfinishedAttemptsWhoseScenarioIsGone) {
  EXPECT_EQ(step(shelf(), {begun("gone", 1)}).reason, Reason::FirstOfAll);
}

TEST(NextStep, DoesNotGoOnWithACountedAttemptWhoseScenarioWasEdited) {
  auto edited = begun("warm", 1);
  edited.saved.scenario_hash = {"another"};
  EXPECT_EQ(step(shelf(), {edited}).reason, Reason::Unfinished);  // practice follows the edit
  edited.mode = Mode::Assessment;
  EXPECT_EQ(step(shelf(), {edited}).reason, Reason::FirstOfAll);
}

TEST(NextStep, TrainsWhatIsWeakestWithAScenarioThatCallsForItOften) {
  const auto next = step(shelf(), {played("listener", 1, {0.9, 0.5, 0.7})});
  EXPECT_EQ(next.reason, Reason::Weakest);
  EXPECT_EQ(next.criterion, kEmpathy);
  EXPECT_DOUBLE_EQ(next.score01, 0.5);
  EXPECT_EQ(next.attempts, 1U);
  EXPECT_EQ(next.scenario_id, "warmer") << "of two that were never finished, the one with more of it";
}

TEST(NextStep, PrefersAScenarioThatWasNeverFinished) {
  const auto next = step(shelf(), {played("warmer", 1, {0.9, 0.5})});
  EXPECT_EQ(next.scenario_id, "warm");
  EXPECT_FALSE(next.played);
}

TEST(NextStep, ComesBackToTheOneLeftAloneTheLongest) {
  const auto next = step(shelf(), {played("warmer", 2, {0.9, 0.5}), played("warm", 1, {0.9, 0.5})});
  EXPECT_EQ(next.scenario_id, "warm");
  EXPECT_TRUE(next.played);
}

TEST(NextStep, LooksAtTheLatestAttemptsOnly) {
  std::vector<Attempt> attempts;
  for (int i = 0; i < 4; ++i) attempts.push_back(played("warm", i, {0.9, 0.1}));
  for (int i = 0; i < 5; ++i) attempts.push_back(played("warm", 10 + i, {0.5, 0.6}));
  const auto next = step(shelf(), attempts);
  EXPECT_EQ(next.criterion, kListening);
  EXPECT_EQ(next.attempts, kAttemptsLookedAt);
}

TEST(NextStep, DoesNotCountAttemptsThatNeverCalledForACriterion) {
  const auto next = step(shelf(), {played("warm", 1, {0.6, std::nullopt}), played("warm", 2, {0.6, 0.2}),
                                   played("warm", 3, {})});
  EXPECT_EQ(next.criterion, kEmpathy);
  EXPECT_DOUBLE_EQ(next.score01, 0.2);
  EXPECT_EQ(next.attempts, 1U);
}

TEST(NextStep, TellsEquallyWeakCriteriaApartByTheirOrder) {
  EXPECT_EQ(step(shelf(), {played("warm", 1, {0.4, 0.4})}).criterion, kListening);
}

TEST(NextStep, OffersWhatWasNotPlayedWhereNothingIsWeak) {
  const auto next = step(shelf(), {played("short-listener", 1, {0.8, 0.75})});
  EXPECT_EQ(next.reason, Reason::NotPlayed);
  EXPECT_EQ(next.scenario_id, "listener");
}

TEST(NextStep, OffersWhatWasNotPlayedWhereNoScenarioCallsForWhatIsWeak) {
  const auto next = step(shelf(), {played("short-listener", 1, {0.8, 0.8, 0.1})});
  EXPECT_EQ(share_calling_for(*shelf().front(), kOwnership), 0);
  EXPECT_EQ(next.reason, Reason::NotPlayed);
}

TEST(NextStep, OffersTheLongestUntouchedWhereAllWerePlayedWell) {
  const auto next = step(shelf(), all_played({0.9, 0.9}));
  EXPECT_EQ(next.reason, Reason::LongestUntouched);
  EXPECT_EQ(next.scenario_id, "warm");
  EXPECT_TRUE(next.played);
}

TEST(NextStep, OffersAScenarioWhereNothingWasEverRated) {
  EXPECT_EQ(step(shelf(), {played("short-listener", 1, {})}).reason, Reason::NotPlayed);
}

TEST(NextStep, IsNotMovedByWhatWasAbandoned) {
  EXPECT_EQ(step(shelf(), {attempt("warm", 1, AttemptStatus::Abandoned, {0.1})}).reason, Reason::FirstOfAll);
}

}  // namespace
}  // namespace rapport::test
