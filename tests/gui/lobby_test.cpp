// SPDX-License-Identifier: MIT
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <imgui_internal.h>
#include <unistd.h>

#include <algorithm>
#include <map>
#include <set>

#include "many_scenarios.h"
#include "ui_probe.h"

namespace rapport::gui {
namespace {

const Shelf& many(std::size_t count) {
  static std::map<std::size_t, Shelf> shelves;
  const auto known = shelves.find(count);
  if (known != shelves.end()) return known->second;
  const auto folder =
      std::filesystem::path(testing::TempDir()) / fmt::format("rapport-lobby-{}-{}", count, ::getpid());
  auto shelf = read_shelf(write_many_scenarios(folder, count));
  std::filesystem::remove_all(folder);
  return shelves.emplace(count, std::move(shelf)).first->second;
}

class Lobby : public testing::Test {
 protected:
  explicit Lobby(std::size_t count = 500) : probe_(many(count)) { probe_.frames(4); }

  void perform(Action action) { update(probe_.state, std::move(action), probe_.desk.services); }

  [[nodiscard]] const LobbyModel& lobby() const { return probe_.state.lobby; }

  [[nodiscard]] bool says(std::string_view words) const {
    return std::ranges::any_of(
        probe_.texts(), [&](const DrawnText& text) { return text.words.find(words) != std::string::npos; });
  }

  /// How many cards were drawn: each has one button to open it.
  [[nodiscard]] std::size_t cards_drawn() const {
    return static_cast<std::size_t>(std::ranges::count(probe_.texts(), "Not played yet", &DrawnText::words)) -
           (lobby().has_tools ? 1U : 0U);  // the switch of that name
  }

  void search(const std::string& words) {
    ASSERT_TRUE(probe_.focus("###search"));
    probe_.type(words);
    probe_.frames(3);
  }

