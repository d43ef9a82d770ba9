// SPDX-License-Identifier: MIT
#include "gui/trainee/lobby_model.h"

#include <gtest/gtest.h>
#include <unistd.h>

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

/// Scenarios that differ in what the lobby goes by: a long gentle one in a café, a short demanding one in a
/// bank, and a moderate one in a café.
Shelf mixed_shelf() {
  Shelf shelf;
  const auto one = TestDesk::small_shelf().scenarios.front();
  const auto add = [&](const char* id, const char* title, const char* sector, Difficulty difficulty,
                       int minutes, CriterionIndex mostly) {
    auto copy = std::make_shared<Scenario>(*one.scenario);
    copy->id = id;
    copy->title = title;
    copy->sector = sector;
    copy->difficulty = difficulty;
    copy->minutes = minutes;
    for (auto& turn : copy->turns) turn.calls_for.reset().set(mostly);
    shelf.scenarios.push_back({std::move(copy), one.rubric});
  };
  add("tea", "Zürich tea", "Café", Difficulty::Gentle, 30, 1);
  add("loan", "A loan", "Bank", Difficulty::Demanding, 5, 0);
  add("cake", "Éclairs", "Café", Difficulty::Moderate, 12, 0);
  return shelf;
}

std::vector<std::string> shown(const LobbyModel& model) {
  std::vector<std::string> ids;
  for (const auto place : model.shown) ids.push_back(model.cards[place].id);
  return ids;
}

using Ids = std::vector<std::string>;

TEST(LobbyModel, PutsCardsInOrder) {
  auto played = attempt_with("a", AttemptStatus::Passed, 0.9);
  played.saved.scenario_id = "loan";
  played.updated = TimePoint(std::chrono::minutes(9));
  auto model = make_lobby(mixed_shelf(), {played});
  EXPECT_EQ(shown(model), (Ids{"loan", "cake", "tea"}));  // by title, without accents
  LobbyFilter filter;
  filter.order = LobbyOrder::Shortest;
  narrow(model, filter);
  EXPECT_EQ(shown(model), (Ids{"loan", "cake", "tea"}));
  filter.order = LobbyOrder::Gentlest;
  narrow(model, filter);
  EXPECT_EQ(shown(model), (Ids{"tea", "cake", "loan"}));
  filter.order = LobbyOrder::LongestUntouched;
  narrow(model, filter);
  EXPECT_EQ(shown(model), (Ids{"cake", "tea", "loan"}));
}

TEST(LobbyModel, ShowsWhatFitsAllThatIsAskedFor) {
  auto played = attempt_with("a", AttemptStatus::Passed, 0.9);
  played.saved.scenario_id = "cake";
  auto model = make_lobby(mixed_shelf(), {played});
  LobbyFilter filter;
  filter.sector = "Café";
  narrow(model, filter);
  EXPECT_EQ(shown(model), (Ids{"cake", "tea"}));
  EXPECT_EQ(model.count, "2 of 3 scenarios");
  filter.not_played = true;
  narrow(model, filter);
  EXPECT_EQ(shown(model), (Ids{"tea"}));
  filter.criterion = "listening";
  narrow(model, filter);
  EXPECT_TRUE(model.shown.empty());
  filter.not_played = false;
  narrow(model, filter);
  EXPECT_EQ(shown(model), (Ids{"cake"}));
  filter = {.words = "eclair CAFE"};
  narrow(model, filter);
  EXPECT_EQ(shown(model), (Ids{"cake"}));
  narrow(model, filter.cleared());
  EXPECT_EQ(model.shown.size(), 3U);
  EXPECT_EQ(model.count, "3 scenarios");
}

TEST(LobbyModel, OffersOnlyWhatThereIs) {
  const auto model = make_lobby(mixed_shelf(), {});
  ASSERT_EQ(model.menus.size(), 4U);
  const auto names = [](const LobbyMenu& menu) {
    Ids list;
    for (const auto& choice : menu.choices) list.push_back(choice.name);
    return list;
  };
  EXPECT_EQ(names(model.menus[0]), (Ids{"Any sector", "Bank", "Café"}));
  EXPECT_EQ(names(model.menus[2]), (Ids{"Anything", "Listening", "Empathy"}));
}

TEST(LobbyModel, LetsEachEntryOfAMenuKeepTheRest) {
  auto model = make_lobby(mixed_shelf(), {});
  LobbyFilter filter;
  filter.words = "tea";
  filter.difficulty = Difficulty::Gentle;
  narrow(model, filter);
  const auto& cafe = model.menus[0].choices[2];
  EXPECT_FALSE(cafe.chosen);
  EXPECT_EQ(cafe.leads_to.sector, "Café");
  EXPECT_EQ(cafe.leads_to.words, "tea");
  EXPECT_EQ(cafe.leads_to.difficulty, Difficulty::Gentle);
  EXPECT_TRUE(model.menus[1].choices[1].chosen);
  EXPECT_TRUE(model.only_new.leads_to.not_played);
}

