// SPDX-License-Identifier: MIT
#include "gui/shell/update.h"

#include <gtest/gtest.h>

#include "gui/shell/dispatcher.h"
#include "test_desk.h"

namespace rapport::gui {
namespace {

class Update : public testing::Test {
 protected:
  void perform(Action action) { update(state_, std::move(action), desk_.services); }

  void begin(Mode mode = Mode::Practice) {
    perform(OpenScenario{kParcel});
    perform(ChooseMode{mode});
    perform(BeginAttempt{});
    ASSERT_EQ(state_.place, Place::Conversation);
  }

  TestDesk desk_;
  AppState state_ = open_app(TestDesk::small_shelf(), desk_.services);
};

TEST_F(Update, MakesReadyForTypedWordsOnceSomebodyWrites) {
  std::vector<TurnIndex> told;
  desk_.services.words_to_come = [&](const auto&, TurnIndex turn) { told.push_back(turn); };
  const auto frame = [&] { notice_writing(state_, desk_.services); };
  perform(OpenScenario{kParcel});
  perform(BeginAttempt{});
  frame();
  EXPECT_TRUE(told.empty()) << "nobody writes";
  state_.ui.draft.set_words("What w");
  frame();
  state_.ui.draft.set_words("What was");
  frame();
  EXPECT_EQ(told.size(), 1U) << "once for each turn";
  state_.ui.draft.set_words({});
  perform(GiveReply{"what-was-saturday"});
  frame();
  EXPECT_EQ(told.size(), 1U);
  state_.ui.draft.set_words("By");
  frame();
  ASSERT_EQ(told.size(), 2U);
  EXPECT_NE(told[0], told[1]);
}

TEST_F(Update, HoldsAConversationInTheLanguageThatIsChosen) {
  std::vector<Settings> kept;
  desk_.services.save_settings = [&](const Settings& settings) { kept.push_back(settings); };
  state_ = open_app(TestDesk::shipped_shelf(), desk_.services);
  perform(OpenScenario{"wrong-coffee"});
  ASSERT_EQ(state_.briefing.languages.size(), 2U);
  EXPECT_EQ(state_.briefing.languages[1].name, "Español");
  EXPECT_TRUE(state_.briefing.languages[0].chosen) << "the author's, unless one asks for another";
  const auto in_english = state_.briefing.title;

  perform(ChooseLanguage{"es"});
  EXPECT_NE(state_.briefing.title, in_english);
  ASSERT_EQ(kept.size(), 1U);
  EXPECT_EQ(kept[0].conversation_language, "es");
  perform(BeginAttempt{});
  EXPECT_EQ(state_.runner->scenario().language, "es");
  const auto id = state_.runner->attempt().id;
  perform(GoToLobby{});
  perform(ResumeAttempt{id});
  EXPECT_EQ(state_.runner->scenario().language, "es");

  perform(OpenScenario{"scratched-car-door"});
  EXPECT_TRUE(state_.briefing.languages.empty()) << "there is nothing to choose";
  perform(BeginAttempt{});
  EXPECT_EQ(state_.runner->scenario().language, "en");
}

TEST_F(Update, SetsTheDebriefBesideTheBestPossibleOnceThatIsProved) {
  std::vector<Job> proofs;
  desk_.services.prove_later = [&](Job job) { proofs.push_back(std::move(job)); };
  perform(OpenScenario{kParcel});
  perform(BeginAttempt{});
  perform(GiveReply{"what-was-saturday"});
  perform(GiveReply{"dated"});
  perform(OpenDebrief{});
  EXPECT_EQ(state_.debrief.criteria[0].reachable, std::nullopt) << "not proved yet";
  ASSERT_EQ(proofs.size(), 1U);
  perform(proofs[0]());
  EXPECT_EQ(state_.debrief.criteria[0].reachable, 1.0);
  perform(RewindTo{0});
  perform(GoToLobby{});
  perform(OpenScenario{kParcel});
  perform(BeginAttempt{});
  EXPECT_EQ(proofs.size(), 1U) << "it is known already";
}

TEST_F(Update, LeadsFromTheLobbyToTheDebriefAndBack) {
  begin();
  perform(GiveReply{"what-was-saturday"});
  EXPECT_EQ(state_.runner->session().replies().size(), 1U);
  perform(GiveReply{"dated"});
  EXPECT_TRUE(state_.conversation.over);
  perform(OpenDebrief{});
  EXPECT_EQ(state_.place, Place::Debrief);
  EXPECT_EQ(state_.debrief.headline, "She books the next one with you");
  perform(GoToLobby{});
  EXPECT_EQ(state_.place, Place::Lobby);
  EXPECT_FALSE(state_.lobby.cards.front().best.empty());
  EXPECT_FALSE(state_.notice);
}

/// A team that learns of what is shared, unless nothing can be written.
class UpdateInATeam : public Update {
 protected:
  UpdateInATeam() {
    desk_.services.share = [this](const AttemptId& id, const std::optional<TimePoint>& at) -> Result<void> {
      if (fails_) return failure(ErrorCode::NotNow, "Nothing was shared or taken back.", "Try again.");
      told_.emplace_back(id, at);
      return {};
    };
    desk_.services.hand_on_soon = [this] { ++looked_; };
  }

