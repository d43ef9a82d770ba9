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

/// Six typed replies of one attempt that the machine has rated on two criteria, and two people who rate.
class BlindRatingOf : public testing::Test {
 protected:
  BlindRatingOf() {
    HeldAttempt held;
    held.summary.id = "a";
    held.summary.person_id = "p-ada";
    held.summary.scenario_id = "wrong-coffee";
    held.summary.status = AttemptStatus::Passed;
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
    auto round = draw_blindly(records_, {{}, 4, 3}, *test::shipped_rubric(), rater);
    EXPECT_TRUE(round);
    return round.value_or(BlindRound{});
  }
  [[nodiscard]] std::vector<Opinion> opinions() const { return records_.opinions({}).value(); }

  MemoryRecords records_;
};

TEST_F(BlindRatingOf, GivesASecondTrainerTheSameRepliesAndTheFirstWhatIsLeft) {
  const auto mine = draw("p-tess");
  ASSERT_EQ(4U, mine.items.size());
  must(keep_blindly(records_, mine.items[1], {{"empathy", Level::Partial}}, "p-tess", {}));
  EXPECT_EQ(mine.items, draw("p-tom").items);
  const auto left = draw("p-tess");
  EXPECT_EQ(4U, left.drawn);
  ASSERT_EQ(3U, left.items.size());
  EXPECT_EQ(left.items.end(), std::ranges::find(left.items, mine.items[1]));
}

TEST_F(BlindRatingOf, AsksForTheCriteriaOfTheRubricInItsOrder) {
  const auto round = draw("p-tess");
  EXPECT_EQ((std::vector<CriterionIndex>{0, 1}), criteria_of(round.items[0], *test::shipped_rubric()));
  auto rubric = *test::shipped_rubric();
  rubric.criteria.erase(rubric.criteria.begin(), rubric.criteria.begin() + 2);
  const auto nothing = draw_blindly(records_, {{}, 4, 3}, rubric, "p-tess");
  ASSERT_TRUE(nothing);
  EXPECT_TRUE(nothing->items.empty()) << "there is nothing to ask of them";
}

TEST_F(BlindRatingOf, KeepsTheMachinesLevelAndSignsBesideTheTrainers) {
  const auto item = draw("p-tess").items[0];
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
  const auto item = draw("p-tess").items[0];
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
