// SPDX-License-Identifier: MIT
/// \file What a scenario adds to its rubric: loaded, refused, played, judged by its cues, shown in the
/// debrief.
#include <gtest/gtest.h>

#include <algorithm>
#include <future>

#include "engine/assessment/assess.h"
#include "engine/assessment/listener.h"
#include "engine/attempt/attempt_runner.h"
#include "engine/exporting/attempt_json.h"
#include "engine/exporting/conversation_text.h"
#include "engine/report/author_comparison.h"
#include "engine/report/debrief.h"
#include "tests/support/shipped.h"
#include "tests/support/test_scenario.h"

namespace rapport::test {
namespace {

/// A sub-skill as a file has it.
std::string criterion(const std::string& id) {
  return "    - {id: " + id +
         ", name: Safety, question: Is anyone in danger, anchors: {harmful: A flame., missing: Nothing., "
         "partial: A "
         "word., strong: A question.}, keep: You asked., start: Ask., stop: No flames.}\n";
}

/// What one sub-skill, its sign, a blocker of ownership and a list of words look like.
std::string additions() {
  return "adds:\n  criteria:\n" + criterion("safety") +
         R"(  words:
    - {name: fuel, words: [gas, propane]}
  indicators:
    - id: safety.asks-about-gas
      polarity: earns
      sign: Asks about gas.
      coaching: One question, and it comes first.
      cues: ["smell [any] {fuel} ... ?"]
      examples: ["Does anyone smell gas?"]
    - id: followup.truck-tonight
      polarity: harms
      sign: Promises a truck.
      coaching: That truck is not yours.
      cues: ["{we} promise [you] a truck"]
      examples: [I promise you a truck.]
      not_examples: ["I can't promise you a truck."]
)";
}

constexpr std::string_view kTurns = R"(
turns:
  - id: needle
    stage: contact
    calls_for: [listening, followup, safety]
    customer: The needle is on zero.
    coaching: Ask about gas.
    replies:
      - id: ask
        say: Zero. Before anything else, does anyone smell gas?
        rating: {listening: {level: 1, because: Heard.}, safety: {level: 2, because: Asked.}, followup: {level: 0, because: None.}}
        effects: {trust: +5}
        goto: happy
      - id: book
        say: Friday then.
        rating: {listening: {level: 0, because: Not.}, safety: {level: 0, because: Not.}, followup: {level: 0, because: None.}}
        effects: {trust: -5}
        goto: gone
    typed:
      rules:
        - {when: shows(followup.truck-tonight), goto: gone}
        - {when: rated(safety) >= partial, goto: happy}
)";

/// The diagnostics of the scenario with these additions, as "number:words under the caret".
std::vector<std::string> found_in(const std::string& adds) {
  std::vector<std::string> found;
  for (const auto& each : load(adds + std::string(kTurns)).diagnostics) {
    if (each.code == DiagnosticCode::RecommendedKeyMissing) continue;
    found.push_back(entry_of(each.code).number() + ":" +
                    each.source_line.substr(each.column - 1, each.width));
  }
  return found;
}

std::string replaced(std::string text, const std::string& what, const std::string& by) {
  const auto at = text.find(what);
  if (at == std::string::npos) ADD_FAILURE() << what << " is not there.";
  return at == std::string::npos ? text : text.replace(at, what.size(), by);
}

const Listener& shipped_listener() {
  static const Listener kListener([] {
    std::promise<std::shared_ptr<const Assessor>> ready;
    ready.set_value(std::make_shared<const Assessor>(shipped_assessor()));
    return ready.get_future().share();
  }());
  return kListener;
}

AttemptRunner held(const std::shared_ptr<const Scenario>& scenario,
                   const std::vector<WrittenReply>& replies) {
  static const StoppedClock kClock;
  auto runner = AttemptRunner::begin(scenario, shipped_rubric(), Mode::Practice, 1, "a1", "",
                                     {nullptr, &kClock, &shipped_listener()});
  for (const auto& reply : replies) {
    const auto given = runner->submit(reply);
    if (!given) ADD_FAILURE() << given.error().text();
  }
  return std::move(*runner);
}

WrittenReply typed(const std::string& words) {
  return {WrittenReply::Kind::Typed, words};
}

class Additions : public testing::Test {
 protected:
  std::shared_ptr<const Scenario> scenario_ = scenario_of(additions() + std::string(kTurns));
  std::size_t safety_ = shipped_rubric()->criteria.size();
};