  void play_to_the_end(Mode mode) {
    begin(mode);
    perform(GiveReply{"what-was-saturday"});
    EXPECT_EQ(looked_, 0) << "nothing has ended yet";
    perform(GiveReply{"dated"});
    perform(OpenDebrief{});
  }

  std::vector<std::pair<AttemptId, std::optional<TimePoint>>> told_;
  int looked_ = 0;
  bool fails_ = false;
};

TEST_F(UpdateInATeam, KeepsPracticePrivateUntilItsTraineeSharesIt) {
  play_to_the_end(Mode::Practice);
  EXPECT_EQ(looked_, 1) << "something has ended";
  ASSERT_TRUE(state_.debrief.sharing);
  EXPECT_FALSE(state_.debrief.sharing->shared);

  perform(ShareAttempt{true});
  ASSERT_EQ(told_.size(), 1U);
  EXPECT_EQ(told_[0].first, state_.runner->attempt().id);
  EXPECT_TRUE(told_[0].second) << "since then";
  EXPECT_TRUE(state_.debrief.sharing->shared);
  EXPECT_EQ(looked_, 2);

  perform(ShareAttempt{false});
  ASSERT_EQ(told_.size(), 2U);
  EXPECT_EQ(told_[1].second, std::nullopt);
  EXPECT_FALSE(state_.debrief.sharing->shared);
}

TEST_F(UpdateInATeam, RemembersWhatWasSharedWhenTheDebriefIsOpenedAgain) {
  play_to_the_end(Mode::Practice);
  perform(ShareAttempt{true});
  const auto id = state_.runner->attempt().id;
  perform(GoToLobby{});
  state_.attempts.front().shared = desk_.clock.now();  // as the store lists it
  perform(ReviewAttempt{id});
  ASSERT_TRUE(state_.debrief.sharing);
  EXPECT_TRUE(state_.debrief.sharing->shared);
}

TEST_F(UpdateInATeam, SaysWhyNothingWasShared) {
  play_to_the_end(Mode::Practice);
  fails_ = true;
  perform(ShareAttempt{true});
  EXPECT_FALSE(state_.debrief.sharing->shared);
  ASSERT_TRUE(state_.notice);
  EXPECT_EQ(state_.notice->what, "Nothing was shared or taken back.");
}

TEST_F(UpdateInATeam, OffersNoSharingOfWhatIsCounted) {
  play_to_the_end(Mode::Assessment);
  EXPECT_FALSE(state_.debrief.sharing);
  perform(ShareAttempt{true});
  EXPECT_TRUE(told_.empty());
}

TEST_F(Update, OffersNoSharingWhereThereIsNoTeam) {
  begin();
  perform(GiveReply{"what-was-saturday"});
  perform(GiveReply{"dated"});
  perform(OpenDebrief{});
  EXPECT_FALSE(state_.debrief.sharing);
}

TEST_F(Update, TellsInTheLobbyWhatTheTeamHas) {
  EXPECT_TRUE(state_.lobby.team.empty());
  const Error away{ErrorCode::NotNow, "db.example cannot be reached", "Check the network."};
  perform(TeamHeard{{2, away}});
  EXPECT_EQ(
      state_.lobby.team,
      "2 attempts are still to go to your team, and are safe here until then. Its server cannot be reached "
      "now; it is tried again by itself.");
  perform(TeamHeard{{1, Error{ErrorCode::Conflict, "There are attempts of several people.", "Name yours."}}});
  EXPECT_EQ(
      state_.lobby.team,
      "1 attempt is still to go to your team, and is safe here until then. There are attempts of several "
      "people. Name yours.");
  perform(TeamHeard{});
  EXPECT_EQ(state_.lobby.team, "What counts, and what you have shared, is with your team.");
  EXPECT_FALSE(state_.notice) << "nobody is interrupted";
}

TEST_F(Update, ResumesWhereTheTraineeLeft) {
  begin();
  perform(GiveReply{"happens"});
  perform(GoBack{});
  ASSERT_EQ(state_.place, Place::Lobby);
  ASSERT_TRUE(state_.lobby.cards.front().unfinished);
  perform(ResumeAttempt{*state_.lobby.cards.front().unfinished});
  EXPECT_EQ(state_.place, Place::Conversation);
  EXPECT_EQ(state_.runner->session().replies().size(), 1U);
}

TEST_F(Update, KeepsUnsentWordsOfAnAttemptThatIsLeft) {
  begin();
  state_.ui.draft.set_words("I was about to say");
  perform(GoBack{});
  EXPECT_TRUE(state_.ui.draft.is_blank());
  perform(ResumeAttempt{*state_.lobby.cards.front().unfinished});
  EXPECT_EQ(state_.ui.draft.words(), "I was about to say");
}

TEST_F(Update, SendsWordsAndEmptiesTheBox) {
  begin();
  state_.ui.draft.set_words("What was on Saturday?");
  perform(SendWords{"What was on Saturday?"});
  EXPECT_TRUE(state_.ui.draft.is_blank());
  EXPECT_TRUE(state_.ui.focus_reply);
  EXPECT_TRUE(state_.conversation.message);  // they meant the first reply
}

TEST_F(Update, KeepsTheWordsWhenTheStoreFails) {
  begin();
  state_.ui.draft.set_words("What was on Saturday?");
  desk_.attempts.fails = true;
  perform(SendWords{"What was on Saturday?"});
  ASSERT_TRUE(state_.notice);
  EXPECT_EQ(state_.notice->what, "The disk is full.");
  EXPECT_EQ(state_.ui.draft.words(), "What was on Saturday?");
  EXPECT_TRUE(state_.runner->session().replies().empty());
  desk_.attempts.fails = false;
  perform(DismissNotice{});
  perform(SendWords{"What was on Saturday?"});
  EXPECT_FALSE(state_.notice);
  EXPECT_EQ(state_.runner->session().replies().size(), 1U);
}

TEST_F(Update, StaysInTheBriefingWhenNoAttemptCanBeStored) {
  perform(OpenScenario{kParcel});
  desk_.attempts.fails = true;
  perform(BeginAttempt{});
  EXPECT_EQ(state_.place, Place::Briefing);
  EXPECT_TRUE(state_.notice);
}

TEST_F(Update, TakesTypedWordsBackIntoTheBox) {
  begin();
  perform(SendWords{"What was on Saturday?"});
  perform(RewindTo{0});
  EXPECT_TRUE(state_.runner->session().replies().empty());
  EXPECT_EQ(state_.ui.draft.words(), "What was on Saturday?");
  EXPECT_EQ(state_.place, Place::Conversation);
}

TEST_F(Update, TriesAgainFromATurnOfTheDebrief) {
  begin();
  perform(GiveReply{"happens"});
  perform(GiveReply{"vague"});
  perform(OpenDebrief{});
  perform(RewindTo{1});
  ASSERT_EQ(state_.place, Place::Conversation) << (state_.notice ? state_.notice->what : "");
  EXPECT_EQ(state_.runner->session().replies().size(), 1U);
  perform(GiveReply{"dated"});
  EXPECT_TRUE(state_.conversation.over);
  EXPECT_FALSE(state_.notice) << state_.notice->what;
}

TEST_F(Update, SavesTheDebriefThatIsShownAndTellsWhereItLies) {
  std::vector<DebriefPage> pages;
  desk_.services.save_debrief = [&](DebriefPage page) { pages.push_back(std::move(page)); };
  std::filesystem::path opened;
  desk_.services.open_file = [&](const std::filesystem::path& file) -> Result<void> {
    opened = file;
    return {};
  };
  perform(SaveDebrief{});
  begin();
  perform(SaveDebrief{});
  EXPECT_TRUE(pages.empty()) << "there is no debrief to save yet";
  perform(GiveReply{"happens"});
  perform(GiveReply{"vague"});
  perform(OpenDebrief{});
  perform(SaveDebrief{});
  ASSERT_EQ(pages.size(), 1U);
  EXPECT_TRUE(pages[0].file_name.starts_with("Rapport - "));
  EXPECT_TRUE(pages[0].file_name.ends_with(".html"));
  EXPECT_NE(pages[0].html.find("Reply 2"), std::string::npos);
  perform(DebriefSaved{"/home/kim/Rapport.html"});
  ASSERT_TRUE(state_.notice);
  EXPECT_EQ(state_.notice->what, "Saved as /home/kim/Rapport.html");
  perform(OpenFile{state_.notice->file});
  EXPECT_EQ(opened, "/home/kim/Rapport.html");
}

TEST_F(Update, SaysWhyAFileCannotBeOpened) {
  desk_.services.open_file = [](const std::filesystem::path&) -> Result<void> {
    return failure(ErrorCode::NotFound, "The page could not be opened from here.");
  };
  perform(OpenFile{"/home/kim/Rapport.html"});
  ASSERT_TRUE(state_.notice);
  EXPECT_EQ(state_.notice->what, "The page could not be opened from here.");
}

TEST_F(Update, SetsTheDebriefBesideEarlierAttempts) {
  begin();
  perform(GiveReply{"happens"});
  perform(GiveReply{"vague"});
  perform(OpenDebrief{});
  EXPECT_FALSE(state_.debrief.has_earlier);
  perform(GoToLobby{});
  begin();
  perform(GiveReply{"what-was-saturday"});
  perform(GiveReply{"dated"});
  perform(OpenDebrief{});
  EXPECT_TRUE(state_.debrief.has_earlier);
  EXPECT_EQ(state_.debrief.overall_compared, "Last time 0, best before 0");
}

TEST_F(Update, RefusesToTakeBackInAssessment) {
  begin(Mode::Assessment);
  perform(GiveReply{"happens"});
  perform(RewindTo{0});
  EXPECT_TRUE(state_.notice);
  EXPECT_EQ(state_.runner->session().replies().size(), 1U);
}

TEST_F(Update, LetsTheCustomerWait) {
  begin();
  perform(StaySilent{});
  EXPECT_EQ(state_.runner->session().replies().size(), 1U);
  perform(StaySilent{});  // the next turn has no clock
  EXPECT_TRUE(state_.notice);
  EXPECT_EQ(state_.runner->session().replies().size(), 1U);
}

TEST_F(Update, ShowsAHintForThisTurnOnly) {
  begin();
  perform(ShowHint{});
  EXPECT_FALSE(state_.conversation.hint.empty());
  perform(GiveReply{"happens"});
  EXPECT_TRUE(state_.conversation.hint.empty());
}

TEST_F(Update, AnswersWhatMakesNoSenseWithoutHarm) {
  for (const Action& action :
       {Action(GiveReply{"x"}), Action(SendWords{"x"}), Action(StaySilent{}), Action(ShowHint{}),
        Action(RewindTo{3}), Action(OpenDebrief{}), Action(SaveDebrief{}), Action(OpenFile{"/none"}),
        Action(BeginAttempt{}), Action(ResumeAttempt{"none"}), Action(OpenScenario{"none"}), Action(GoBack{}),
        Action(GoToLobby{}), Action(DismissNotice{})}) {
    perform(action);
    EXPECT_EQ(state_.place, Place::Lobby);
  }
  begin();
  perform(GiveReply{"no-such-reply"});
  EXPECT_TRUE(state_.notice);
  perform(GoBack{});  // closes the notice first
  EXPECT_EQ(state_.place, Place::Conversation);
  EXPECT_FALSE(state_.notice);
}

TEST(Dispatcher, CarriesOutActionsAfterTheFrameAndInOrder) {
  TestDesk desk;
  auto state = open_app(TestDesk::small_shelf(), desk.services);
  Dispatcher dispatcher;
  const auto dispatch = dispatcher.door();
  dispatch(OpenScenario{kParcel});
  dispatch(BeginAttempt{});
  EXPECT_EQ(state.place, Place::Lobby);
  EXPECT_TRUE(dispatcher.drain(state, desk.services));
  EXPECT_EQ(state.place, Place::Conversation);
  EXPECT_FALSE(dispatcher.drain(state, desk.services));
}

}  // namespace
}  // namespace rapport::gui
