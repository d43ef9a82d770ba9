// SPDX-License-Identifier: MIT
#include "engine/report/debrief.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "engine/base/file.h"
#include "engine/report/earlier_results.h"
#include "engine/report/marked_words.h"
#include "tests/support/shipped.h"
#include "tests/support/test_scenario.h"

namespace rapport::test {
namespace {

constexpr std::string_view kTwoTurns = R"(
turns:
  - id: first
    stage: contact
    calls_for: [listening, empathy]
    customer: My parcel never came, and it was my mother's birthday.
    replies:
      - {id: best, say: "What was in it?", rating: {listening: 2, empathy: 1}, goto: second}
      - {id: poor, say: It happens., rating: {listening: 0, empathy: -1}, goto: second}
  - id: second
    stage: agree
    calls_for: [followup]
    customer: And now?
    replies:
      - {id: vague, say: We will see., rating: {followup: 1}, goto: happy}
)";

class Debriefs : public testing::Test {
 protected:
  AttemptRunner after(std::initializer_list<WrittenReply> replies) {
    auto runner = AttemptRunner::begin(scenario_, shipped_rubric(), Mode::Practice, 1, "a1", "Kim",
                                       {nullptr, &clock_, &listener_});
    EXPECT_TRUE(runner) << runner.error().text();
    for (const auto& reply : replies) {
      const auto done = runner->submit(reply);
      EXPECT_TRUE(done) << done.error().text();
    }
    return std::move(*runner);
  }
  static WrittenReply option(const char* id) { return {WrittenReply::Kind::Option, id}; }
  static WrittenReply typed(const char* words) { return {WrittenReply::Kind::Typed, words}; }

  static Listener listener_with_assessor() {
    std::promise<std::shared_ptr<const Assessor>> promise;
    promise.set_value(std::shared_ptr<const Assessor>(std::shared_ptr<void>(), &shipped_assessor()));
    return Listener(promise.get_future().share());
  }

