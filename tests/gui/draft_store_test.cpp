// SPDX-License-Identifier: MIT
#include "gui/shell/draft_store.h"

#include <gtest/gtest.h>

#include <fstream>

#include "engine/base/file.h"
#include "test_desk.h"

namespace rapport::gui {
namespace {

namespace fs = std::filesystem;

constexpr auto kOne = "0d3c6a4e-0000-4000-8000-000000000001";
constexpr auto kTwo = "0d3c6a4e-0000-4000-8000-000000000002";

class DraftStoreTest : public testing::Test {
 protected:
  void SetUp() override {
    auto path = (fs::temp_directory_path() / "rapport-drafts-XXXXXX").string();
    ASSERT_NE(::mkdtemp(path.data()), nullptr);
    home_ = path;
  }
  void TearDown() override {
    fs::permissions(home_, fs::perms::owner_all);
    fs::remove_all(home_);
  }

  [[nodiscard]] fs::path folder() const { return home_ / "drafts"; }
  [[nodiscard]] std::size_t files() const {
    return fs::exists(folder())
               ? static_cast<std::size_t>(std::distance(fs::directory_iterator(folder()), {}))
               : 0;
  }
  /// What another window, or this one after it was killed, would find.
  [[nodiscard]] Drafts found() const { return DraftStore(folder()).read(); }

  fs::path home_;
};

TEST_F(DraftStoreTest, BeginsEmptyAndMakesNothing) {
  EXPECT_TRUE(found().empty());
  EXPECT_FALSE(fs::exists(folder()));
}

TEST_F(DraftStoreTest, BringsWordsBackWhileTheWindowIsStillOpen) {
  DraftStore store(folder());
  const Drafts drafts = {{kOne, "Dear Mara,\n\"Größe\" Ж"}, {kTwo, "Two"}};
  store.keep(drafts);
  store.flush();
  EXPECT_EQ(found(), drafts);
}

TEST_F(DraftStoreTest, WritesOfItsOwnAccordWithinThePause) {
  DraftStore store(folder(), std::chrono::milliseconds(1));
  store.keep({{kOne, "Nobody asks for this to be written"}});
  const auto patience = std::chrono::steady_clock::now() + std::chrono::seconds(10);
  while (found().empty() && std::chrono::steady_clock::now() < patience) std::this_thread::yield();
  EXPECT_EQ(found().size(), 1U);
}

TEST_F(DraftStoreTest, WritesWhatIsLeftWhenTheWindowIsClosed) {
  {
    DraftStore store(folder(), std::chrono::hours(1));
    store.keep({{kOne, "The last words"}});
  }
  EXPECT_EQ(found(), (Drafts{{kOne, "The last words"}}));
}

TEST_F(DraftStoreTest, TakesAwayWhatWasSent) {
  DraftStore store(folder());
  store.keep({{kOne, "One"}, {kTwo, "Two"}});
  store.flush();
  store.keep({{kTwo, "Two and more"}});
  store.flush();
  EXPECT_EQ(found(), (Drafts{{kTwo, "Two and more"}}));
  EXPECT_EQ(files(), 1U);
}

TEST_F(DraftStoreTest, LeavesTheDraftsOfAnotherWindowAlone) {
  DraftStore here(folder()), there(folder());
  there.keep({{kTwo, "Typed over there"}});
  there.flush();
  here.keep({{kOne, "Typed here"}});
  here.flush();
  here.keep({});
  here.flush();
  EXPECT_EQ(found(), (Drafts{{kTwo, "Typed over there"}}));
}

TEST_F(DraftStoreTest, PassesOverFilesThatMakeNoSenseAndKeepsThem) {
  fs::create_directories(folder());
  const auto put = [&](const std::string& name, const std::string& bytes) {
    std::ofstream(folder() / name, std::ios::binary) << bytes;
  };
  put(std::string(kOne) + ".draft.json", "{\"form\":1,\"words\":");
  put(std::string(kTwo) + ".draft.json", "{\"form\":2,\"words\":\"of a later version\"}");
  put("0d3c6a4e-0000-4000-8000-00000000000x.draft.json", draft_json("no id"));
  put("notes.txt", "mine");
  fs::create_directories(folder() / "0d3c6a4e-0000-4000-8000-000000000003.draft.json");
  {
    DraftStore store(folder());
    EXPECT_TRUE(store.read().empty());
    store.keep({});
  }
  EXPECT_EQ(files(), 5U);
}

TEST_F(DraftStoreTest, NeverWritesOutsideItsFolder) {
  DraftStore store(folder());
  store.keep({{"../../escaped", "words"}, {"", "words"}, {"a/b", "words"}});
  store.flush();
  EXPECT_EQ(std::distance(fs::recursive_directory_iterator(home_), {}), 0);
}

TEST_F(DraftStoreTest, SaysOnceThatItCannotWriteAndGoesOnTrying) {
  std::ofstream(folder()) << "a file where the folder should be";
  DraftStore store(folder());
  store.keep({{kOne, "One"}});
  store.flush();
  const auto problem = store.take_problem();
  ASSERT_TRUE(problem);
  EXPECT_NE(problem->message.find("cannot be written"), std::string::npos);
  store.keep({{kOne, "One and more"}});
  store.flush();
  EXPECT_FALSE(store.take_problem());
  fs::remove(folder());
  store.keep({{kOne, "One and more still"}});
  store.flush();
  EXPECT_EQ(found(), (Drafts{{kOne, "One and more still"}}));
}

TEST_F(DraftStoreTest, IsNobodyElsesBusiness) {
  DraftStore store(folder());
  store.keep({{kOne, "private"}});
  store.flush();
  constexpr auto kOthers = fs::perms::group_all | fs::perms::others_all;
  for (const auto& entry : fs::recursive_directory_iterator(home_))
    EXPECT_EQ(fs::status(entry).permissions() & kOthers, fs::perms::none) << entry.path();
}

TEST(Draft, HoldsAnyBytesThatAReplyBoxCanHold) {
  for (const std::string words : {"", "\"\\\n\t", "Größe", "\x01\x7f"})
    EXPECT_EQ(parse_draft(draft_json(words)), words);
  EXPECT_TRUE(parse_draft(draft_json("\xff\xfe broken")));
  for (const char* bytes :
       {"", "[]", "7", "{}", "{\"form\":1}", "{\"form\":1,\"words\":7}", "{\"form\":\"1\",\"words\":\"\"}"})
    EXPECT_FALSE(parse_draft(bytes)) << bytes;
}

/// The window's own part in it.
class DraftsOfTheWindow : public DraftStoreTest {
 protected:
  void perform(AppState& state, Action action) { update(state, std::move(action), desk_.services); }

