// SPDX-License-Identifier: MIT
/// \file Attempts of every kind, by chance but always the same.
#pragma once

#include <fmt/format.h>

#include <array>
#include <cstdint>
#include <random>
#include <string>

#include "engine/attempt/finished_attempt.h"
#include "tests/storage/store_fixture.h"

namespace rapport::test {

inline constexpr int kPeople = 12;
inline constexpr const char* kKeptReading =
    R"({"form":1,"verbatim":false,"heard":{},"reading":{"language":"en","rated":true,"criteria":[{"id":"listening","level":1,"score":0.5,"confidence":0.75,"signs":["listening.restates"]},{"id":"empathy","level":-1,"score":0,"confidence":0.5,"signs":[]}],"signs":[]}})";

class Inventor {
 public:
  explicit Inventor(std::uint64_t seed) : random_(seed) {}

  int upto(int most) { return static_cast<int>(random_() % static_cast<std::uint64_t>(most + 1)); }

  FinishedAttempt next(int number) {
    FinishedAttempt held;
    auto& attempt = held.attempt;
    const int person = upto(kPeople - 1);
    attempt.id = fmt::format("a{:05}", number);
    attempt.person_id = fmt::format("p-{:02}", person);
    attempt.demonstration = person >= kPeople - 2;
    attempt.mode = upto(2) == 0 ? Mode::Assessment : Mode::Practice;
    attempt.scenario_version = 1 + upto(2);
    attempt.rubric_version = upto(3);
    attempt.started = at(1'700'000'000'000 + std::int64_t{upto(400)} * 86'400'000 + upto(3) * 1000);
    attempt.saved = {"scenario-" + std::to_string(upto(3)),
                     std::string(64, 'a'),
                     "recovery",
                     std::string(64, 'b'),
                     random_(),
                     {}};
    const int replies = upto(3);
    for (int i = 0; i < replies; ++i) {
      const bool is_typed = upto(1) == 0;
      attempt.saved.replies.push_back(is_typed ? typed("words " + std::to_string(i)) : option("own-it"));
      attempt.readings.emplace_back(is_typed ? kKeptReading : "");
      held.given.push_back(attempt.started + std::chrono::seconds(i));
    }
    auto& result = attempt.result;
    constexpr std::array kStatuses = {AttemptStatus::Passed, AttemptStatus::Failed, AttemptStatus::Passed,
                                      AttemptStatus::Abandoned, AttemptStatus::Incomplete};
    result.status = kStatuses[static_cast<std::size_t>(upto(4))];
    held.finished = attempt.updated = attempt.started + std::chrono::minutes(5 + upto(2));
    if (result.status == AttemptStatus::Incomplete) return held;
    if (result.status == AttemptStatus::Abandoned) return held;
    result.ending_id = "end";
    result.tier = static_cast<Tier>(upto(5));
    result.overall = upto(1000) / 1000.0;
    const int criteria = 4 + upto(2);
    for (int c = 0; c < criteria; ++c)
      result.criteria.push_back(upto(5) == 0 ? std::nullopt : std::optional(upto(1000) / 1000.0));
    if (upto(9) == 0) result.overall = std::nullopt;
    result.remedy_cost = upto(200) - 20;
    if (upto(9) != 0) {
      result.trust = upto(100);
      result.anger = upto(100);
    }
    result.signs = {{"empathy.names-feeling", 1 + upto(2), upto(1)}, {"listening.restates", 1, 1}};
    result.moments = {{"empathy", 2 + upto(2), upto(2), upto(1)}};
    return held;
  }

 private:
  std::mt19937_64 random_;
};

}  // namespace rapport::test
