// SPDX-License-Identifier: MIT
#include "gui/shell/worker.h"

#include <gtest/gtest.h>

#include <semaphore>
#include <vector>

#include "gui/shell/dispatcher.h"
#include "test_desk.h"

namespace rapport::gui {
namespace {

/// A window whose jobs are done only when the test says so.
class SlowDesk : public testing::Test {
 protected:
  SlowDesk() {
    desk_.services.do_later = [this](Job job) { waiting_.push_back(std::move(job)); };
    desk_.services.job_done = [this]() -> std::optional<Action> {
      if (done_.empty()) return std::nullopt;
      auto first = std::move(done_.front());
      done_.erase(done_.begin());
      return first;
    };
    state_ = open_app(TestDesk::small_shelf(), desk_.services);
    work();
  }

  void ask(Action action) {
    dispatcher_.door()(std::move(action));
    drain();
  }
  void drain() { dispatcher_.drain(state_, desk_.services); }

  /// Does all jobs, and what they lead to.
  void work() {
    while (!waiting_.empty()) {
      ASSERT_EQ(waiting_.size(), 1U) << "one job at a time";
      auto job = std::move(waiting_.front());
      waiting_.clear();
      done_.push_back(job());
      drain();
    }
  }

  void begin() {
    ask(OpenScenario{kParcel});
    ask(BeginAttempt{});
    work();
    ASSERT_EQ(state_.place, Place::Conversation);
  }

  /// Types and sends, as the screen does.
  void send(const std::string& words) {
    state_.ui.draft.set_words(words);
    ask(SendWords{words});
  }

  [[nodiscard]] std::size_t replies() const { return state_.runner->session().replies().size(); }
  [[nodiscard]] std::string words_kept() const {
    const auto drafts = drafts_at_hand(state_);
    const auto found = drafts.find(state_.runner->attempt().id);
    return found == drafts.end() ? std::string() : found->second;
  }

