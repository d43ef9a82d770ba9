// SPDX-License-Identifier: MIT
#include "engine/attempt/attempt_runner.h"

#include <gtest/gtest.h>

#include <map>
#include <regex>

#include "engine/report/debrief.h"
#include "engine/report/transcript.h"
#include "engine/storage/memory_repository.h"
#include "tests/support/test_scenario.h"

namespace rapport::test {
namespace {

constexpr std::string_view kShort = R"(
facts: {cold: {text: The house is cold.}}
remedies: {coffee: {what: A coffee, cost: 3, authority: within}}
promises: {call: {what: A call tomorrow, due: 1 hour, authority: within}}
turns:
  - id: first
    stage: contact
    calls_for: [listening, empathy]
    customer: It broke.
    coaching: She is afraid.
    clock: {seconds: 30, say: Hello there, goto: second}
    replies:
      - id: good
        say: That is a bad start. What happened?
        also: [Tell me what happened]
        rating: {listening: {level: 2, because: You asked.}, empathy: {level: 2, because: You named it.}}
        effects: {trust: +20}
        reveals: cold
        goto: second
      - id: bad
        say: Calm down.
        slips: [T6]
        rating: {listening: {level: 0, because: Nothing.}, empathy: {level: -1, because: "\"Calm down\" never calms."}}
        effects: {anger: +10}
        gives: coffee
        goto: second
  - id: second
    stage: agree
    calls_for: [followup]
    customer: And now?
    replies:
      - {id: promise, say: I call you tomorrow at nine., promises: call, rating: {followup: {level: 2, because: Dated.}}, goto: later}
      - {id: vague, say: We will see., rating: {followup: {level: 0, because: Vague.}}, goto: gone}
  - id: later
    kind: passage
    passes: 225 minutes
    narration: The afternoon goes by.
    goto: happy
)";

/// A store that can be told to refuse.
class FailingRepository final : public AttemptRepository {
 public:
  bool refuses = false;
  Result<void> keep_source(std::string_view kind, const ContentHash& hash, std::string_view text) override {
    return refuses ? no() : kept_.keep_source(kind, hash, text);
  }
  Result<void> begin(const Attempt& attempt) override { return refuses ? no() : kept_.begin(attempt); }
  Result<void> append_reply(const AttemptId& id, std::size_t position, const KeptReply& reply,
                            TimePoint at) override {
    return refuses ? no() : kept_.append_reply(id, position, reply, at);
  }
  Result<void> take_back(const AttemptId& id, std::size_t count, TimePoint at) override {
    return refuses ? no() : kept_.take_back(id, count, at);
  }
  Result<void> finish(const AttemptId& id, const AttemptResult& result, TimePoint at) override {
    return refuses ? no() : kept_.finish(id, result, at);
  }
  Result<Attempt> find(const AttemptId& id) const override { return kept_.find(id); }
  Result<std::vector<Attempt>> list(std::string_view scenario, std::size_t most) const override {
    return kept_.list(scenario, most);
  }

 private:
  static Result<void> no() { return failure(ErrorCode::Unreadable, "The disk is full."); }
  MemoryRepository kept_;
};

class Attempts : public testing::Test {
 protected:
  AttemptRunner begin(Mode mode = Mode::Practice) {
    auto runner = AttemptRunner::begin(scenario_, shipped_rubric(), mode, 1, "a1", "Kim", {&store_, &clock_});
    EXPECT_TRUE(runner) << runner.error().text();
    return std::move(*runner);
  }
  static WrittenReply option(const std::string& id) { return {WrittenReply::Kind::Option, id}; }
  static WrittenReply typed(const std::string& words) { return {WrittenReply::Kind::Typed, words}; }

