// SPDX-License-Identifier: MIT
#include "gui/trainee/debrief_model.h"

#include <gtest/gtest.h>

#include "test_desk.h"

namespace rapport::gui {
namespace {

class DebriefModelTest : public testing::Test {
 protected:
  DebriefModel after(std::initializer_list<const char*> options, Mode mode = Mode::Practice) {
    const auto shelf = TestDesk::small_shelf();
    const auto& [scenario, rubric, versions] = shelf.scenarios.front();
    auto runner = *AttemptRunner::begin(scenario, rubric, mode, 1, desk_.services.new_id(), {},
                                        {&desk_.attempts, &desk_.clock});
    for (const auto* option : options)
      EXPECT_TRUE(runner.submit({WrittenReply::Kind::Option, option})) << option;
    return make_debrief_model(runner, earlier_, best_written_);
  }

  TestDesk desk_;
  EarlierResults earlier_;
  CriterionScores best_written_;
};

TEST_F(DebriefModelTest, TellsAGoodEndingInTheCustomersWords) {
  const auto model = after({"what-was-saturday", "dated"});
  EXPECT_EQ(model.headline, "She books the next one with you");
  EXPECT_EQ(model.tier, "Won back");
  EXPECT_EQ(model.account, "They got Saturday wrong, and then somebody asked me what Saturday was.");
  EXPECT_EQ(model.loyalty_text, "Mara Lind is more loyal than before anything went wrong.");
  EXPECT_EQ(model.worry_text, "You found it.");
  ASSERT_EQ(model.promises.size(), 1U);
  EXPECT_EQ(model.promises[0].became, "kept");
  ASSERT_EQ(model.remedies.size(), 1U);
  EXPECT_EQ(model.cost_text, "9 EUR in all");
  EXPECT_EQ(model.mood.size(), 3U);
  EXPECT_TRUE(model.can_try_again);
}

TEST_F(DebriefModelTest, ShowsAScoreForEveryCriterionThatWasCalledFor) {
  const auto model = after({"what-was-saturday", "dated"});
  ASSERT_GE(model.criteria.size(), 4U);
  EXPECT_EQ(model.criteria[0].name, "Listening");
  EXPECT_EQ(model.criteria[0].text, "100 of 100");
  EXPECT_EQ(model.criteria[1].text, "50 of 100");
  EXPECT_EQ(model.criteria[0].detail, "Called for 1 time");
}

TEST_F(DebriefModelTest, NamesWhatWasMissedAndHowItCouldHaveSounded) {
  const auto model = after({"happens", "vague"});
  EXPECT_EQ(model.tier, "Gone without a word");
  EXPECT_FALSE(model.stop.empty());
  ASSERT_EQ(model.turns.size(), 2U);
  ASSERT_EQ(model.turns[1].missed.size(), 1U);  // both criteria have the same stronger words
  EXPECT_EQ(model.turns[1].missed[0].criteria, "ownership and follow-up");
  EXPECT_EQ(model.turns[1].missed[0].words.substr(0, 6), "I sent");
}

TEST_F(DebriefModelTest, OffersNoSecondTryInAssessment) {
  EXPECT_FALSE(after({"happens", "vague"}, Mode::Assessment).can_try_again);
}

TEST_F(DebriefModelTest, SetsScoresBesideEarlierAttemptsAndTheBestPossible) {
  best_written_ = {0.75};
  earlier_.attempts = 2;
  earlier_.criteria = {{0.25, 0.75}};
  earlier_.overall = {0.4, 0.65};
  const auto model = after({"happens", "vague"});
  EXPECT_TRUE(model.has_earlier);
  EXPECT_EQ(model.overall_compared, "Last time 40, best before 65");
  EXPECT_EQ(model.criteria[0].last, 0.25);
  EXPECT_EQ(model.criteria[0].best, 0.75);
  EXPECT_EQ(model.criteria[0].reachable, 0.75);
  EXPECT_EQ(model.criteria[0].compared, "last time 25, best before 75, best possible 75");
}

TEST_F(DebriefModelTest, ComparesTheFirstAttemptWithTheBestPossibleAlone) {
  best_written_ = {1.0};
  const auto model = after({"happens", "vague"});
  EXPECT_FALSE(model.has_earlier);
  EXPECT_EQ(model.overall_compared, "");
  EXPECT_EQ(model.criteria[0].compared, "best possible 100");
}

TEST_F(DebriefModelTest, CanBeMadeBeforeTheFirstReply) {
  const auto model = after({});
  EXPECT_EQ(model.headline, "Not finished");
  EXPECT_EQ(model.overall, "Not rated");
  EXPECT_FALSE(model.loyalty_after);
  EXPECT_TRUE(model.turns.empty());
}

}  // namespace
}  // namespace rapport::gui
