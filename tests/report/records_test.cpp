// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "engine/records/felt_outcome.h"
#include "engine/records/summaries.h"
#include "tests/report/invented_attempts.h"

namespace rapport {
namespace {

using test::day;
using test::finished;

TEST(Month, BeginsAndEndsInUtc) {
  EXPECT_EQ((Month{2026, 1}), month_of(day(0)));
  EXPECT_EQ((Month{2025, 12}), month_of(day(0) - std::chrono::milliseconds{1}));
  EXPECT_EQ(day(31), begin_of({2026, 2}));
  EXPECT_EQ((Month{2027, 1}), month_after({2026, 12}));
}

TEST(Month, IsReadOnlyAsItIsWritten) {
  EXPECT_EQ("2026-03", text_of({2026, 3}));
  EXPECT_EQ((Month{2026, 3}), month_from("2026-03"));
  for (const char* wrong : {"", "2026", "2026-3", "2026-13", "2026-00", "1969-12", "+026-03", "2026/03",
                            "2026-03-01", "2026- 3", "２026-03"}) {
    EXPECT_FALSE(month_from(wrong)) << wrong;
  }
}

TEST(FeltOutcome, RunsFromOneToFiveInHundredths) {
  EXPECT_EQ(500, felt_outcome(100, 0));
  EXPECT_EQ(100, felt_outcome(0, 100));
  EXPECT_EQ(300, felt_outcome(50, 50));
  EXPECT_EQ(300, felt_outcome(0, 0));
  EXPECT_EQ(364, felt_outcome(62, 30));
}

TEST(HeldSummary, CountsOnlyFinishedAttemptsInItsMeasures) {
  HeldSummary held;
  auto attempt = finished("p", Mode::Practice, day(1), {70, 80, -1, 60, 50});
  count(held, attempt);
  attempt.status = AttemptStatus::Abandoned;
  count(held, attempt);
  attempt.status = AttemptStatus::Incomplete;
  count(held, attempt);
  EXPECT_EQ(3, held.begun);
  EXPECT_EQ(1, held.finished);
  EXPECT_EQ(0, held.passed);
  EXPECT_EQ(1, held.measures[place_of(Measure::Overall)]->attempts);
  EXPECT_FALSE(held.measures[place_of(Measure::Empathy)]);
  EXPECT_EQ(50, held.measures[place_of(Measure::FollowUp)]->last);
}

TEST(HeldSummary, KnowsFirstAndLastWhateverTheOrder) {
  const auto early = finished("p", Mode::Practice, day(1), {20});
  const auto middle = finished("p", Mode::Practice, day(2), {90});
  const auto late = finished("p", Mode::Practice, day(3), {60});
  for (const auto& order : {std::vector{early, middle, late}, {late, middle, early}, {middle, late, early}}) {
    HeldSummary held;
    for (const auto& attempt : order) count(held, attempt);
    const auto& overall = *held.measures[place_of(Measure::Overall)];
    EXPECT_EQ(20, overall.first);
    EXPECT_EQ(90, overall.best);
    EXPECT_EQ(60, overall.last);
    EXPECT_EQ(170, overall.sum);
  }
}

TEST(HeldSummary, TakesTheFewerPointsOfOneMomentForTheEarlier) {
  for (const bool turned : {false, true}) {
    HeldSummary held;
    count(held, finished("p", Mode::Practice, day(1), {turned ? 30 : 40}));
    count(held, finished("p", Mode::Practice, day(1), {turned ? 40 : 30}));
    EXPECT_EQ(30, held.measures[0]->first);
    EXPECT_EQ(40, held.measures[0]->last);
  }
}

TEST(HeldSummary, IsTheSameFromPartsAsFromAll) {
  const auto attempts = test::invented_attempts(4, 300);
  HeldSummary all;
  HeldSummary parts[3];
  for (std::size_t i = 0; i < attempts.size(); ++i) {
    count(all, attempts[i].summary);
    count(parts[i % 3], attempts[i].summary);
  }
  EXPECT_EQ(all, together(together(parts[2], parts[0]), parts[1]));
}

}  // namespace
}  // namespace rapport
