// SPDX-License-Identifier: MIT
#include "engine/exporting/attempt_list.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "tests/exporting/hostile_words.h"

namespace rapport::test {
namespace {

AttemptSummary some_attempt() {
  AttemptSummary attempt;
  attempt.id = "00000000-0000-4000-8000-000000000001";
  attempt.person_id = "p-1";
  attempt.scenario_id = "wrong-coffee";
  attempt.scenario_version = 2;
  attempt.rubric_id = "recovery";
  attempt.mode = Mode::Assessment;
  attempt.status = AttemptStatus::Passed;
  attempt.ending_id = "stays";
  attempt.tier = Tier::HandedOver;
  attempt.trust = 71;
  attempt.anger = 0;
  attempt.typed = true;
  attempt.started = attempt.updated = TimePoint(std::chrono::milliseconds(1'795'352'700'123));
  attempt.finished = attempt.updated;
  attempt.overall = 2.0 / 3;
  attempt.criteria = {1.0, std::nullopt, 0.0, 0.25, 0.5};
  attempt.remedy_cost = -3;
  return attempt;
}

TEST(AttemptList, IsATableOfNumbersAndWords) {
  EXPECT_EQ(attempts_csv({some_attempt()}),
            "id,person,scenario,scenario_version,scenario_hash,rubric,rubric_version,rubric_hash,mode,status,"
            "ending,"
            "tier,trust,anger,typed,started,updated,finished,overall,listening,empathy,ownership,followup,"
            "remedy_cost,"
            "shared,demonstration\r\n"
            "00000000-0000-4000-8000-000000000001,p-1,wrong-coffee,2,,recovery,0,,assessment,passed,stays,"
            "handed-over,"
            "71,0,yes,2026-11-22T13:05:00.123Z,2026-11-22T13:05:00.123Z,2026-11-22T13:05:00.123Z,0.6667,1,,0,"
            "0.25,-3,,"
            "no\r\n");
}

TEST(AttemptList, IsAnObjectWithNullsForWhatIsNotKnown) {
  const auto json = nlohmann::json::parse(attempts_json({some_attempt(), {}}));
  ASSERT_EQ(json["attempts"].size(), 2U);
  const auto& one = json["attempts"][0];
  EXPECT_EQ(one["overall"], 0.6667);
  EXPECT_TRUE(one["empathy"].is_null());
  EXPECT_EQ(one["criteria"].size(), 5U);
  EXPECT_EQ(one["tier"], "handed-over");
  for (const auto* key : {"ending", "tier", "trust", "anger", "finished", "overall", "listening", "shared"})
    EXPECT_TRUE(json["attempts"][1][key].is_null()) << key;
}

TEST(AttemptList, NamesTheRubricByWhichTheScoresAre) {
  auto attempt = some_attempt();
  attempt.rubric_version = 1;
  attempt.rubric_hash = "aaaa";
  attempt.scored_again_by = RubricVersion{"recovery", 2, "bbbb"};
  EXPECT_NE(attempts_csv({attempt}).find(",recovery,2,bbbb,"), std::string::npos);
  const auto one = nlohmann::json::parse(attempts_json({attempt}))["attempts"][0];
  EXPECT_EQ(one["rubric_version"], 2);
  EXPECT_EQ(one["rubric_hash"], "bbbb");
}

TEST(AttemptList, IsNotHarmedByWhatSomebodyWrote) {
  const auto cells = [](const std::string& bytes) {
    std::size_t count = 0;
    bool quoted = false;
    for (const char c : bytes) {
      if (c == '"') quoted = !quoted;
      if (!quoted && (c == ',' || c == '\n')) ++count;
    }
    return count;
  };
  const auto plain = cells(attempts_csv({some_attempt()}));
  for (const auto& text : hostile_words()) {
    SCOPED_TRACE(text.substr(0, 40));
    auto attempt = some_attempt();
    for (auto* one : {&attempt.id, &attempt.person_id, &attempt.scenario_id, &attempt.scenario_hash,
                      &attempt.rubric_id, &attempt.rubric_hash, &attempt.ending_id})
      *one = text;
    const auto table = attempts_csv({attempt});
    EXPECT_EQ(cells(table), plain);
    EXPECT_EQ(table.find(",="), std::string::npos);
    EXPECT_EQ(table.find('\x1B'), std::string::npos);
    EXPECT_EQ(nlohmann::json::parse(attempts_json({attempt}))["attempts"][0].size(),
              nlohmann::json::parse(attempts_json({some_attempt()}))["attempts"][0].size());
  }
}

}  // namespace
}  // namespace rapport::test
