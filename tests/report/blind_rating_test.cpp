// SPDX-License-Identifier: MIT
#include "engine/report/blind_rating.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "engine/records/memory_records.h"
#include "tests/support/shipped_rubric.h"
#include "tests/support/test_scenario.h"

namespace rapport {
namespace {

using Speaker = TranscriptLine::Speaker;

constexpr std::string_view kWithItsOwnCriterion = R"(
adds:
  criteria:
    - id: humour
      name: Humour
      question: Did you make them smile?
      anchors: {strong: They laugh., partial: They smile., missing: Nothing., harmful: They are laughed at.}
      keep: You were kind and funny.
      start: Laugh with them, never at them.
      stop: Stop laughing at them.
turns:
  - id: first
    calls_for: [listening]
    customer: It broke.
    replies:
      - {id: nine, say: I call at nine., rating: {listening: {level: 2, because: A.}}, goto: happy}
)";

/// Six typed replies of one attempt that the machine has rated on two criteria, and two people who rate.
class BlindRatingOf : public testing::Test {
 protected:
  BlindRatingOf() {
    HeldAttempt held;
    held.summary.id = "a";
    held.summary.person_id = "p-ada";
    held.summary.scenario_id = "wrong-coffee";
    held.summary.status = AttemptStatus::Passed;
    held.summary.mode = Mode::Assessment;
    held.replies = 6;
    for (std::size_t i = 0; i < held.replies; ++i) {
      held.rated.push_back({"a",
                            i,
                            "wrong-coffee",
                            "Words.",
                            {{"empathy", Level::Harmful, 0.5, {"empathy.minimises"}},
                             {"listening", Level::Strong, 0.5, {}},
                             {"humour", Level::Strong, 0.5, {}}},
                            false});
    }
    records_.add(std::move(held));
    must(records_.put_person({"p-tess", "Tess", {}, false}));
    must(records_.put_person({"p-tom", "Tom", {}, false}));
  }

  static void must(const Result<void>& done) { ASSERT_TRUE(done) << done.error().text(); }
  [[nodiscard]] BlindRound draw(const std::string& rater) const {
    auto round = draw_blindly(records_, at_hand_, {{}, 4, 3}, rater);
    EXPECT_TRUE(round);
    return round.value_or(BlindRound{});
  }
  [[nodiscard]] std::vector<Opinion> opinions() const { return records_.opinions({}).value(); }