  TestDesk desk_;
};

TEST_F(DraftsOfTheWindow, SurviveThatTheProgramIsKilledInTheMiddleOfTyping) {
  {
    DraftStore store(folder());
    auto killed = open_app(TestDesk::small_shelf(), desk_.services);
    perform(killed, OpenScenario{kParcel});
    perform(killed, BeginAttempt{});
    perform(killed, GiveReply{"happens"});
    killed.ui.draft.set_words("We will ring you tom");
    store.keep(drafts_at_hand(killed));
    store.flush();
  }
  auto state = open_app(TestDesk::small_shelf(), desk_.services);
  state.drafts = found();
  ASSERT_TRUE(state.lobby.cards.front().unfinished);
  perform(state, ResumeAttempt{*state.lobby.cards.front().unfinished});
  EXPECT_EQ(state.runner->session().replies().size(), 1U);
  EXPECT_EQ(state.ui.draft.words(), "We will ring you tom");
}

TEST_F(DraftsOfTheWindow, AreGoneOnceTheyAreSent) {
  auto state = open_app(TestDesk::small_shelf(), desk_.services);
  perform(state, OpenScenario{kParcel});
  perform(state, BeginAttempt{});
  state.ui.draft.set_words("What was on Saturday?");
  EXPECT_EQ(drafts_at_hand(state).size(), 1U);
  perform(state, SendWords{"What was on Saturday?"});
  EXPECT_TRUE(drafts_at_hand(state).empty());
}

TEST_F(DraftsOfTheWindow, AreNotOfferedAgainIfTheReplyWasStoredBeforeTheEnd) {
  auto killed = open_app(TestDesk::small_shelf(), desk_.services);
  perform(killed, OpenScenario{kParcel});
  perform(killed, BeginAttempt{});
  killed.ui.draft.set_words("What was on Saturday?");
  const auto drafts = drafts_at_hand(killed);
  perform(killed, SendWords{"What was on Saturday?"});
  auto state = open_app(TestDesk::small_shelf(), desk_.services);
  state.drafts = drafts;
  perform(state, ResumeAttempt{*state.lobby.cards.front().unfinished});
  EXPECT_TRUE(state.ui.draft.is_blank());
}

}  // namespace
}  // namespace rapport::gui