  std::shared_ptr<const Scenario> scenario_ = scenario_of(kShort);
  FailingRepository store_;
  StoppedClock clock_;
};

TEST_F(Attempts, StoreEveryReplyBeforeItsConsequencesAreShown) {
  auto runner = begin();
  ASSERT_TRUE(runner.submit(option("good")));
  EXPECT_EQ(store_.find("a1")->saved.replies, runner.attempt().saved.replies);
  EXPECT_EQ(store_.find("a1")->result.status, AttemptStatus::Incomplete);
}

TEST_F(Attempts, ChangeNothingWhenTheStoreRefuses) {
  auto runner = begin();
  const auto before = runner.session().state();
  store_.refuses = true;
  EXPECT_FALSE(runner.submit(option("good")));
  EXPECT_EQ(runner.session().state(), before);
  EXPECT_TRUE(runner.assessments().empty());
  store_.refuses = false;
  EXPECT_TRUE(runner.submit(option("good"))) << "the same reply can be given again";
}

TEST_F(Attempts, EndPassedOrFailedByTheirScores) {
  auto good = begin();
  ASSERT_TRUE(good.submit(option("good")));
  ASSERT_TRUE(good.submit(option("promise")));
  EXPECT_EQ(good.attempt().result.status, AttemptStatus::Passed);
  EXPECT_EQ(store_.find("a1")->result.ending_id, "happy");

  auto bad =
      AttemptRunner::begin(scenario_, shipped_rubric(), Mode::Practice, 1, "a2", "", {&store_, &clock_});
  ASSERT_TRUE(bad->submit(option("bad")));
  ASSERT_TRUE(bad->submit(option("vague")));
  EXPECT_EQ(bad->attempt().result.status, AttemptStatus::Failed);
  EXPECT_EQ(bad->attempt().result.remedy_cost, 3);
}

TEST_F(Attempts, ResumeAtTheirLastReply) {
  auto runner = begin();
  ASSERT_TRUE(runner.submit(typed("Tell me: what happened?")));
  const auto back =
      AttemptRunner::resume(scenario_, shipped_rubric(), *store_.find("a1"), {&store_, &clock_});
  ASSERT_TRUE(back) << back.error().text();
  EXPECT_EQ(back->session().state(), runner.session().state());
  EXPECT_EQ(back->assessments().size(), 1U);
}

TEST_F(Attempts, StoreTheirResultLaterIfTheProcessDiedBeforeIt) {
  auto runner = begin();
  ASSERT_TRUE(store_.append_reply("a1", 0, option("bad"), clock_.now()));
  ASSERT_TRUE(store_.append_reply("a1", 1, option("vague"), clock_.now()));
  ASSERT_TRUE(AttemptRunner::resume(scenario_, shipped_rubric(), *store_.find("a1"), {&store_, &clock_}));
  EXPECT_EQ(store_.find("a1")->result.status, AttemptStatus::Failed);
}

TEST_F(Attempts, GoOnAsNewOnesWhenTheScenarioWasEdited) {
  auto runner = begin();
  ASSERT_TRUE(runner.submit(option("good")));
  const auto edited = scenario_of(std::string(kShort) + "# edited\n");
  auto back = AttemptRunner::resume(edited, shipped_rubric(), *store_.find("a1"), {&store_, &clock_});
  ASSERT_TRUE(back) << back.error().text();
  EXPECT_NE(back->attempt().id, "a1");
  EXPECT_EQ(store_.find("a1")->result.status, AttemptStatus::Abandoned);
  EXPECT_EQ(store_.find(back->attempt().id)->saved.scenario_hash, edited->hash);
  EXPECT_EQ(store_.find(back->attempt().id)->saved.replies.size(), 1U);
}

TEST_F(Attempts, DoNotGoOnWhenCountedAndEdited) {
  auto runner = begin(Mode::Assessment);
  const auto edited = scenario_of(std::string(kShort) + "# edited\n");
  const auto back = AttemptRunner::resume(edited, shipped_rubric(), *store_.find("a1"), {&store_, &clock_});
  ASSERT_FALSE(back);
  EXPECT_EQ(back.error().code, ErrorCode::Conflict);
}

TEST_F(Attempts, AreDebriefedByOneTextAlone) {
  auto runner = begin();
  ASSERT_TRUE(runner.submit(option("good")));
  ASSERT_TRUE(runner.submit(option("promise")));
  std::string harsher(kShort);
  for (auto at = harsher.find("level: 2"); at != std::string::npos; at = harsher.find("level: 2"))
    harsher.replace(at, 8, "level: 0");
  const auto back =
      AttemptRunner::resume(scenario_of(harsher), shipped_rubric(), *store_.find("a1"), {&store_, &clock_});
  ASSERT_TRUE(back);
  EXPECT_EQ(make_debrief(*back).status, AttemptStatus::Failed) << "status and scores are of the same text";
  EXPECT_EQ(store_.find("a1")->result.status, AttemptStatus::Passed) << "the store keeps what was";
}

TEST_F(Attempts, CanBeTakenBackInPracticeOnly) {
  auto practice = begin();
  ASSERT_TRUE(practice.submit(option("bad")));
  ASSERT_TRUE(practice.rewind(0));
  EXPECT_TRUE(practice.session().replies().empty());
  EXPECT_TRUE(store_.find("a1")->saved.replies.empty());
  ASSERT_TRUE(practice.submit(option("good")));

  auto counted =
      AttemptRunner::begin(scenario_, shipped_rubric(), Mode::Assessment, 1, "a3", "", {&store_, &clock_});
  ASSERT_TRUE(counted->submit(option("bad")));
  EXPECT_EQ(counted->rewind(0).error().code, ErrorCode::NotNow);
}

TEST_F(Attempts, AreAbandonedForGood) {
  auto runner = begin();
  ASSERT_TRUE(runner.abandon());
  EXPECT_EQ(store_.find("a1")->result.status, AttemptStatus::Abandoned);
}

TEST_F(Attempts, KeepEmptyAndVeryLongWords) {
  auto runner = begin();
  EXPECT_TRUE(runner.submit(typed("")));
  EXPECT_TRUE(runner.submit(typed(std::string(100'000, 'x'))));
  EXPECT_EQ(runner.submit(typed(std::string(kLongestReplyBytes + 1, 'x'))).error().code, ErrorCode::Invalid);
  EXPECT_EQ(store_.find("a1")->saved.replies[1].text.size(), 100'000U);
}

// ---- assessment and debrief

TEST_F(Attempts, TypedWordsThatRepeatAWayOfSayingItTakeItsRatings) {
  auto runner = begin();
  ASSERT_TRUE(runner.submit(typed("  TELL me what   happened!! ")));
  EXPECT_EQ(runner.assessments()[0].rated_by, RatedBy::Author);
  EXPECT_EQ(runner.assessments()[0].criteria[0].level, Level::Strong);
}

TEST_F(Attempts, TypedWordsThatFitNothingAreRatedByNobody) {
  auto runner = begin();
  ASSERT_TRUE(runner.submit(typed("The weather is nice.")));
  EXPECT_EQ(runner.assessments()[0].rated_by, RatedBy::Nobody);
  EXPECT_FALSE(make_debrief(runner).overall.has_value());
  EXPECT_TRUE(make_debrief(runner).turns[0].missed.empty())
      << "what could not be rated is no missed opportunity";
}

TEST_F(Attempts, SilenceMissesWhatWasCalledFor) {
  auto runner = begin();
  ASSERT_TRUE(runner.submit({WrittenReply::Kind::Silence, ""}));
  EXPECT_EQ(runner.assessments()[0].criteria[0].level, Level::Missing);
  EXPECT_FALSE(runner.assessments()[0].criteria[2].called_for);
}

TEST_F(Attempts, AreDebriefedWithWhatWasMissedAndHowItCouldHaveSounded) {
  auto runner = begin();
  ASSERT_TRUE(runner.submit(option("bad")));
  ASSERT_TRUE(runner.submit(option("promise")));
  const auto debrief = make_debrief(runner);
  ASSERT_EQ(debrief.turns.size(), 2U);
  const auto& turn = debrief.turns[0];
  EXPECT_EQ(turn.customer, "It broke.");
  EXPECT_EQ(turn.anger_change, 10);
  ASSERT_EQ(turn.missed.size(), 2U);
  EXPECT_EQ(turn.missed[0].stronger, "That is a bad start. What happened?");
  ASSERT_EQ(turn.slips.size(), 1U);
  EXPECT_EQ(turn.slips[0].code, "T6");
  EXPECT_EQ(debrief.mood.size(), 3U);
  EXPECT_EQ(debrief.criteria[1].score, 0.0);
  EXPECT_FALSE(debrief.criteria[2].score.has_value()) << "nobody called for ownership";
  EXPECT_EQ(debrief.remedy_cost, 3);
  ASSERT_EQ(debrief.promises.size(), 1U);
  EXPECT_EQ(debrief.promises[0].state, PromiseDebrief::State::Kept);
  EXPECT_EQ(debrief.loyalty_before, 70);
  EXPECT_EQ(debrief.loyalty_after, 80);
  EXPECT_TRUE(debrief.paradox);
  EXPECT_EQ(debrief.account, "Good.");
  EXPECT_FALSE(debrief.keep.empty());
  EXPECT_FALSE(debrief.start.empty());
  EXPECT_NE(debrief.stop.find("Taking it personally"), std::string::npos) << debrief.stop;
}

TEST_F(Attempts, ReadAsATranscript) {
  auto runner = begin();
  ASSERT_TRUE(runner.submit(option("good")));
  ASSERT_TRUE(runner.submit(option("promise")));
  std::string text;
  for (const auto& exchange : transcript(runner.session())) {
    for (const auto& line : exchange.lines) text += line.text + "\n";
  }
  EXPECT_EQ(text,
            "It broke.\n"
            "That is a bad start. What happened?\nLearnt: The house is cold.\nAnd now?\n"
            "I call you tomorrow at nine.\nPromised: A call tomorrow\nThe afternoon goes by.\n3 hours 45 "
            "minutes later\n"
            "Promise kept: A call tomorrow\nThank you.\n");
}

}  // namespace
}  // namespace rapport::test
