// SPDX-License-Identifier: MIT
#include "gui/trainee/lobby_model.h"

#include <gtest/gtest.h>

#include <fstream>

#include "test_desk.h"

namespace rapport::gui {
namespace {

Attempt attempt_with(const char* id, AttemptStatus status, std::optional<double> overall) {
  Attempt attempt;
  attempt.id = id;
  attempt.saved.scenario_id = kParcel;
  attempt.result.status = status;
  attempt.result.overall = overall;
  return attempt;
}

TEST(LobbyModel, SaysWhatAScenarioIsAboutAndWhatItTrains) {
  const auto model = make_lobby(TestDesk::small_shelf(), {});
  ASSERT_EQ(model.cards.size(), 1U);
  const auto& card = model.cards.front();
  EXPECT_EQ(card.title, "The parcel that came on Monday");
  EXPECT_EQ(card.facts, "Delivery  ·  4 minutes  ·  gentle  ·  on the phone");
  EXPECT_EQ(card.trains, "listening, empathy, ownership and follow-up");
  EXPECT_TRUE(card.best.empty());
  EXPECT_FALSE(card.unfinished);
}

TEST(LobbyModel, ShowsTheBestAndTheLastResult) {
  const auto model =
      make_lobby(TestDesk::small_shelf(), {attempt_with("c", AttemptStatus::Failed, 0.41),
                                           attempt_with("b", AttemptStatus::Passed, 0.82),
                                           attempt_with("a", AttemptStatus::Failed, std::nullopt)});
  EXPECT_EQ(model.cards.front().best, "82 of 100, passed");
  EXPECT_EQ(model.cards.front().last, "41 of 100, not passed");
}

TEST(LobbyModel, OffersTheLatestUnfinishedAttempt) {
  const auto model =
      make_lobby(TestDesk::small_shelf(), {attempt_with("late", AttemptStatus::Incomplete, std::nullopt),
                                           attempt_with("early", AttemptStatus::Incomplete, std::nullopt)});
  EXPECT_EQ(model.cards.front().unfinished, "late");
  EXPECT_EQ(model.cards.front().unfinished_text, "Practice, 0 replies so far");
}

TEST(LobbyModel, PassesOverAttemptsWithOtherScenariosAndAbandonedOnes) {
  auto other = attempt_with("x", AttemptStatus::Passed, 0.9);
  other.saved.scenario_id = "elsewhere";
  const auto model =
      make_lobby(TestDesk::small_shelf(), {other, attempt_with("y", AttemptStatus::Abandoned, 0.5)});
  EXPECT_TRUE(model.cards.front().best.empty());
  EXPECT_TRUE(model.cards.front().last.empty());
}

TEST(Shelf, ShowsAFileThatDoesNotLoadWithItsFirstProblem) {
  const auto file = std::filesystem::path(testing::TempDir()) / "broken.yaml";
  std::ofstream(file) << "format: 1\nid: broken\ntitel: typo\n";
  Shelf shelf;
  add_to_shelf(shelf, file, TestDesk::rubric());
  ASSERT_EQ(shelf.unplayable.size(), 1U);
  EXPECT_EQ(shelf.unplayable.front().file, "broken.yaml");
  EXPECT_FALSE(shelf.unplayable.front().message.empty());
  EXPECT_FALSE(shelf.unplayable.front().hint.empty());
  EXPECT_GT(shelf.unplayable.front().problems, 1U);
}

TEST(Shelf, RefusesASecondScenarioOfTheSameId) {
  auto shelf = TestDesk::small_shelf();
  add_to_shelf(shelf, TestDesk::source("tests/gui/scenarios/late-parcel.yaml"), TestDesk::rubric());
  EXPECT_EQ(shelf.scenarios.size(), 1U);
  ASSERT_EQ(shelf.unplayable.size(), 1U);
}

TEST(Shelf, IsEmptyWhereThereIsNoLibrary) {
  const auto shelf = read_shelf({"/nowhere/scenarios", "/nowhere/rubrics", {}});
  EXPECT_TRUE(shelf.scenarios.empty());
  EXPECT_EQ(shelf.unplayable.size(), 1U);  // the rubric
}

TEST(Shelf, HoldsEveryShippedScenario) {
  const auto shelf = TestDesk::shipped_shelf();
  EXPECT_GE(shelf.scenarios.size(), 3U);
  EXPECT_TRUE(shelf.unplayable.empty());
}

}  // namespace
}  // namespace rapport::gui
