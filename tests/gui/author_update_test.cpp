// SPDX-License-Identifier: MIT
#include "gui/author/author_update.h"

#include <gtest/gtest.h>

#include "author_folder.h"

namespace rapport::gui {
namespace {

class Author : public testing::Test {
 protected:
  Author() {
    desk_.services.rubric = TestDesk::rubric();
    desk_.services.author_folder = folder_.path();
    desk_.services.author_file = folder_.file();
  }

  void perform(Action action) { update(state_, std::move(action), desk_.services); }
  void author(AuthorAction action) { perform(Action(std::move(action))); }
  void save(std::string_view what, std::string_view by) {
    folder_.replace(what, by);
    author(AuthorFilesChanged{});
  }
  void give(const char* id) { author(GiveTrialReply{{WrittenReply::Kind::Option, id}}); }
  [[nodiscard]] const TrialChoice& choice(std::string_view id) const {
    const auto found = std::ranges::find(state_.trial_page.choices, id, &TrialChoice::id);
    EXPECT_NE(found, state_.trial_page.choices.end()) << id;
    return *found;
  }

  AuthorFolder folder_;
  TestDesk desk_;
  AppState state_ = open_app({}, desk_.services);
};

TEST_F(Author, SeesTheFilesAndWhatAProofFindsOfOne) {
  perform(OpenAuthor{});
  EXPECT_EQ(state_.place, Place::Author);
  const auto& page = state_.author_page;
  ASSERT_EQ(page.files.size(), 1U);
  EXPECT_EQ(page.files.front().name, "parcel");
  EXPECT_TRUE(page.files.front().open);
  EXPECT_EQ(page.title, "The parcel that came on Monday");
  ASSERT_NE(page.proof, nullptr);
  ASSERT_EQ(page.endings.size(), 2U);
  EXPECT_EQ(page.endings[0].id, "rings-again");
  EXPECT_EQ(page.endings[0].way, "2 replies lead there.");
  EXPECT_EQ(page.endings[0].replies, "what-was-saturday, dated");
  EXPECT_NEAR(page.endings[0].share01 + page.endings[1].share01, 1, 0.001);
  ASSERT_EQ(page.scores.size(), 4U);
  EXPECT_EQ(*page.scores.front().lowest, 0);
  EXPECT_EQ(*page.scores.front().highest, 1);
  EXPECT_FALSE(page.at_work);
}

TEST_F(Author, SeesMistakesAsSoonAsTheFileIsSavedAndKeepsWhatWasGood) {
  perform(OpenAuthor{});
  const auto before = state_.author_page.scenario;
  save("reveals: at-the-window", "reveals: at-the-windw");
  const auto& page = state_.author_page;
  ASSERT_EQ(page.problems.size(), 1U);
  EXPECT_TRUE(page.problems.front().is_error);
  EXPECT_EQ(page.problems.front().code, "SC042-UnknownFact");
  EXPECT_EQ(page.problems.front().message, "There is no fact \"at-the-windw\".");
  EXPECT_EQ(page.problems.front().hint, "Did you mean \"at-the-window\"?");
  EXPECT_EQ(page.problems.front().line, 91U);
  EXPECT_EQ(page.status, "1 error");
  EXPECT_TRUE(page.is_old);
  EXPECT_EQ(page.scenario, before) << "the graph and the play-test go on with it";
  EXPECT_FALSE(page.endings.empty());
  save("reveals: at-the-windw", "reveals: at-the-window");
  EXPECT_TRUE(state_.author_page.problems.empty());
  EXPECT_FALSE(state_.author_page.is_old);
}

TEST_F(Author, IsToldWhatOnlyAProofFinds) {
  perform(OpenAuthor{});
  save("when: kept(ring-tomorrow)", "when: patience > 100");
  const auto& problems = state_.author_page.problems;
  EXPECT_TRUE(std::ranges::any_of(problems, [](const ProblemRow& row) { return !row.is_error; }));
  EXPECT_TRUE(state_.author_page.endings[0].never);
}

TEST_F(Author, NeverWritesTheFile) {
  perform(OpenAuthor{});
  const auto before = std::filesystem::last_write_time(folder_.file());
  author(BeginTrial{});
  give("what-was-saturday");
  EXPECT_EQ(std::filesystem::last_write_time(folder_.file()), before);
  EXPECT_EQ(read_file(folder_.file(), kLargestScenario).value(), folder_.text());
}

TEST_F(Author, HearsOfAFileThatIsGoneAndComesBack) {
  perform(OpenAuthor{});
  std::filesystem::rename(folder_.file(), folder_.path() / "away");
  author(AuthorFilesChanged{});
  EXPECT_TRUE(state_.author_page.files.empty());
  ASSERT_EQ(state_.author_page.problems.size(), 1U);
  std::filesystem::rename(folder_.path() / "away", folder_.file());
  author(AuthorFilesChanged{});
  EXPECT_TRUE(state_.author_page.problems.empty());
}

TEST_F(Author, TriesTheConversationFromAnyTurnWithAnyValues) {
  perform(OpenAuthor{});
  author(BeginTrial{{"what-next", {{"trust", 90}, {"known(at-the-window)", 1}}}});
  const auto& trial = state_.trial_page;
  EXPECT_EQ(state_.author.page, AuthorPage::Trial);
  EXPECT_EQ(trial.place, "what-next");
  EXPECT_EQ(trial.trust, 90);
  EXPECT_EQ(trial.changed, (std::vector<std::string>{"known(at-the-window): yes"}));
  give("dated");
  EXPECT_TRUE(trial.over);
  EXPECT_EQ(trial.ending, "She books the next one with you");
  EXPECT_EQ(trial.place, "rings-again");
  author(RewindTrial{0});
  EXPECT_EQ(trial.place, "what-next");
  EXPECT_EQ(trial.trust, 90) << "back to where this trial began";
}

TEST_F(Author, SeesWhichPartOfAConditionClosesAReply) {
  perform(OpenAuthor{});
  save("      - id: dated\n",
       "      - id: dated\n        when: known(at-the-window) and (trust >= 60 or anger < 10)\n");
  author(BeginTrial{});
  give("happens");
  const auto& closed = choice("dated");
  EXPECT_FALSE(closed.open);
  ASSERT_EQ(closed.when.size(), 5U);
  EXPECT_EQ(closed.when[0].text, "All of these must hold:");
  EXPECT_EQ(closed.when[1].text, "known(at-the-window)");
  EXPECT_FALSE(closed.when[1].holds);
  EXPECT_EQ(closed.when[2].text, "One of these must hold:");
  EXPECT_EQ(closed.when[3].text, "trust >= 60");
  EXPECT_EQ(closed.when[3].now, "trust is 32");
  EXPECT_EQ(closed.when[3].depth, 2);
  give("dated");
  ASSERT_TRUE(state_.notice);
  EXPECT_EQ(state_.notice->what, "Reply dated of turn what-next is closed here.");
}

TEST_F(Author, SeesWhyAPassageOrAReplyLeadsWhereItDoes) {
  perform(OpenAuthor{});
  save("        gives: postage\n        promises: ring-tomorrow\n        goto: tomorrow",
       "        gives: postage\n        promises: ring-tomorrow\n        goto: [{when: trust > 55, to: "
       "tomorrow}, {to: hangs-up}]");
  author(BeginTrial{{"what-next", {{"trust", 50}}}});
  const auto& branches = choice("dated").branches;
  ASSERT_EQ(branches.size(), 2U);
  EXPECT_TRUE(branches[0].taken) << "the reply itself raises trust first";
  EXPECT_EQ(branches[0].when.front().now, "trust is 60");
  EXPECT_FALSE(branches[1].taken);
  EXPECT_EQ(choice("vague").leads_to, "tomorrow");
}

TEST_F(Author, GoesOnWithATrialThroughAnEditAndIsToldWhyNotOtherwise) {
  perform(OpenAuthor{});
  author(BeginTrial{});
  give("happens");
  save("Then put in writing what you will do.", "Put it in writing.");
  EXPECT_EQ(state_.trial_page.place, "what-next");
  EXPECT_EQ(state_.trial_page.not_beyond, "");
  EXPECT_TRUE(std::ranges::any_of(state_.trial_page.lines,
                                  [](const TrialRow& row) { return row.text == "Put it in writing."; }));
  save("id: happens", "id: it-happens");
  EXPECT_EQ(state_.trial_page.place, "two-days-late");
  EXPECT_NE(state_.trial_page.not_beyond.find("Reply 1 of 1 (happens) no longer fits"), std::string::npos)
      << state_.trial_page.not_beyond;
  save("id: it-happens", "id: happens");
  EXPECT_EQ(state_.trial_page.place, "what-next") << "what was answered fits again";
  EXPECT_EQ(state_.trial_page.not_beyond, "");
}

TEST_F(Author, LooksAtATurnAndSeesTheShortestWayThere) {
  perform(OpenAuthor{});
  author(LookAtNode{1});
  const auto& page = state_.author_page;
  ASSERT_TRUE(page.detail);
  EXPECT_EQ(page.detail->name, "what-next");
  EXPECT_EQ(page.detail->reached, "1 reply leads there. 100.0 % of plays by chance come by.");
  EXPECT_TRUE(page.lit_nodes[0]);
  EXPECT_TRUE(page.lit_nodes[1]);
  EXPECT_FALSE(page.lit_nodes[2]) << "the way ends there";
  EXPECT_EQ(std::ranges::count(page.lit_ways, true), 1);
}

TEST_F(Author, DoesNotMixUpWhatComesLateFromAnotherThread) {
  std::vector<Job> jobs;
  desk_.services.read_for_author = [&](Job job) { jobs.push_back(std::move(job)); };
  desk_.services.prove_later = [&](Job job) { jobs.push_back(std::move(job)); };
  const auto do_next = [&] {
    auto job = std::move(jobs.front());
    jobs.erase(jobs.begin());
    perform(job());
  };
  perform(OpenAuthor{});
  EXPECT_TRUE(state_.author_page.at_work);
  do_next();  // it was read
  ASSERT_EQ(jobs.size(), 1U) << "it is being proved";
  EXPECT_EQ(state_.author_page.proof, nullptr);
  EXPECT_EQ(state_.author_page.status, "It can be played. The proof is at work.");
  save("id: happens", "id: it-happens");
  ASSERT_EQ(jobs.size(), 2U);
  std::swap(jobs[0], jobs[1]);
  do_next();  // the new file was read before the old one was proved
  do_next();
  EXPECT_TRUE(state_.author_page.at_work) << "what was proved is not this file";
  EXPECT_EQ(state_.author_page.proof, nullptr);
  do_next();
  EXPECT_NE(state_.author_page.proof, nullptr);
  EXPECT_FALSE(state_.author_page.at_work);
  save("id: it-happens", "id: happens");
  do_next();
  EXPECT_EQ(state_.author_page.proof, nullptr);
  EXPECT_EQ(state_.author_page.endings.size(), 2U) << "what was proved before is still there to be read";
  author(LookAtNode{900'000});
  EXPECT_FALSE(state_.author_page.detail);
}

TEST_F(Author, OpensTheLineInTheEditorAndSaysIfThereIsNone) {
  std::size_t opened = 0;
  desk_.services.open_in_editor = [&](const std::filesystem::path& file, std::size_t line) -> Result<void> {
    EXPECT_EQ(file, folder_.file());
    opened = line;
    return failure(ErrorCode::NotFound, "No such program.", "Name another.");
  };
  perform(OpenAuthor{});
  author(OpenInEditor{91});
  EXPECT_EQ(opened, 91U);
  ASSERT_TRUE(state_.notice);
  EXPECT_EQ(state_.notice->what, "No such program.");
}

TEST_F(Author, SeesWhatIsWrongWithTheTranslationsBesideTheFile) {
  std::filesystem::path opened;
  desk_.services.open_in_editor = [&](const std::filesystem::path& file, std::size_t) -> Result<void> {
    opened = file;
    return {};
  };
  const auto write = [&](std::string_view text) {
    std::ofstream(folder_.path() / "parcel.es.po", std::ios::binary) << text;
    author(AuthorFilesChanged{});
  };
  perform(OpenAuthor{});
  EXPECT_TRUE(state_.author_page.problems.empty());
  write("msgid \"\"\nmsgstr \"Language: de\\n\"\n");
  const auto& page = state_.author_page;
  ASSERT_FALSE(page.problems.empty());
  EXPECT_TRUE(page.problems.front().place.starts_with("parcel.es.po")) << page.problems.front().place;
  EXPECT_EQ(page.problems.front().file, folder_.path() / "parcel.es.po");
  EXPECT_NE(page.status, "Proved. Nothing to mend.");
  EXPECT_NE(page.proof, nullptr) << "the scenario is as good as it was";
  author(OpenInEditor{page.problems.front().line, page.problems.front().file});
  EXPECT_EQ(opened, folder_.path() / "parcel.es.po");
  save("title: The parcel", "title: A parcel");
  EXPECT_FALSE(page.problems.empty()) << "they are looked at again with the scenario";
  std::filesystem::remove(folder_.path() / "parcel.es.po");
  author(AuthorFilesChanged{});
  EXPECT_TRUE(page.problems.empty());
  EXPECT_EQ(page.status, "Proved. Nothing to mend.");
}

TEST_F(Author, SurvivesHostileFiles) {
  perform(OpenAuthor{});
  author(BeginTrial{});
  for (const auto& text : std::vector<std::string>{std::string(), std::string("\0\xff\xfe", 3),
                                                   std::string("[[[[[["), std::string("a: &a [*a]")}) {
    std::ofstream(folder_.file(), std::ios::binary) << text;
    author(AuthorFilesChanged{});
    EXPECT_FALSE(state_.author_page.problems.empty());
    EXPECT_TRUE(state_.trial_page.running) << "what was good is still there";
  }
}

}  // namespace
}  // namespace rapport::gui