  MemoryRecords records_;
  TextsAtHand at_hand_{test::shipped_rubric(), {}};
};

TEST_F(BlindRatingOf, GivesASecondTrainerTheSameRepliesAndTheFirstWhatIsLeft) {
  const auto mine = draw("p-tess");
  ASSERT_EQ(4U, mine.questions.size());
  const auto rated = mine.questions[1].item;
  must(keep_blindly(records_, rated, {{"empathy", Level::Partial}}, "p-tess", {}));
  const auto theirs = draw("p-tom");
  ASSERT_EQ(4U, theirs.questions.size());
  for (std::size_t i = 0; i < 4; ++i) EXPECT_EQ(mine.questions[i].item, theirs.questions[i].item);
  const auto left = draw("p-tess");
  EXPECT_EQ(4U, left.drawn);
  ASSERT_EQ(3U, left.questions.size());
  EXPECT_EQ(left.questions.end(), std::ranges::find(left.questions, rated, &BlindQuestion::item));
}

TEST_F(BlindRatingOf, AsksForTheCriteriaOfTheRubricInItsOrder) {
  const auto round = draw("p-tess");
  EXPECT_EQ((std::vector<CriterionIndex>{0, 1}), round.questions[0].criteria());
  auto rubric = std::make_shared<Rubric>(*test::shipped_rubric());
  rubric->criteria.erase(rubric->criteria.begin(), rubric->criteria.begin() + 2);
  const auto nothing = draw_blindly(records_, {rubric, {}}, {{}, 4, 3}, "p-tess");
  ASSERT_TRUE(nothing);
  EXPECT_TRUE(nothing->questions.empty()) << "there is nothing to ask of them";
}

TEST_F(BlindRatingOf, AsksForWhatTheScenarioAddsToTheRubric) {
  const auto scenario = test::scenario_of(kWithItsOwnCriterion);
  HeldAttempt held;
  held.summary.id = "b";
  held.summary.person_id = "p-ada";
  held.summary.scenario_id = scenario->id;
  held.summary.scenario_hash = scenario->hash;
  held.summary.rubric_hash = test::shipped_rubric()->hash;
  held.summary.status = AttemptStatus::Passed;
  held.summary.mode = Mode::Assessment;
  held.replies = 1;
  held.rated.push_back({"b", 0, scenario->id, "Words.", {{"humour", Level::Strong, 0.5, {}}}, false});
  records_.add(std::move(held));
  const TextsAtHand with_scenario{test::shipped_rubric(),
                                  [&](std::string_view, const Rubric&) { return scenario; }};
  RecordFilter filter;
  filter.scenario_id = scenario->id;
  const auto round = draw_blindly(records_, with_scenario, {filter, 4, 3}, "p-tess");
  ASSERT_TRUE(round);
  ASSERT_EQ(1U, round->questions.size());
  const auto& asked = round->questions[0];
  ASSERT_EQ(1U, asked.criteria().size());
  EXPECT_EQ("Humour", asked.rubric->criteria[asked.criteria()[0]].name);
}

TEST_F(BlindRatingOf, DoesNotDrawWhatTheTrainerHasSeenToCorrectIt) {
  const auto item = draw("p-tess").questions[0].item;
  ASSERT_TRUE(correct(records_,
                      {item.attempt_id, item.reply, "empathy", Level::Partial, "It is warm.", "p-tess"}, {}));
  EXPECT_EQ(3U, draw("p-tess").questions.size());
  EXPECT_EQ(4U, draw("p-tom").questions.size()) << "who has not seen it";
}

TEST_F(BlindRatingOf, DrawsFromCountedAttemptsUnlessItIsAskedForPractice) {
  HeldAttempt held;
  held.summary.id = "practised";
  held.summary.person_id = "p-ada";
  held.summary.status = AttemptStatus::Passed;
  held.summary.mode = Mode::Practice;
  held.replies = 1;
  held.rated.push_back(
      {"practised", 0, "wrong-coffee", "Words.", {{"empathy", Level::Strong, 0.5, {}}}, false});
  records_.add(std::move(held));
  const auto drawn = [&](const RecordFilter& filter) {
    return draw_blindly(records_, at_hand_, {filter, 50, 3}, "p-tess").value().questions;
  };
  EXPECT_EQ(6U, drawn({}).size());
  RecordFilter practice;
  practice.mode = Mode::Practice;
  ASSERT_EQ(1U, drawn(practice).size());
  EXPECT_EQ("practised", drawn(practice)[0].item.attempt_id);
}

TEST_F(BlindRatingOf, CorrectsWhateverTheMachineHasRated) {
  EXPECT_TRUE(correct(records_, {"a", 0, "humour", Level::Missing, "It is not funny.", "p-tess"}, {}));
  const auto refused = correct(records_, {"a", 0, "safety", Level::Missing, "Why?", "p-tess"}, {});
  ASSERT_FALSE(refused);
  EXPECT_EQ("It has rated empathy, listening and humour.", refused.error().way_out);
  EXPECT_FALSE(correct(records_, {"a", 6, "empathy", Level::Missing, "Why?", "p-tess"}, {}));
}

TEST_F(BlindRatingOf, KeepsTheMachinesLevelAndSignsBesideTheTrainers) {
  const auto item = draw("p-tess").questions[0].item;
  must(keep_blindly(records_, item, {{"listening", Level::Missing}, {"empathy", Level::Partial}}, "p-tess",
                    TimePoint(std::chrono::milliseconds(7))));
  const auto kept = opinions();
  ASSERT_EQ(2U, kept.size());
  EXPECT_EQ(Level::Strong, kept[0].machine);
  EXPECT_EQ(Level::Harmful, kept[1].machine);
  EXPECT_EQ(std::vector<std::string>{"empathy.minimises"}, kept[1].machine_signs);
  EXPECT_EQ(Level::Partial, kept[1].level);
  EXPECT_EQ(item.reply, kept[1].reply);
  EXPECT_EQ("p-tess", kept[1].rater_id);
  EXPECT_EQ(7, kept[1].at.time_since_epoch().count());
  EXPECT_TRUE(kept[0].blind && kept[1].blind);
}

TEST_F(BlindRatingOf, KeepsAllOfAReplyOrNothing) {
  const auto item = draw("p-tess").questions[0].item;
  EXPECT_FALSE(keep_blindly(records_, item, {{"empathy", Level::Partial}}, "nobody", {}));
  EXPECT_TRUE(keep_blindly(records_, item, {}, "p-tess", {})) << "every criterion was passed over";
  auto gone = item;
  gone.reply = 6;
  const auto refused = keep_blindly(records_, gone, {{"empathy", Level::Partial}}, "p-tess", {});
  ASSERT_FALSE(refused);
  EXPECT_EQ(ErrorCode::NotFound, refused.error().code);
  EXPECT_TRUE(opinions().empty());
}

TEST_F(BlindRatingOf, IsNotMadeUpOfOpinionsOfWhichOneCannotBeKept) {
  Opinion good;
  good.attempt_id = "a";
  good.criterion_id = "empathy";
  good.rater_id = "p-tess";
  good.blind = true;
  auto bad = good;
  bad.reply = 6;
  EXPECT_FALSE(records_.add_opinions(std::vector{good, bad}));
  EXPECT_TRUE(opinions().empty());
}

/// A conversation in which a promise is made, which the ledger tells.
constexpr std::string_view kPromising = R"(
promises:
  driver: {what: A driver today, due: 8 hours, authority: within}
turns:
  - id: first
    calls_for: [listening]
    narration: The telephone rings.
    customer: It broke.
    replies:
      - {id: promise, say: A driver comes today., promises: driver, rating: {listening: {level: 2, because: A.}}, goto: second}
  - id: second
    calls_for: [followup]
    customer: And now?
    replies:
      - {id: nine, say: I call at nine., rating: {followup: {level: 2, because: Dated.}}, goto: happy}
)";

TEST(LinesUntil, EndInTheReplyAndTellNothingOfWhatTheProgramMadeOfAny) {
  test::Talk talk(test::scenario_of(kPromising));
  talk.choose("promise").choose("nine");
  const auto words = [&](std::size_t reply) {
    std::vector<std::string> texts;
    for (const auto& line : lines_until(talk.session(), reply)) texts.push_back(line.text);
    return texts;
  };
  const auto all = transcript(talk.session());
  const auto is_ledger = [](const TranscriptLine& line) { return line.speaker == Speaker::Ledger; };
  ASSERT_TRUE(std::ranges::any_of(all[1].lines, is_ledger)) << "there is something to leave out";
  EXPECT_EQ((std::vector<std::string>{"The telephone rings.", "It broke.", "A driver comes today."}),
            words(0));
  EXPECT_EQ((std::vector<std::string>{"The telephone rings.", "It broke.", "A driver comes today.",
                                      "And now?", "I call at nine."}),
            words(1));
  EXPECT_EQ(Speaker::Trainee, lines_until(talk.session(), 1).back().speaker);
}

}  // namespace
}  // namespace rapport