TEST_F(Additions, StandBehindTheRubricsOwnAndLeaveItAsItIs) {
  const auto& base = *shipped_rubric();
  ASSERT_TRUE(scenario_->rubric);
  const auto& own = *scenario_->rubric;
  EXPECT_EQ(own.criteria.size(), base.criteria.size() + 1);
  EXPECT_EQ(own.indicators.size(), base.indicators.size() + 2);
  EXPECT_EQ(own.find_criterion("safety"), safety_);
  EXPECT_EQ(own.indicators[base.indicators.size()].criterion, safety_);
  EXPECT_EQ(own.indicators.back().criterion, 3) << "a blocker may belong to a criterion of the rubric";
  for (std::size_t i = 0; i < base.indicators.size(); ++i)
    EXPECT_EQ(own.indicators[i].id, base.indicators[i].id);
  EXPECT_FALSE(base.find_criterion("safety"));
}

TEST_F(Additions, AreUsedByRubricOfAndKeepTheNameAndHashOfTheBase) {
  EXPECT_EQ(rubric_of(*scenario_, shipped_rubric()), scenario_->rubric);
  EXPECT_EQ(scenario_->rubric->id, shipped_rubric()->id);
  EXPECT_EQ(scenario_->rubric->hash, shipped_rubric()->hash);
  const auto runner = held(scenario_, {});
  EXPECT_EQ(&runner.rubric(), scenario_->rubric.get()) << "a session takes the scenario's own";
  EXPECT_EQ(runner.session().save().rubric_hash, shipped_rubric()->hash);
}

TEST(AScenarioThatAddsNothing, IsRatedByTheRubricItself) {
  const std::string turns = R"(
turns:
  - {id: needle, stage: contact, customer: The needle is on zero., goto: happy}
)";
  for (const std::string adds : {"", "adds: {}\n"}) {
    const auto scenario = scenario_of(adds + turns);
    EXPECT_FALSE(scenario->rubric);
    EXPECT_EQ(rubric_of(*scenario, shipped_rubric()), shipped_rubric());
  }
}

TEST_F(Additions, AreNamedByCallsForRatingsReactionsAndConditions) {
  EXPECT_TRUE(scenario_->turns[0].calls_for[safety_]);
  EXPECT_EQ(scenario_->turns[0].replies[0].levels().at(static_cast<CriterionIndex>(safety_)), Level::Strong);
}

TEST_F(Additions, CountInScoresAndStandInDebriefAndJson) {
  const auto runner = held(scenario_, {{WrittenReply::Kind::Option, "ask"}});
  const auto debrief = make_debrief(runner);
  ASSERT_EQ(debrief.criteria.size(), safety_ + 1);
  EXPECT_EQ(debrief.criteria[safety_].name, "Safety");
  EXPECT_EQ(debrief.criteria[safety_].score, 1.0);
  EXPECT_EQ(debrief.keep, "You asked.");
  EXPECT_NEAR(*debrief.overall, (0.5 + 0 + 1) / 3, 1e-9) << "one more criterion in the mean";
  EXPECT_NE(debrief_text(debrief, TextStyle{}).find("Safety"), std::string::npos);
  EXPECT_NE(attempt_json(runner).find("\"safety\": 1.0"), std::string::npos) << attempt_json(runner);
}

TEST_F(Additions, LetAnAddedCueJudgeTypedWords) {
  const auto runner = held(scenario_, {typed("Could it be that somebody at your place smells propane?"),
                                       typed("Tell me, can you smell any propane where you stand?")});
  const auto& missed = runner.assessments()[0].criteria[safety_];
  EXPECT_EQ(missed.level, Level::Missing) << "no cue knows \"smells\"";
  const auto& asked = runner.assessments()[1].criteria[safety_];
  EXPECT_EQ(asked.level, Level::Strong);
  const auto because = reason_text(runner.rubric(), static_cast<CriterionIndex>(safety_), asked.because);
  EXPECT_NE(because.find("One question, and it comes first."), std::string::npos) << because;
  ASSERT_EQ(asked.evidence.size(), 1U);
  EXPECT_EQ(runner.rubric().indicators[asked.evidence[0].indicator].id, "safety.asks-about-gas");
  EXPECT_EQ(runner.attempt().result.ending_id, "happy") << "the rule over rated(safety) leads there";
}