TEST(LobbyModel, HasToolsWhereThereIsMuchToSearchOrSomethingWasSearchedFor) {
  auto model = make_lobby(mixed_shelf(), {});
  EXPECT_FALSE(model.has_tools);
  narrow(model, {.words = "x"});
  EXPECT_TRUE(model.has_tools);
  auto shelf = mixed_shelf();
  for (int i = 0; i < 4; ++i) {
    auto copy = std::make_shared<Scenario>(*shelf.scenarios.front().scenario);
    copy->id = fmt::format("copy-{}", i);
    shelf.scenarios.push_back({std::move(copy), shelf.scenarios.front().rubric});
  }
  EXPECT_TRUE(make_lobby(shelf, {}).has_tools);
}

TEST(LobbyModel, KeepsCardsWhereTheyAreWhileMoreAreRead) {
  const auto model = make_lobby(mixed_shelf(), {}, {}, {3, 12});
  EXPECT_EQ(shown(model), (Ids{"tea", "loan", "cake"}));
  EXPECT_EQ(model.reading, "Reading scenarios, 3 of 12");
  EXPECT_FLOAT_EQ(model.reading_share, 0.25F);
  EXPECT_FALSE(model.next);
}

TEST(LobbyModel, SaysInPlainWordsWhyToDoTheNextThing) {
  const auto reason = [](const std::vector<Attempt>& attempts) {
    const auto next = make_lobby(mixed_shelf(), attempts).next;
    return next ? next->title + ": " + next->reason : std::string();
  };
  const auto played = [](const char* scenario, Attempt attempt, std::vector<std::optional<double>> scores) {
    attempt.id += scenario;
    attempt.saved.scenario_id = scenario;
    attempt.result.criteria = std::move(scores);
    return attempt;
  };
  const auto passed = attempt_with("a", AttemptStatus::Passed, 0.9);
  EXPECT_EQ(reason({}), "Zürich tea: A good one to begin with: none here is gentler.");
  EXPECT_EQ(reason({played("tea", passed, {0.4, 0.9})}),
            "Éclairs: Listening went least well last time: 40 of 100. This one calls for it often, and you "
            "have not played it yet.");
  EXPECT_EQ(reason({played("tea", passed, {0.9, 0.4}), played("loan", passed, {0.9, 0.5})}),
            "Zürich tea: Empathy has gone least well of late: 45 of 100 on average over 2 attempts. This one "
            "calls for it often.");
  EXPECT_EQ(reason({played("tea", passed, {0.9, 0.9})}), "Éclairs: You have not played it yet.");
  EXPECT_EQ(
      reason({played("tea", passed, {0.9}), played("loan", passed, {0.9}), played("cake", passed, {0.9})}),
      "Zürich tea: You have played them all. This is the one you have left alone the longest.");
  auto begun = attempt_with("b", AttemptStatus::Incomplete, std::nullopt);
  begun.saved.replies.resize(2);
  EXPECT_EQ(reason({played("cake", begun, {})}),
            "Éclairs: You are in the middle of it. Practice, 2 replies so far.");
}

TEST(LobbyModel, TellsHowOneStandsInLines) {
  const auto standing = [](const std::vector<Attempt>& attempts) {
    return make_lobby(TestDesk::small_shelf(), attempts).cards.front().standing;
  };
  const auto open = attempt_with("c", AttemptStatus::Incomplete, std::nullopt);
  const auto good = attempt_with("b", AttemptStatus::Passed, 0.82);
  const auto bad = attempt_with("a", AttemptStatus::Failed, 0.2);
  EXPECT_EQ(standing({}), (Ids{"Not played yet"}));
  EXPECT_EQ(standing({good}), (Ids{"Best and last: 82 of 100, passed"}));
  EXPECT_EQ(standing({open, bad, good}),
            (Ids{"Practice, 0 replies so far", "Best: 82 of 100, passed", "Last: 20 of 100, not passed"}));
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

TEST(Shelf, TellsOfATranslationThatCannotBeReadAndKeepsItsScenario) {
  namespace fs = std::filesystem;
  const auto folder = fs::path(testing::TempDir()) / fmt::format("rapport-translated-{}", ::getpid());
  fs::create_directories(folder);
  fs::copy_file(TestDesk::source("tests/gui/scenarios/late-parcel.yaml"), folder / "late-parcel.yaml",
                fs::copy_options::overwrite_existing);
  std::ofstream(folder / "late-parcel.es.po") << "this is no translation\n";
  Shelf shelf;
  add_to_shelf(shelf, folder / "late-parcel.yaml", TestDesk::rubric());
  fs::remove_all(folder);
  ASSERT_EQ(shelf.scenarios.size(), 1U);
  EXPECT_EQ(shelf.scenarios[0].versions.size(), 1U);
  ASSERT_EQ(shelf.unplayable.size(), 1U);
  EXPECT_EQ(shelf.unplayable[0].file, "late-parcel.es.po");
  EXPECT_FALSE(shelf.unplayable[0].message.empty());
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

TEST(LobbyModel, SaysWhoseAttemptsGoToTheTeamFromHere) {
  EXPECT_EQ(team_text({}), "What counts, and what you have shared, is with your team.");
  EXPECT_NE(team_text({0, {}, 2}).find("2 attempts on this machine are other people's"), std::string::npos);
  const auto several = team_text({3, Error{ErrorCode::Conflict, "Several people.", "Name one."}, 0});
  EXPECT_NE(several.find("3 attempts are still to go"), std::string::npos);
  EXPECT_NE(several.find("Several people. Name one."), std::string::npos);
}

}  // namespace
}  // namespace rapport::gui
