// SPDX-License-Identifier: MIT
/// \file Attempts that nobody held, for reports to be made of: every shape that a report must cope with.
#pragma once

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "engine/base/chance.h"
#include "engine/records/memory_records.h"

namespace rapport::test {

inline TimePoint day(int number) {
  return TimePoint{std::chrono::days{20'454 + number}};  // 2026-01-01 and the days after it
}

/// A finished attempt with scores in points of 100; below 0: not rated.
inline AttemptSummary finished(const std::string& person, Mode mode, TimePoint begun,
                               std::vector<int> overall_and_criteria) {
  AttemptSummary attempt;
  attempt.id = person + fmt::format("-{}", begun.time_since_epoch().count());
  attempt.person_id = person;
  attempt.scenario_id = "scenario";
  attempt.mode = mode;
  attempt.status = AttemptStatus::Failed;
  attempt.started = begun;
  attempt.updated = begun + std::chrono::minutes{10};
  attempt.finished = attempt.updated;
  const auto score = [](int points) { return points < 0 ? std::nullopt : std::optional(points / 100.0); };
  attempt.overall = score(overall_and_criteria[0]);
  for (std::size_t c = 1; c < overall_and_criteria.size(); ++c)
    attempt.criteria.push_back(score(overall_and_criteria[c]));
  return attempt;
}

/// Some hundred attempts of a dozen people with every status, both modes, missing scores, equal times and
/// times in disorder.
inline std::vector<HeldAttempt> invented_attempts(std::uint64_t seed, std::size_t count) {
  Chance chance(seed);
  std::vector<HeldAttempt> attempts;
  const AttemptStatus statuses[] = {AttemptStatus::Incomplete, AttemptStatus::Abandoned,
                                    AttemptStatus::Passed,     AttemptStatus::Passed,
                                    AttemptStatus::Failed,     AttemptStatus::Failed};
  for (std::size_t i = 0; i < count; ++i) {
    HeldAttempt held;
    auto& attempt = held.summary;
    attempt.id = fmt::format("attempt-{:05}", i);
    attempt.person_id = fmt::format("p-{:02}", chance.below(12));
    attempt.scenario_id = fmt::format("scenario-{}", chance.below(5));
    attempt.mode = chance.below(2) == 0 ? Mode::Practice : Mode::Assessment;
    attempt.status = statuses[chance.below(6)];
    attempt.typed = chance.below(2) == 0;
    attempt.started = day(static_cast<int>(chance.below(200))) + std::chrono::hours{chance.below(3)};
    attempt.updated = attempt.started + std::chrono::minutes{chance.below(3)};
    if (attempt.status != AttemptStatus::Incomplete) attempt.finished = attempt.updated;
    if (chance.below(10) > 0) {
      attempt.trust = static_cast<int>(chance.below(101));
      attempt.anger = static_cast<int>(chance.below(101));
    }
    if (is_finished(attempt.status)) {
      if (chance.below(20) > 0) attempt.overall = chance.unit();
      for (std::size_t c = chance.below(3) == 0 ? 2 : 0; c < 5; ++c)
        attempt.criteria.push_back(chance.below(4) == 0 ? std::nullopt : std::optional(chance.unit()));
      attempt.remedy_cost = static_cast<std::int32_t>(chance.below(50));
    }
    held.replies = 3;
    for (const char* id : {"empathy.names-feeling", "listening.open-question", "ownership.own-sign"}) {
      const auto shown = chance.below(3);
      if (shown > 0) held.signs.signs.push_back({id, shown, chance.below(shown + 1), 1});
    }
    for (const char* id : {"empathy", "listening"}) {
      const auto typed = chance.below(4) + 2;
      held.signs.moments.push_back({id, typed + chance.below(3), chance.below(2), typed});
    }
    attempts.push_back(std::move(held));
  }
  return attempts;
}

/// They with teams, names, and people who have not begun.
inline MemoryRecords invented_records(const std::vector<HeldAttempt>& attempts) {
  MemoryRecords records;
  for (int p = 0; p < 14; ++p) {
    const auto id = fmt::format("p-{:02}", p);
    EXPECT_TRUE(records.put_person({id, p == 3 ? "" : fmt::format("Person {}", 20 - p), {}, p == 5}));
  }
  EXPECT_TRUE(records.put_team({"north",
                                "North",
                                {{"p-00", Role::Trainee},
                                 {"p-01", Role::Trainee},
                                 {"p-02", Role::Manager},
                                 {"p-12", Role::Trainee}}}));
  EXPECT_TRUE(records.put_team({"south", "", {{"p-01", Role::Trainee}, {"p-04", Role::Trainee}}}));
  for (const auto& attempt : attempts) records.add(attempt);
  return records;
}

}  // namespace rapport::test