TEST_F(Additions, LetABlockerMakeACriterionHarmfulWhateverElseIsSaid) {
  const std::string good = "I will ring you myself at nine tomorrow morning to hear how you are.";
  const auto& listener = shipped_listener();
  const auto followup = [&](const std::string& words) {
    const auto hearing = listener.hear(*scenario_, 0, OptionSet().set(), words);
    return hearing.heard.ratings.at(3);
  };
  EXPECT_EQ(followup(good), Level::Strong);
  EXPECT_EQ(followup(good + " I promise you a truck."), Level::Harmful);
  EXPECT_EQ(followup(good + " I can't promise you a truck."), Level::Strong);
  const auto runner = held(scenario_, {typed("I promise you a truck by midnight, you can rely on it.")});
  EXPECT_EQ(runner.attempt().result.ending_id, "gone");
  EXPECT_EQ(runner.assessments()[0].criteria[3].level, Level::Harmful);
}

TEST_F(Additions, DoNotChangeHowAnotherScenarioIsHeard) {
  const auto plain = scenario_of(R"(
turns:
  - id: needle
    stage: contact
    calls_for: [followup]
    customer: The needle is on zero.
    coaching: Ask.
    replies: [{id: ask, say: Hm., rating: {followup: {level: 0, because: None.}}, goto: happy}]
)");
  static_cast<void>(shipped_listener().hear(*scenario_, 0, OptionSet().set(), "I promise you a truck."));
  const auto hearing = shipped_listener().hear(*plain, 0, OptionSet().set(), "Does anyone smell gas?");
  ASSERT_TRUE(hearing.reading);
  EXPECT_EQ(hearing.reading->criteria.size(), shipped_rubric()->criteria.size());
}

TEST_F(Additions, AreComparedWithTheAssessorToo) {
  const auto wrong =
      scenario_of(additions() + replaced(std::string(kTurns), "safety: {level: 2, because: Asked.}",
                                         "safety: {level: 0, because: Not.}"));
  const auto of_safety = [](const Scenario& scenario) {
    const auto found = rating_differences(scenario, shipped_assessor());
    return std::ranges::count(found, "safety", &RatingDifference::criterion_id);
  };
  EXPECT_EQ(of_safety(*scenario_), 0);
  EXPECT_EQ(of_safety(*wrong), 1);
}

TEST(WrongAdditions, AreReportedAtTheirPlaces) {
  const auto good = additions();
  EXPECT_EQ(found_in(good), std::vector<std::string>());
  EXPECT_EQ(found_in(replaced(good, "\"smell [any] {fuel} ... ?\"", "\"Smell {fuel}\"")),
            std::vector<std::string>{"SC110:\"Smell {fuel}\""});
  EXPECT_EQ(found_in(replaced(good, "Does anyone smell gas?", "Is anyone cold?")),
            std::vector<std::string>{"SC111:\"Is anyone cold?\""});
  EXPECT_EQ(found_in(replaced(good, "I can't promise", "So I promise")),
            std::vector<std::string>{"SC112:\"So I promise you a truck.\""});
  EXPECT_EQ(found_in(replaced(good, "{fuel} ... ?", "gas/propane ... ?")),
            std::vector<std::string>{"SC114:fuel"});
  EXPECT_EQ(found_in(replaced(good, "indicators:", "signs:")).front().substr(0, 5), "SC020");
}

TEST(WrongAdditions, MayNotTakeANameThatTheRubricHas) {
  const auto good = additions();
  const auto duplicate = [](const std::string& adds) {
    const auto found = found_in(adds);
    return found.size() == 1 ? found.front() : "not one: " + std::to_string(found.size());
  };
  EXPECT_EQ(duplicate(replaced(good, criterion("safety"), criterion("safety") + criterion("empathy"))),
            "SC028:empathy");
  EXPECT_EQ(duplicate(replaced(good, "safety.asks-about-gas", "ownership.apologises")),
            "SC028:ownership.apologises");
  EXPECT_EQ(duplicate(replaced(good, "  words:\n", "  words:\n    - {name: we, words: [i]}\n")), "SC028:we");
}

TEST(WrongAdditions, AreTooManyBeyondFourSubSkills) {
  std::string criteria;
  for (const auto* id : {"one", "two", "three", "four"}) criteria += criterion(id);
  const auto found = found_in(replaced(additions(), criterion("safety"), criterion("safety") + criteria));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found.front().substr(0, 5), "SC034");
}

TEST(WrongAdditions, AreNoListAndHaveNoSignsOfUnknownCriteria) {
  EXPECT_EQ(found_in("adds: [safety]\n").front().substr(0, 5), "SC022");
  EXPECT_EQ(found_in(replaced(additions(), "id: safety.asks", "id: danger.asks")).front().substr(0, 5),
            "SC045");
}

}  // namespace
}  // namespace rapport::test