  UiProbe probe_;
};

TEST_F(Lobby, DrawsOnlyTheCardsInSight) {
  EXPECT_EQ(lobby().shown.size(), 500U);
  EXPECT_GE(cards_drawn(), 3U);
  EXPECT_LE(cards_drawn(), 12U);
  const int few = UiProbe::vertices();
  UiProbe small(many(20));
  small.frames(4);
  EXPECT_LT(few, UiProbe::vertices() * 2);
}

TEST_F(Lobby, ShowsEveryCardAsOneScrolls) {
  std::set<std::string> numbers;  // with which the titles end, each with another
  std::size_t most = 0;
  probe_.move_mouse({640, 600});
  for (int i = 0; i < 600; ++i) {
    probe_.turn_wheel(-4);
    probe_.frames(2);
    for (const auto& text : probe_.texts()) {
      const auto last = text.words.substr(text.words.find_last_of(' ') + 1);
      if (!last.empty() && last.find_first_not_of("0123456789") == std::string::npos) numbers.insert(last);
    }
    most = std::max(most, cards_drawn());
  }
  EXPECT_LE(most, 24U);
  EXPECT_EQ(numbers.size(), 500U);
}

TEST_F(Lobby, FindsAScenarioByTypingAndOpensIt) {
  search("Senora BACKEREI");
  ASSERT_FALSE(lobby().shown.empty());
  for (const auto place : lobby().shown) {
    EXPECT_EQ(lobby().cards[place].sector, "Bäckerei");
    EXPECT_NE(lobby().cards[place].title.find("señora"), std::string::npos);
  }
  EXPECT_TRUE(says(fmt::format("{} of 500 scenarios", lobby().shown.size())));
  const auto id = lobby().cards[lobby().shown.front()].id;
  ASSERT_TRUE(probe_.press(fmt::format("###open_{}", id)));
  EXPECT_EQ(probe_.state.briefing.scenario_id, id);
}

TEST_F(Lobby, KeepsWhatWasSearchedForWhenOneComesBack) {
  search("hotel");
  const auto shown = lobby().shown;
  perform(OpenScenario{lobby().cards[shown.front()].id});
  probe_.frames(2);
  perform(GoBack{});
  probe_.frames(3);
  EXPECT_EQ(lobby().shown, shown);
  EXPECT_TRUE(says("hotel"));
}

TEST_F(Lobby, SaysWhatToDoWhereNothingIsFound) {
  search("no such words anywhere");
  EXPECT_TRUE(lobby().shown.empty());
  EXPECT_TRUE(says("Nothing found"));
  ASSERT_TRUE(probe_.press("###show_all"));
  EXPECT_EQ(lobby().shown.size(), 500U);
  probe_.frames(3);
  EXPECT_FALSE(says("Nothing found"));
  EXPECT_TRUE(says("Do this next"));
}

TEST_F(Lobby, EmptiesTheSearchByEscape) {
  search("hotel");
  EXPECT_LT(lobby().shown.size(), 500U);
  probe_.frame({.escape = true});
  probe_.frames(3);
  EXPECT_EQ(lobby().shown.size(), 500U);
  EXPECT_EQ(probe_.state.place, Place::Lobby);
}

TEST_F(Lobby, NarrowsByMenusAndBySwitch) {
  ASSERT_TRUE(probe_.press("###difficulty"));
  probe_.frames(2);
  ASSERT_TRUE(probe_.press("###difficulty_1"));
  EXPECT_EQ(lobby().filter.difficulty, Difficulty::Gentle);
  ASSERT_TRUE(probe_.press("###sector"));
  probe_.frames(2);
  ASSERT_TRUE(probe_.press("###sector_3"));
  EXPECT_EQ(lobby().filter.sector, lobby().sectors[2]);
  ASSERT_TRUE(probe_.press("###not_played"));
  EXPECT_TRUE(lobby().filter.not_played);
  EXPECT_FALSE(lobby().shown.empty());
  EXPECT_FALSE(says("Do this next"));
  for (const auto place : lobby().shown) EXPECT_EQ(lobby().cards[place].difficulty, Difficulty::Gentle);
}

TEST_F(Lobby, ClosesAMenuByEscapeAndChangesNothing) {
  ASSERT_TRUE(probe_.press("###order"));
  probe_.frames(2);
  EXPECT_TRUE(says("Shortest first"));
  probe_.press_key(ImGuiKey_Escape);
  probe_.frames(3);
  EXPECT_FALSE(says("Shortest first"));
  EXPECT_EQ(lobby().filter, LobbyFilter{});
}

TEST_F(Lobby, GoesToTheSearchByItsKey) {
  probe_.frame({.find = true});
  probe_.frames(3);
  probe_.type("museum");
  probe_.frames(2);
  EXPECT_EQ(lobby().filter.words, "museum");
}

TEST_F(Lobby, LeadsTheKeyboardThroughRowsOutOfSight) {
  std::set<ImGuiID> met;
  for (int i = 0; i < 80; ++i) {
    probe_.press_key(ImGuiKey_Tab);
    probe_.frames(2);
    met.insert(ImGui::GetCurrentContext()->NavId);
  }
  EXPECT_GE(met.size(), 78U);
}

TEST_F(Lobby, ShowsCardsAsTheyAreReadAndSaysHowFarItIs) {
  Shelf more;
  const auto& all = many(500).scenarios;
  perform(ShelfRead{{}, {0, 500}});
  probe_.state.shelf = {};
  more.scenarios.assign(all.begin(), all.begin() + 120);
  perform(ShelfRead{more, {120, 500}});
  probe_.frames(3);
  EXPECT_EQ(lobby().cards.size(), 120U);
  EXPECT_TRUE(says("Reading scenarios, 120 of 500"));
  EXPECT_FALSE(says("Do this next"));
  more.scenarios.assign(all.begin() + 120, all.end());
  perform(ShelfRead{more, {500, 500}});
  probe_.frames(3);
  EXPECT_EQ(lobby().cards.size(), 500U);
  EXPECT_FALSE(says("Reading scenarios"));
  EXPECT_TRUE(says("Do this next"));
}

TEST_F(Lobby, MeasuresCardsAnewInAnotherWidth) {
  for (const ImVec2 size : {ImVec2{700, 900}, ImVec2{2400, 1200}, ImVec2{340, 300}}) {
    probe_.resize(size);
    probe_.frames(4);
    EXPECT_EQ(UiProbe::too_wide(), "");
    EXPECT_EQ(probe_.untold_glyphs(), "");
  }
}

class SmallLobby : public Lobby {
 protected:
  SmallLobby() : Lobby(3) {}
};

TEST_F(SmallLobby, HasNothingToSearchWith) {
  EXPECT_FALSE(lobby().has_tools);
  EXPECT_FALSE(probe_.press("###search"));
  EXPECT_EQ(cards_drawn(), 3U);
}

TEST_F(SmallLobby, OpensWhatIsToBeDoneNext) {
  ASSERT_TRUE(lobby().next);
  ASSERT_TRUE(probe_.press("###next"));
  EXPECT_EQ(probe_.state.briefing.scenario_id, lobby().next->scenario_id);
}

TEST_F(SmallLobby, SaysOverEverythingThatAJobTakesLong) {
  EXPECT_FALSE(says("One moment."));
  probe_.state.ui.job_takes_long = true;
  probe_.frames(2);
  EXPECT_TRUE(says("One moment."));
}

TEST_F(SmallLobby, GoesOnWithWhatIsUnfinished) {
  perform(OpenScenario{"scenario-0001"});
  perform(BeginAttempt{});
  perform(GiveReply{"happens"});
  perform(GoBack{});
  probe_.frames(3);
  ASSERT_TRUE(lobby().next && lobby().next->attempt);
  EXPECT_TRUE(says("You are in the middle of it. Practice, 1 reply so far."));
  ASSERT_TRUE(probe_.press("###next"));
  EXPECT_EQ(probe_.state.place, Place::Conversation);
  EXPECT_EQ(probe_.state.runner->session().replies().size(), 1U);
}

}  // namespace
}  // namespace rapport::gui
