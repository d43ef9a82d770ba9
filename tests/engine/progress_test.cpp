// SPDX-License-Identifier: MIT
#include "engine/report/progress.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <initializer_list>

namespace rapport::test {
namespace {

using Direction = Trend::Direction;

constexpr std::size_t kFollowUp = 3;

Attempt attempt(int minute, std::optional<double> followup, Mode mode = Mode::Practice,
                AttemptStatus status = AttemptStatus::Passed) {
  Attempt made;
  made.id = "attempt " + std::to_string(minute);
  made.mode = mode;
  made.started = TimePoint(std::chrono::minutes(minute));
  made.result.status = status;
  made.result.overall = followup;
  made.result.criteria = {std::nullopt, std::nullopt, std::nullopt, followup};
  return made;
}

/// Practice attempts one after the other with these points in follow-up.
std::optional<Trend> trend(std::initializer_list<int> all_points) {
  std::vector<Attempt> attempts;
  int minute = 0;
  for (const int points : all_points) attempts.push_back(attempt(++minute, points / 100.0));
  const auto forward = make_progress(attempts).criteria[kFollowUp].practice;
  std::ranges::reverse(attempts);
  const auto backward = make_progress(attempts).criteria[kFollowUp].practice;
  EXPECT_EQ(forward.has_value(), backward.has_value());
  if (forward && backward) {
    EXPECT_EQ(forward->from, backward->from);
  }
  return forward;
}

void expect_trend(std::initializer_list<int> points, Direction direction, int from, int to,
                  std::size_t attempts) {
  const auto found = trend(points);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->direction, direction);
  EXPECT_EQ(found->from, from);
  EXPECT_EQ(found->to, to);
  EXPECT_EQ(found->attempts, attempts);
}

TEST(Progress, OfNothingIsEmpty) {
  const auto progress = make_progress({});
  EXPECT_TRUE(progress.attempts.empty());
  EXPECT_TRUE(progress.overall.attempts.empty());
  EXPECT_FALSE(progress.overall.practice);
  EXPECT_EQ(progress.practised + progress.assessed, 0U);
}

TEST(Progress, HasNoTrendBeforeTheSecondAttempt) {
  EXPECT_FALSE(trend({}));
  EXPECT_FALSE(trend({40}));
  EXPECT_TRUE(trend({40, 60}));
}

TEST(Progress, GoesBackAsFarAsItRose) {
  expect_trend({80, 40, 50, 50, 65}, Direction::Up, 40, 65, 4);
}

TEST(Progress, GoesBackAsFarAsItFell) {
  expect_trend({30, 90, 60, 20}, Direction::Down, 90, 20, 3);
}

TEST(Progress, PassesOverSmallChangesOnTheWay) {
  expect_trend({40, 65, 62}, Direction::Up, 40, 62, 3);
}

TEST(Progress, AddsSmallChangesUp) {
  expect_trend({60, 57, 54, 51}, Direction::Down, 60, 51, 4);
}

TEST(Progress, CallsTiesAndSmallChangesSteady) {
  expect_trend({50, 50, 50}, Direction::Steady, 50, 50, 3);
  expect_trend({50, 54}, Direction::Steady, 50, 54, 2);
  expect_trend({0, 0}, Direction::Steady, 0, 0, 2);
}

TEST(Progress, NeverSetsPracticeAgainstAssessment) {
  const auto progress = make_progress({attempt(1, 0.8), attempt(2, 0.3, Mode::Assessment), attempt(3, 0.9),
                                       attempt(4, 0.5, Mode::Assessment)});
  const auto& followup = progress.criteria[kFollowUp];
  ASSERT_TRUE(followup.practice && followup.assessment);
  EXPECT_EQ(followup.practice->from, 80);
  EXPECT_EQ(followup.practice->to, 90);
  EXPECT_EQ(followup.assessment->from, 30);
  EXPECT_EQ(followup.assessment->to, 50);
  EXPECT_EQ(progress.practised, 2U);
  EXPECT_EQ(progress.assessed, 2U);
  ASSERT_EQ(followup.attempts.size(), 4U);
  EXPECT_EQ(followup.attempts[1].points, 30);
  EXPECT_EQ(followup.attempts[1].mode, Mode::Assessment);
}

TEST(Progress, OneOfEachKindIsNoTrend) {
  const auto followup =
      make_progress({attempt(1, 0.2), attempt(2, 0.9, Mode::Assessment)}).criteria[kFollowUp];
  EXPECT_FALSE(followup.practice);
  EXPECT_FALSE(followup.assessment);
}

TEST(Progress, CountsFinishedAttemptsOnlyAndListsAll) {
  const auto progress =
      make_progress({attempt(1, 0.4), attempt(2, 0.9, Mode::Practice, AttemptStatus::Incomplete),
                     attempt(3, 0.9, Mode::Practice, AttemptStatus::Abandoned),
                     attempt(4, 0.6, Mode::Practice, AttemptStatus::Failed)});
  EXPECT_EQ(progress.criteria[kFollowUp].attempts.size(), 2U);
  EXPECT_EQ(progress.practised, 2U);
  ASSERT_EQ(progress.attempts.size(), 4U);
  EXPECT_EQ(progress.attempts.front().id, "attempt 4") << "the one begun last comes first";
  EXPECT_EQ(progress.attempts.back().id, "attempt 1");
}

TEST(Progress, PassesOverWhatWasNotCalledFor) {
  const auto progress = make_progress({attempt(1, 0.4), attempt(2, std::nullopt), attempt(3, 0.6)});
  expect_trend({40, 60}, Direction::Up, 40, 60, 2);
  EXPECT_EQ(progress.criteria[kFollowUp].attempts.size(), 2U);
  EXPECT_TRUE(progress.criteria[0].attempts.empty());
}

TEST(Progress, PassesOverSubSkillsAndMissingScores) {
  auto many = attempt(1, 0.4);
  many.result.criteria.emplace_back(0.1);
  auto few = attempt(2, 0.5);
  few.result.criteria.resize(1);
  const auto progress = make_progress({many, few});
  EXPECT_EQ(progress.criteria[kFollowUp].attempts.size(), 1U);
  EXPECT_EQ(progress.overall.attempts.size(), 2U);
}

}  // namespace
}  // namespace rapport::test
