// SPDX-License-Identifier: MIT
#include "gui/trainee/text_marks.h"

#include <gtest/gtest.h>

namespace rapport::gui {
namespace {

/// "I'm sorry. I'll call by six." with an apology and a promise.
TurnDebrief apology_and_promise() {
  TurnDebrief turn;
  turn.words = "I'm sorry. I'll call by six.";
  turn.feedback.push_back(
      {"ownership",
       "Ownership",
       Level::Strong,
       true,
       {},
       {{"ownership.commits-to-act", "Says what they will do.", "An act.", Level::Strong, {11, 27}},
        {"ownership.apologises", "Apologises.", "It opens the door.", Level::Partial, {0, 9}}},
       2});
  turn.feedback.push_back({"followup",
                           "Follow-up",
                           Level::Strong,
                           true,
                           {},
                           {{"followup.dated-promise", "Says by when.", "A time.", Level::Strong, {11, 27}}},
                           3});
  return turn;
}

TEST(TextMarks, StandInTheOrderOfTheWords) {
  const auto marks = text_marks(apology_and_promise());
  ASSERT_EQ(marks.size(), 3U);
  EXPECT_EQ(marks[0].words, (WordSpan{0, 9}));
  EXPECT_EQ(marks[1].criterion, 2U);
  EXPECT_EQ(marks[2].criterion, 3U);
}

TEST(TextMarks, TellCriterionLevelSignAndCoaching) {
  const auto marks = text_marks(apology_and_promise());
  ASSERT_FALSE(marks.empty());
  EXPECT_EQ(marks[0].title, "Ownership: partial");
  EXPECT_EQ(marks[0].text, "Apologises. It opens the door.");
  EXPECT_FALSE(marks[0].harms);
}

TEST(TextMarks, KnowWordsThatCostSomething) {
  auto turn = apology_and_promise();
  turn.feedback[0].evidence[1].level = Level::Harmful;
  EXPECT_TRUE(text_marks(turn)[0].harms);
}

TEST(TextMarks, PassOverWhatIsOnlyNotedAndWhatIsNotInTheWords) {
  auto turn = apology_and_promise();
  turn.feedback[0].evidence[0].level = Level::Missing;
  turn.feedback[0].evidence[1].words = {5, 5};
  turn.feedback[1].evidence[0].words = {11, 4000};
  EXPECT_TRUE(text_marks(turn).empty());
}

}  // namespace
}  // namespace rapport::gui