  TestDesk desk_;
  AppState state_;
  Dispatcher dispatcher_;
  std::vector<Job> waiting_;
  std::vector<Action> done_;
};

TEST_F(SlowDesk, OpensTheWindowBeforeTheAttemptsAreListed) {
  const auto state = open_app(TestDesk::small_shelf(), desk_.services);
  EXPECT_EQ(state.place, Place::Lobby);
  EXPECT_EQ(state.lobby.cards.size(), 1U);
  EXPECT_EQ(waiting_.size(), 1U);
}

TEST_F(SlowDesk, ShowsNothingOfAReplyBeforeItIsStored) {
  begin();
  const auto lines = state_.conversation.lines.size();
  ask(GiveReply{"happens"});
  EXPECT_EQ(replies(), 0U);
  EXPECT_EQ(state_.conversation.lines.size(), lines);
  work();
  EXPECT_EQ(replies(), 1U);
  EXPECT_GT(state_.conversation.lines.size(), lines);
  EXPECT_EQ(desk_.attempts.find(state_.runner->attempt().id)->saved.replies.size(), 1U);
}

TEST_F(SlowDesk, TakesWordsFromTheBoxAtOnceAndKeepsThemUntilTheyAreStored) {
  begin();
  send("What was on Saturday?");
  EXPECT_TRUE(state_.ui.draft.is_blank());
  EXPECT_EQ(words_kept(), "What was on Saturday?");
  state_.ui.draft.set_words("and then");
  EXPECT_EQ(words_kept(), "What was on Saturday?\nand then");
  work();
  EXPECT_EQ(replies(), 1U);
  EXPECT_EQ(state_.ui.draft.words(), "and then");
  EXPECT_EQ(words_kept(), "and then");
}

TEST_F(SlowDesk, SendsWhatWasTypedMeanwhileAndInOrder) {
  begin();
  send("What was on Saturday?");
  send("I will refund the postage today and ring you tomorrow at noon");
  EXPECT_EQ(replies(), 0U);
  work();
  ASSERT_EQ(replies(), 2U);
  EXPECT_EQ(state_.runner->session().replies().front().words, "What was on Saturday?");
  EXPECT_TRUE(state_.conversation.over);
}

TEST_F(SlowDesk, GivesWordsBackThatCouldNotBeStored) {
  begin();
  desk_.attempts.fails = true;
  send("What was on Saturday?");
  state_.ui.draft.set_words("and then");
  work();
  EXPECT_EQ(replies(), 0U);
  EXPECT_TRUE(state_.notice);
  EXPECT_EQ(state_.ui.draft.words(), "What was on Saturday?\nand then");
  desk_.attempts.fails = false;
  send("What was on Saturday?");
  work();
  EXPECT_EQ(replies(), 1U);
}

TEST_F(SlowDesk, GivesWordsBackForWhichTheConversationHasNoMoreRoom) {
  begin();
  send("What was on Saturday?");
  send("I will refund the postage today and ring you tomorrow at noon");
  send("One more thing");
  work();
  EXPECT_TRUE(state_.conversation.over);
  EXPECT_EQ(state_.ui.draft.words(), "One more thing");
}

TEST_F(SlowDesk, PassesOverAChoiceThatWasMeantForTheTurnBefore) {
  begin();
  ask(GiveReply{"happens"});
  ask(GiveReply{"what-was-saturday"});
  work();
  EXPECT_EQ(replies(), 1U);
  EXPECT_FALSE(state_.notice);
}

TEST_F(SlowDesk, LeavesOnlyAfterTheReplyIsStored) {
  begin();
  ask(GiveReply{"happens"});
  ask(GoBack{});
  EXPECT_EQ(state_.place, Place::Conversation);
  work();
  EXPECT_EQ(state_.place, Place::Lobby);
  EXPECT_EQ(state_.lobby.cards.front().unfinished_text, "Practice, 1 reply so far");
}

TEST_F(SlowDesk, SendsWordsThatWereGivenWhileRepliesWereTakenBack) {
  begin();
  ask(GiveReply{"happens"});
  work();
  ask(RewindTo{0});
  send("What was on Saturday?");
  work();
  ASSERT_EQ(replies(), 1U);
  EXPECT_EQ(state_.runner->session().replies().front().words, "What was on Saturday?");
}

TEST_F(SlowDesk, GoesOnWithWhatHasNothingToDoWithTheJob) {
  begin();
  ask(GiveReply{"happens"});
  Settings settings;
  settings.text_percent = 150;
  ask(ChangeSettings{settings});
  EXPECT_EQ(state_.settings.text_percent, 150);
  ask(OpenKeys{});
  EXPECT_EQ(state_.overlay, Overlay::Keys);
}

TEST_F(SlowDesk, ShowsTheLobbyWithWhatWasJustReachedBeforeTheStoreAnswers) {
  begin();
  ask(GiveReply{"what-was-saturday"});
  work();
  ask(GiveReply{"dated"});
  work();
  ask(GoToLobby{});
  EXPECT_EQ(waiting_.size(), 1U);  // the listing
  EXPECT_FALSE(state_.lobby.cards.front().best.empty());
}

TEST_F(SlowDesk, KnowsADraftThatWasPartlySentBeforeTheProgramDied) {
  begin();
  send("What was on Saturday?");
  work();
  const auto id = state_.runner->attempt().id;
  ask(GoBack{});
  work();
  state_.drafts[id] = "What was on Saturday?\nand then";
  ask(ResumeAttempt{id});
  work();
  EXPECT_EQ(state_.ui.draft.words(), "and then");
}

/// Counts the jobs that are done.
class Rings {
 public:
  void ring() { rings_.release(); }
  void wait_for(int count) {
    for (int i = 0; i < count; ++i) rings_.acquire();
  }

 private:
  std::counting_semaphore<> rings_{0};
};

TEST(Worker, DoesOneJobAfterTheOther) {
  Rings rings;
  Worker worker([&] { rings.ring(); });
  std::vector<int> order;  // by the worker alone until it has rung
  for (int i = 0; i < 100; ++i) {
    worker.do_later([&order, i] {
      order.push_back(i);
      return Action(Tell{fmt::format("{}", i), {}});
    });
  }
  rings.wait_for(100);
  ASSERT_EQ(order.size(), 100U);
  for (int i = 0; i < 100; ++i) {
    EXPECT_EQ(order[static_cast<std::size_t>(i)], i);
    const auto done = worker.take_done();
    ASSERT_TRUE(done);
    EXPECT_EQ(std::get<Tell>(*done).what, fmt::format("{}", i));
  }
  EXPECT_FALSE(worker.take_done());
}

TEST(Worker, DoesWhatWaitsBeforeItEnds) {
  int done = 0;
  {
    Worker worker([] {});
    for (int i = 0; i < 20; ++i) {
      worker.do_later([&done] {
        ++done;
        return Action(DismissNotice{});
      });
    }
  }
  EXPECT_EQ(done, 20);
}

}  // namespace
}  // namespace rapport::gui
