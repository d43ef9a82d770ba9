// SPDX-License-Identifier: MIT
// Certificates and second scorings: what is said of an attempt once it is over.
#include <gtest/gtest.h>

#include <fstream>
#include <future>
#include <iterator>
#include <stdexcept>

#include "engine/attempt/score.h"
#include "engine/report/certificate.h"
#include "engine/report/debrief.h"
#include "engine/report/held_attempt.h"
#include "engine/report/score_again.h"
#include "tests/support/shipped.h"
#include "tests/support/test_scenario.h"

namespace rapport {
namespace {

using test::header;
using test::StoppedClock;

constexpr std::string_view kBody = R"(
turns:
  - id: first
    calls_for: [listening, empathy]
    customer: It broke, and my mother had nothing to eat.
    replies:
      - id: good
        say: That is a bad start. What happened?
        also: [Tell me what happened]
        rating: {listening: {level: 2, because: You asked.}, empathy: {level: 1, because: You named it.}}
        goto: second
      - id: bad
        say: Calm down.
        slips: [T6]
        rating: {listening: {level: 0, because: Nothing.}, empathy: {level: -1, because: Never calms.}}
        goto: second
    typed: {rules: [{when: shows(empathy.names-feeling), goto: second}], fallback: {say: Hm., goto: second}}
  - id: second
    calls_for: [followup]
    customer: And now?
    replies:
      - {id: promise, say: I call you tomorrow at nine., rating: {followup: {level: 2, because: Dated.}}, goto: happy}
      - {id: vague, say: We will see., rating: {followup: {level: 0, because: Vague.}}, goto: gone}
)";

std::string text_of_scenario() {
  return header() + std::string(kBody) + test::endings();
}

std::string text_of_rubric() {
  std::ifstream file(RAPPORT_SOURCE_DIR "/assets/rubrics/recovery.yaml");
  return {std::istreambuf_iterator<char>(file), {}};
}

/// The shipped rubric with one thing changed.
std::shared_ptr<const Rubric> rubric_with(const std::string& from, const std::string& to) {
  auto text = text_of_rubric();
  const auto place = text.find(from);
  EXPECT_NE(std::string::npos, place);
  auto loaded = load_rubric_text("recovery.yaml", text.replace(place, from.size(), to));
  if (loaded.value == nullptr) throw std::runtime_error("the changed rubric does not load");
  return loaded.value;
}

class SecondLook : public testing::Test {
 protected:
  AttemptRunner held(const std::vector<std::string>& replies, Mode mode = Mode::Assessment) {
    auto runner =
        AttemptRunner::begin(scenario_, rubric_, mode, 1, "a1", "Kim", {nullptr, &clock_, &listener_});
    for (const auto& line : replies) {
      const auto given = runner->submit(*from_line(line));
      EXPECT_TRUE(given) << given.error().text();
    }
    return std::move(*runner);
  }
  static AttemptSummary kept(const AttemptRunner& runner) { return summary_of(runner.attempt()); }
  static Scoring first_scoring(const AttemptRunner& runner) {
    const auto& result = runner.attempt().result;
    return {1,   runner.rubric().id, runner.rubric().version, runner.rubric().hash,
            {},  result.status,      result.overall,          result.criteria,
            true};
  }
  Result<Certificate> certified(const AttemptRunner& runner) {
    return certify(runner, kept(runner), {first_scoring(runner)}, {}, person_);
  }
  Result<Scoring> again(const AttemptRunner& runner, const std::shared_ptr<const Rubric>& rubric,
                        const Listener* listener) {
    const auto scenario = by_rubric(runner.scenario(), text_of_scenario(), *rubric);
    if (!scenario) return tl::unexpected(scenario.error());
    return score_again(runner, **scenario, rubric, listener, clock_.now());
  }
  Result<Scoring> again(const AttemptRunner& runner, const std::shared_ptr<const Rubric>& rubric) {
    return again(runner, rubric, &listener_);
  }