  std::shared_ptr<const Scenario> scenario_ = scenario_of(kTwoTurns);
  Listener listener_ = listener_with_assessor();
  SystemClock clock_;
};

TEST_F(Debriefs, NameTheSignsOfTypedWordsAndTheVeryWords) {
  const auto runner = after({typed("I am so sorry. What was in the parcel?")});
  const auto debrief = make_debrief(runner);
  ASSERT_EQ(debrief.turns.size(), 1U);
  const auto& turn = debrief.turns[0];
  std::size_t signs = 0;
  for (const auto& feedback : turn.feedback) {
    for (const auto& sign : feedback.evidence) {
      ++signs;
      EXPECT_FALSE(sign.indicator_id.empty());
      EXPECT_FALSE(sign.sign.empty());
      EXPECT_LT(sign.words.begin_byte, sign.words.end_byte);
      EXPECT_LE(sign.words.end_byte, turn.words.size());
      const auto indicator = shipped_rubric()->find_indicator(sign.indicator_id);
      ASSERT_TRUE(indicator) << sign.indicator_id;
      EXPECT_EQ(sign.level, shipped_rubric()->indicators[*indicator].worth);
    }
  }
  EXPECT_GE(signs, 2U);
}

TEST_F(Debriefs, HaveNoSignsOfChosenReplies) {
  const auto debrief = make_debrief(after({option("poor")}));
  for (const auto& feedback : debrief.turns.at(0).feedback) EXPECT_TRUE(feedback.evidence.empty());
}

TEST_F(Debriefs, SetScoresBesideTheBestThatTheScenarioAllows) {
  const auto debrief = make_debrief(after({option("poor"), option("vague")}), {1.0, 0.5, 1.0, std::nullopt});
  EXPECT_EQ(debrief.criteria[0].score, 0.0);
  EXPECT_EQ(debrief.criteria[0].best_possible, 1.0);
  EXPECT_EQ(debrief.criteria[1].best_possible, 0.5);
  EXPECT_EQ(debrief.criteria[2].best_possible, std::nullopt) << "never called for";
  EXPECT_EQ(debrief.criteria[3].best_possible, std::nullopt) << "not proved";
}

TEST_F(Debriefs, SayNothingOfTheBestThatIsNotKnown) {
  const auto debrief = make_debrief(after({option("poor"), option("vague")}));
  for (const auto& criterion : debrief.criteria) EXPECT_EQ(criterion.best_possible, std::nullopt);
}

TEST_F(Debriefs, TellNoScoreAboveTheBestPossible) {
  const auto debrief = make_debrief(
      after({typed("I am so sorry that you stood there without her present on her birthday; that must have "
                   "hurt you. What was in the parcel?")}));
  for (const auto& criterion : debrief.criteria) {
    if (!criterion.score || !criterion.best_possible) continue;
    EXPECT_LE(*criterion.score, *criterion.best_possible) << criterion.name;
  }
}

Attempt finished(int minute, std::vector<std::optional<double>> criteria, std::optional<double> overall) {
  Attempt attempt;
  attempt.id = fmt::format("attempt-{}", minute);
  attempt.saved.scenario_id = "test";
  attempt.started = TimePoint(std::chrono::minutes(minute));
  attempt.result.status = AttemptStatus::Failed;
  attempt.result.overall = overall;
  attempt.result.criteria = std::move(criteria);
  return attempt;
}

TEST(EarlierResults, AreTheLastAndTheBestBeforeThisAttempt) {
  const auto present = finished(10, {1.0, 1.0}, 1.0);
  auto other = finished(8, {0.9, 0.9}, 0.9);
  other.saved.scenario_id = "other";
  auto left = finished(9, {0.9, 0.9}, 0.9);
  left.result.status = AttemptStatus::Abandoned;
  const auto earlier = earlier_results({finished(12, {0.9, 0.9}, 0.9), present, left, other,
                                        finished(6, {0.2, std::nullopt}, 0.3), finished(2, {0.6, 0.4}, 0.5)},
                                       present, 2);
  EXPECT_EQ(earlier.attempts, 2U);
  EXPECT_EQ(earlier.overall.last, 0.3);
  EXPECT_EQ(earlier.overall.best, 0.5);
  EXPECT_EQ(earlier.criteria[0].last, 0.2);
  EXPECT_EQ(earlier.criteria[0].best, 0.6);
  EXPECT_EQ(earlier.criteria[1].last, 0.4) << "the latest that has one";
}

TEST(EarlierResults, CompareOnlyTheFourWithAnotherRubric) {
  const auto earlier =
      earlier_results({finished(1, {0.1, 0.2, 0.3, 0.4, 0.5, 0.6}, 0.5)}, finished(2, {}, {}), 5);
  EXPECT_EQ(earlier.criteria[3].last, 0.4);
  EXPECT_EQ(earlier.criteria[4].last, std::nullopt);
}

TEST(EarlierResults, AreEmptyBeforeTheSecondAttempt) {
  const auto earlier = earlier_results({}, finished(2, {}, {}), 4);
  EXPECT_EQ(earlier.attempts, 0U);
  EXPECT_EQ(earlier.criteria.size(), 4U);
  EXPECT_EQ(earlier.overall.last, std::nullopt);
}

TEST(MarkedWords, CoverTheReplyAndCutItWhereSignsBeginAndEnd) {
  TurnDebrief turn;
  turn.words = "abcdef";
  turn.feedback.resize(2);
  turn.feedback[0].evidence = {{"x", {}, {}, Level::Strong, {1, 4}}};
  turn.feedback[1].evidence = {{"y", {}, {}, Level::Strong, {2, 6}}};
  std::string told;
  for (const auto& run : marked_words(turn)) {
    told += turn.words.substr(run.words.begin_byte, run.words.end_byte - run.words.begin_byte) + ":";
    for (const auto& mark : run.marks) told += mark.sign->indicator_id;
    told += " ";
  }
  EXPECT_EQ(told, "a: b:x cd:xy ef:y ");
}

TEST(MarkedWords, AreNoneForAnEmptyReply) {
  TurnDebrief turn;
  turn.feedback.resize(1);
  turn.feedback[0].evidence = {{"x", {}, {}, Level::Strong, {0, 4}}};
  EXPECT_TRUE(marked_words(turn).empty());
}

TEST(NewFile, IsWrittenWholeAndNeverOverAnother) {
  const auto folder =
      std::filesystem::temp_directory_path() / testing::UnitTest::GetInstance()->current_test_info()->name();
  std::filesystem::remove_all(folder);
  std::filesystem::create_directory(folder);
  const auto path = folder / "page.html";
  EXPECT_TRUE(write_new_file(path, "first"));
  const auto again = write_new_file(path, "second");
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().code, ErrorCode::Conflict);
  EXPECT_EQ(read_file(path, 100), "first");
  const auto nowhere = write_new_file(folder / "none" / "page.html", "x");
  ASSERT_FALSE(nowhere);
  EXPECT_EQ(nowhere.error().code, ErrorCode::Unreadable);
  std::filesystem::create_symlink(folder / "elsewhere", folder / "link");
  EXPECT_FALSE(write_new_file(folder / "link", "x")) << "a link is something too";
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace rapport::test