  std::shared_ptr<const Rubric> rubric_ = test::shipped_rubric();
  std::shared_ptr<const Scenario> scenario_ = test::scenario_of(kBody);
  StoppedClock clock_;
  Listener listener_;
  Person person_ = {"p-1", "Kim", {}, false};
};

TEST_F(SecondLook, CertifiesAPassedCountedAttemptWithWhatItRestsOn) {
  const auto runner =
      held({"good", "> Tell me what happened"});  // the second is no option there: it counts neither way
  ASSERT_FALSE(runner.session().is_over());
  const auto passed = held({"> Tell me what happened", "promise"});
  const auto certificate = certified(passed);
  ASSERT_TRUE(certificate) << certificate.error().text();
  EXPECT_EQ("Kim", certificate->name);
  EXPECT_EQ("test", certificate->scenario_id);
  EXPECT_EQ(content_hash(text_of_scenario()), certificate->scenario_hash);
  EXPECT_EQ(content_hash(text_of_rubric()), certificate->rubric_hash);
  EXPECT_EQ(1, certificate->rubric_version);
  EXPECT_EQ(83, certificate->overall);  // 100, 50 and 100 on the three that were called for
  EXPECT_EQ(100, certificate->criteria[0].points);
  EXPECT_EQ(50, certificate->criteria[1].points);
  EXPECT_FALSE(certificate->criteria[2].points) << "ownership was never called for";
  EXPECT_EQ((PassMark{60, 40}), certificate->mark);
  EXPECT_EQ("Happy", certificate->ending_title);
  EXPECT_EQ(2U, certificate->replies);
  EXPECT_EQ(1U, certificate->chosen);
  EXPECT_EQ(1U, certificate->typed);
  EXPECT_EQ(0U, certificate->unrated);
  EXPECT_FALSE(certificate->scored_again);
  EXPECT_FALSE(certificate->demonstration);
}

TEST_F(SecondLook, CertifiesNoPracticeAndNoFailure) {
  EXPECT_EQ(ErrorCode::Conflict, certified(held({"good", "promise"}, Mode::Practice)).error().code);
  EXPECT_EQ(ErrorCode::Conflict, certified(held({"bad", "vague"})).error().code);
  EXPECT_EQ(ErrorCode::Conflict, certified(held({"good"})).error().code) << "it goes on";
}

TEST_F(SecondLook, CertifiesNothingThatDoesNotFollowFromTheReplies) {
  const auto runner = held({"good", "promise"});
  auto summary = kept(runner);
  auto scoring = first_scoring(runner);
  scoring.overall = 1;
  EXPECT_FALSE(certify(runner, summary, {scoring}, {}, person_)) << "somebody raised the score";
  summary.ending_id = "gone";
  EXPECT_FALSE(certify(runner, summary, {first_scoring(runner)}, {}, person_))
      << "somebody changed the ending";
  const auto failed = held({"bad", "vague"});
  auto raised = first_scoring(failed);
  raised.status = AttemptStatus::Passed;
  EXPECT_FALSE(certify(failed, kept(failed), {raised}, {}, person_));
}

TEST_F(SecondLook, SaysInACertificateThatTheSameRubricSaysOtherwiseNow) {
  const auto runner = held({"good", "promise"});
  const auto first = first_scoring(runner);
  auto again = first;
  again.serial = 2;
  again.status = AttemptStatus::Failed;
  again.overall = 0.25;
  auto before = first;
  before.is_current = false;
  auto now_failed = kept(runner);
  now_failed.status = again.status;
  now_failed.overall = again.overall;
  const auto certificate = certify(runner, now_failed, {before, again}, {}, person_);
  ASSERT_TRUE(certificate) << certificate.error().text();
  ASSERT_TRUE(certificate->scored_again);
  EXPECT_EQ(AttemptStatus::Failed, certificate->scored_again->status);
  again.status = AttemptStatus::Passed;
  before.status = AttemptStatus::Failed;
  EXPECT_FALSE(certify(runner, now_failed, {before, again}, {}, person_)) << "passed only since";
}

TEST_F(SecondLook, CertifiesNothingByAnotherText) {
  const auto runner = held({"good", "promise"});
  auto summary = kept(runner);
  summary.scenario_hash = content_hash("another");
  EXPECT_FALSE(certify(runner, summary, {first_scoring(runner)}, {}, person_));
  summary = kept(runner);
  summary.rubric_hash = content_hash("another");
  EXPECT_FALSE(certify(runner, summary, {first_scoring(runner)}, {}, person_));
}

TEST_F(SecondLook, SaysInACertificateWhatTrainersSaidAndThatItIsDemonstration) {
  const auto runner = held({"good", "promise"});
  Opinion same, other, of_another;
  same.attempt_id = other.attempt_id = "a1";
  same.machine = same.level = Level::Strong;
  other.machine = Level::Strong;
  of_another.attempt_id = "a2";
  person_.demonstration = true;
  const auto certificate =
      certify(runner, kept(runner), {first_scoring(runner)}, {same, other, of_another}, person_);
  EXPECT_EQ(2U, certificate->opinions);
  EXPECT_EQ(1U, certificate->differing);
  EXPECT_TRUE(certificate->demonstration);
}

TEST_F(SecondLook, ScoresTheSameByTheSameRubric) {
  const auto runner = held({"good", "promise"});
  const auto scoring = again(runner, rubric_);
  ASSERT_TRUE(scoring) << scoring.error().text();
  EXPECT_EQ(runner.attempt().result.overall, scoring->overall);
  EXPECT_EQ(runner.attempt().result.criteria, scoring->criteria);
  EXPECT_EQ(AttemptStatus::Passed, scoring->status);
  EXPECT_EQ(rubric_->hash, scoring->rubric_hash);
  EXPECT_EQ(clock_.now(), scoring->scored);
}

TEST_F(SecondLook, ScoresByTheWeightsAndMarkOfTheOtherRubric) {
  const auto runner = held({"good", "promise"});
  const auto stricter = again(runner, rubric_with("overall: 60, each: 40", "overall: 60, each: 60"));
  ASSERT_TRUE(stricter);
  EXPECT_EQ(AttemptStatus::Failed, stricter->status) << "empathy has 50";
  EXPECT_EQ(runner.attempt().result.overall, stricter->overall);
  const auto heavier = rubric_with("make room for what was not said yet?\n    weight: 1",
                                   "make room for what was not said yet?\n    weight: 3");
  const auto weighed = again(runner, heavier);
  EXPECT_NEAR((3 * 1.0 + 0.5 + 1.0) / 5, *weighed->overall, 1e-12);
  EXPECT_EQ(AttemptStatus::Passed, runner.attempt().result.status) << "the first scoring stays";
}

TEST_F(SecondLook, RatesTypedWordsByTheOtherRubricAndGoesTheWayThatWasGone) {
  const auto rater = [](const std::shared_ptr<const Rubric>& rubric) {
    auto model = load_model(RAPPORT_SOURCE_DIR "/assets/models/recovery.model");
    auto made = Assessor::make(rubric, std::move(*model), std::nullopt);
    EXPECT_TRUE(made) << made.error().text();
    std::promise<std::shared_ptr<const Assessor>> ready;
    ready.set_value(std::make_shared<const Assessor>(std::move(*made)));
    return AssessorToCome(ready.get_future());
  };
  const Listener hears{rater(rubric_)};
  auto begun =
      AttemptRunner::begin(scenario_, rubric_, Mode::Assessment, 1, "a1", "Kim", {nullptr, &clock_, &hears});
  ASSERT_TRUE(
      begun->submit(*from_line("> How dreadful that your mother had nothing to eat. What happened then?")));
  ASSERT_TRUE(begun->submit(*from_line("promise")));
  ASSERT_TRUE(begun->session().is_over());
  ASSERT_EQ(RatedBy::Assessor, begun->assessments()[0].rated_by);
  const auto same = again(*begun, rubric_, &hears);
  EXPECT_EQ(begun->attempt().result.criteria, same->criteria);
  const auto unsure = rubric_with("needs: {strong: 45}", "needs: {partial: 95, strong: 95}");
  const Listener unsure_hears{rater(unsure)};
  const auto scoring = again(*begun, unsure, &unsure_hears);
  ASSERT_TRUE(scoring) << scoring.error().text();
  EXPECT_LE(*scoring->criteria[1], *begun->attempt().result.criteria[1]);
  EXPECT_NE(scoring->rubric_hash, same->rubric_hash);
  const auto without = again(*begun, rubric_, nullptr);
  EXPECT_FALSE(without->criteria[0]) << "words that nobody could rate count neither way";
  EXPECT_DOUBLE_EQ(1, *without->criteria[3]);
}

TEST_F(SecondLook, DebriefsByTheMarkOfThePointsItShowsWhateverALaterScoringSays) {
  auto attempt = held({"good", "promise"}).attempt();
  ASSERT_EQ(AttemptStatus::Passed, attempt.result.status);
  attempt.result.status = AttemptStatus::Failed;
  attempt.result.overall = 0.1;
  const auto runner = AttemptRunner::resume(scenario_, rubric_, attempt, {nullptr, &clock_, &listener_});
  ASSERT_TRUE(runner) << runner.error().text();
  const auto debrief = make_debrief(*runner);
  EXPECT_EQ(AttemptStatus::Passed, debrief.status);
  EXPECT_LT(0.6, debrief.overall);
}

TEST_F(SecondLook, ScoresOnlyWhatIsFinishedAndOnlyByTheTextThatWasPlayed) {
  EXPECT_EQ(ErrorCode::Conflict, again(held({"good"}), rubric_).error().code);
  const auto runner = held({"good", "promise"});
  const auto edited = by_rubric(runner.scenario(), text_of_scenario() + "# edited\n", *rubric_);
  EXPECT_EQ(ErrorCode::Conflict, edited.error().code);
  auto other = runner.scenario();
  other.hash = content_hash("another");
  EXPECT_EQ(ErrorCode::Conflict, score_again(runner, other, rubric_, nullptr, clock_.now()).error().code);
}

TEST_F(SecondLook, SaysWhyAScenarioDoesNotFitAnotherRubric) {
  const auto other = rubric_with("id: empathy.names-feeling", "id: empathy.names-it");
  const auto scoring = again(held({"good", "promise"}), other);
  ASSERT_FALSE(scoring);
  EXPECT_EQ(ErrorCode::Invalid, scoring.error().code);
  EXPECT_NE(std::string::npos, scoring.error().text().find("empathy.names-feeling"))
      << scoring.error().text();
}

}  // namespace
}  // namespace rapport
