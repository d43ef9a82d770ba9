// SPDX-License-Identifier: MIT
/// \file A trainer rates drawn replies in the window, and learns nothing of what the machine gave.
#include <gtest/gtest.h>
#include <imgui_internal.h>

#include <algorithm>
#include <array>
#include <random>

#include "demonstration_store.h"
#include "engine/report/debrief.h"
#include "engine/report/played_attempt.h"
#include "tests/support/raw_store.h"
#include "tests/support/shipped.h"
#include "ui_probe.h"

namespace rapport::gui {
namespace {

class RatingInTheWindow : public testing::Test {
 protected:
  RatingInTheWindow() {
    auto& services = probe_.desk.services;
    services.rubric = shipped_rubric();
    services.listener = &DemonstrationStore::listener();
    services.rater = "Tess Trainer";
    services.open_records = store_.open();
    perform(OpenManager{});
    perform(Action(ManagerAction(ShowManagerPage{ManagerPage::Calibration})));
    probe_.frames(3);
  }

  void perform(Action action) { update(probe_.state, std::move(action), probe_.desk.services); }
  [[nodiscard]] const ManagerModel& page() const { return probe_.state.manager_page; }
  [[nodiscard]] const RatingRound& round() const { return *probe_.state.manager.rating; }
  [[nodiscard]] static std::vector<BlindItem> items_of(const std::vector<BlindQuestion>& questions) {
    std::vector<BlindItem> items;
    for (const auto& one : questions) items.push_back(one.item);
    return items;
  }
  [[nodiscard]] std::vector<BlindItem> items() const { return items_of(round().questions); }
  [[nodiscard]] ManagerUi& ui() { return probe_.state.ui.manager; }
  [[nodiscard]] bool says(std::string_view words) const {
    return std::ranges::any_of(
        probe_.texts(), [&](const DrawnText& text) { return text.whole.find(words) != std::string::npos; });
  }
  [[nodiscard]] std::vector<Opinion> opinions() { return store_.records().opinions({}).value(); }
  void begin(const char* sample = "###sample_10") {
    ASSERT_TRUE(probe_.press(sample));
    ASSERT_TRUE(probe_.press("###rating_begin"));
    ASSERT_TRUE(page().rating) << (probe_.state.notice ? probe_.state.notice->what : "");
    probe_.frames(3);
  }
  [[nodiscard]] bool has_keyboard(const std::string& id) const {
    const auto& context = *ImGui::GetCurrentContext();
    return std::ranges::any_of(context.Windows, [&](ImGuiWindow* window) {
      return window->WasActive && window->GetID(id.c_str()) == context.NavId;
    });
  }
  /// Rates the reply that is shown by keys alone.
  void rate_by_keys() {
    const std::array keys = {Keys{.digit = 2}, Keys{.digit = 1}, Keys{.zero = true}, Keys{.minus = true}};
    probe_.frames(3);
    const auto count = page().rating->criteria.size();
    for (std::size_t i = 0; i < count; ++i) {
      EXPECT_TRUE(has_keyboard(fmt::format("###rate_{}_2", i))) << i;
      probe_.frame(keys[i % keys.size()]);
      probe_.frames(3);
    }
    EXPECT_TRUE(has_keyboard("###rating_keep"));
    ImGui::GetIO().NavVisible = true;
    probe_.press_key(ImGuiKey_Enter);
  }

  DemonstrationStore store_;
  UiProbe probe_{DemonstrationStore::shelf(), {1280, 900}};
};

TEST_F(RatingInTheWindow, DrawsTheRepliesThatTheCommandLineWouldDraw) {
  begin();
  const auto drawn = draw_blindly(store_.records(), {shipped_rubric(), {}}, {{}, 10, 1}, round().rater_id);
  ASSERT_TRUE(drawn);
  EXPECT_EQ(items(), items_of(drawn->questions));
  EXPECT_EQ(store_.records().person(round().rater_id)->name, "Tess Trainer");
  probe_.press_escape();
  ui().seed = 2;
  begin();
  EXPECT_NE(items(), items_of(drawn->questions));
}

TEST_F(RatingInTheWindow, ShowsWhatLedToTheReplyAndTheReplyLastAndMarked) {
  begin();
  for (int i = 0; i < 5; ++i) {
    const auto item = round().questions[round().at].item;
    const auto attempt = store_.open()({})->attempts->find(item.attempt_id);
    ASSERT_TRUE(attempt);
    ASSERT_EQ(attempt->saved.replies[item.reply].text, item.words);
    const auto& lines = page().rating->lines;
    ASSERT_GE(lines.size(), 2U);
    EXPECT_EQ(lines.back().text, item.words);
    const auto is_trainees = [](const TranscriptLine& line) {
      return line.speaker == TranscriptLine::Speaker::Trainee ||
             line.speaker == TranscriptLine::Speaker::TraineeAct ||
             line.speaker == TranscriptLine::Speaker::TraineeWrote;
    };
    EXPECT_EQ(static_cast<std::size_t>(std::ranges::count_if(lines, is_trainees)), item.reply + 1);
    EXPECT_TRUE(says("The reply to rate"));
    EXPECT_TRUE(says(item.words));
    ASSERT_TRUE(probe_.press("###rating_pass"));
  }
  EXPECT_EQ(round().kept, 0U);
}

TEST_F(RatingInTheWindow, LetsTheQuestionAndEveryLevelOfTheRubricBeRead) {
  probe_.resize({1280, 4000});
  begin();
  for (const auto& asked : page().rating->criteria) {
    const auto& criterion = shipped_rubric()->criteria[*shipped_rubric()->find_criterion(asked.id)];
    EXPECT_TRUE(says(criterion.question)) << asked.id;
    for (const auto level : kLevelsAsked) EXPECT_TRUE(says(criterion.anchor(level))) << asked.id;
  }
}

TEST_F(RatingInTheWindow, SaysThatTheReplyIsADemonstration) {
  begin();
  EXPECT_TRUE(says("Demonstration: nobody gave this reply."));
}

TEST_F(RatingInTheWindow, AsksAboutWhatTheScenarioAddsInItsOwnWords) {
  probe_.resize({1280, 4000});
  auto filter = probe_.state.manager.filter;
  filter.scenario_id = "propane-missed-delivery";
  perform(Action(ManagerAction(ChangeRecordFilter{filter})));
  probe_.frames(3);
  begin("###sample_100");
  const auto asks_of_it = [&](const RatingPage& shown) {
    return std::ranges::find(shown.criteria, "safety", &RatingPage::Asked::id) != shown.criteria.end();
  };
  while (page().rating && !asks_of_it(*page().rating)) {
    ASSERT_TRUE(probe_.press("###rating_pass"));
    probe_.frames(2);
  }
  ASSERT_TRUE(page().rating) << "the machine has rated safety somewhere";
  EXPECT_TRUE(says("Safety"));
  EXPECT_TRUE(says("Sends them to the oven, the stove or the furnace."));
}

TEST_F(RatingInTheWindow, TellsNothingOfWhatTheMachineGave) {
  probe_.resize({1280, 4000});
  begin("###sample_20");
  std::size_t signs = 0;
  for (std::size_t i = 0; i < 20 && page().rating; ++i) {
    const auto item = round().questions[round().at].item;
    const auto machine = machine_ratings(store_.records(), item.attempt_id, item.reply);
    ASSERT_TRUE(machine);
    for (const auto& rating : *machine) {
      for (const auto& sign : rating.signs) {
        ++signs;
        const auto& indicator = shipped_rubric()->indicators[*shipped_rubric()->find_indicator(sign)];
        EXPECT_FALSE(says(indicator.sign)) << indicator.sign;
        EXPECT_FALSE(says(indicator.coaching)) << indicator.coaching;
      }
    }
    for (const auto* words : {"The machine", "Trust ", "Promised:", "Learnt:", "Given:"})
      EXPECT_FALSE(says(words)) << words;
    for (const auto& answer : ui().answers) EXPECT_EQ(answer.kind, RatingAnswer::Kind::Open);
    ASSERT_TRUE(probe_.press("###rating_pass"));
    probe_.frames(2);
  }
  EXPECT_GT(signs, 10U) << "there was something to tell";
}

TEST_F(RatingInTheWindow, IsDoneByTheKeyboardAlone) {
  const auto before = opinions().size();
  begin();
  const auto item = round().questions[0].item;
  const auto criteria = page().rating->criteria;
  rate_by_keys();
  EXPECT_EQ(round().at, 1U);
  EXPECT_EQ(round().kept, 1U);
  EXPECT_TRUE(says("Reply 2 of 10"));
  const auto kept = opinions();
  ASSERT_EQ(kept.size(), before + criteria.size());
  const std::array levels = {Level::Strong, Level::Partial, Level::Missing, Level::Harmful};
  const auto machine = machine_ratings(store_.records(), item.attempt_id, item.reply);
  for (std::size_t i = 0; i < criteria.size(); ++i) {
    const auto& opinion = kept[before + i];
    EXPECT_EQ(opinion.attempt_id, item.attempt_id);
    EXPECT_EQ(opinion.reply, item.reply);
    EXPECT_EQ(opinion.criterion_id, criteria[i].id);
    EXPECT_EQ(opinion.level, levels[i % 4]);
    EXPECT_TRUE(opinion.blind);
    const auto given = std::ranges::find(*machine, criteria[i].id, &MachineRating::criterion_id);
    ASSERT_NE(given, machine->end());
    EXPECT_EQ(opinion.machine, given->level);
  }
  EXPECT_TRUE(std::ranges::all_of(
      ui().answers, [](const RatingAnswer& answer) { return answer.kind == RatingAnswer::Kind::Open; }));
  rate_by_keys();
  EXPECT_EQ(round().kept, 2U);
}

TEST_F(RatingInTheWindow, KeepsAReplyOnceEveryCriterionHasAnAnswer) {
  const auto before = opinions().size();
  begin();
  const auto count = page().rating->criteria.size();
  ASSERT_GT(count, 1U);
  ASSERT_TRUE(probe_.press("###rate_0_1"));
  for (std::size_t i = 1; i < count; ++i) {
    probe_.press("###rating_keep");
    EXPECT_EQ(opinions().size(), before) << "half of it";
    ASSERT_TRUE(probe_.press(fmt::format("###rate_{}_skip", i)));
  }
  ASSERT_TRUE(probe_.press("###rating_keep"));
  const auto kept = opinions();
  ASSERT_EQ(kept.size(), before + 1) << "what was skipped is no opinion";
  EXPECT_EQ(kept.back().level, Level::Partial);
}

TEST_F(RatingInTheWindow, LeavesWithWhatWasKeptAndNothingHalfDone) {
  const auto before = opinions().size();
  begin();
  rate_by_keys();
  const auto count = opinions().size() - before;
  ASSERT_GT(count, 0U);
  ASSERT_TRUE(probe_.press("###rate_0_2"));
  probe_.press_escape();
  EXPECT_FALSE(page().rating);
  EXPECT_EQ(opinions().size(), before + count);
  ASSERT_TRUE(page().calibration) << "with the new numbers";
  EXPECT_TRUE(says("1 reply was rated and kept."));
  begin();
  EXPECT_EQ(round().questions.size(), 9U) << "what is rated is left out";
  EXPECT_TRUE(says("Reply 1 of 9"));
}

TEST_F(RatingInTheWindow, EndsWithTheNewNumbersAndHasNothingLeftOfThatSample) {
  const auto before = probe_.state.manager.calibration->all.pairs;
  begin();
  for (int i = 0; i < 10; ++i) rate_by_keys();
  EXPECT_FALSE(page().rating);
  ASSERT_TRUE(page().calibration);
  EXPECT_TRUE(says("10 replies were rated and kept."));
  EXPECT_GT(probe_.state.manager.calibration->all.pairs, before);
  ASSERT_TRUE(probe_.press("###rating_begin"));
  EXPECT_FALSE(page().rating);
  ASSERT_TRUE(probe_.state.notice);
  EXPECT_EQ(probe_.state.notice->what, "You have rated every reply of this sample.");
}

TEST_F(RatingInTheWindow, StaysAtAReplyThatCouldNotBeKeptWithWhatWasGiven) {
  begin();
  const auto attempt = store_.records().attempt(round().questions[0].item.attempt_id);
  ASSERT_TRUE(attempt);
  for (std::size_t i = 0; i < page().rating->criteria.size(); ++i)
    ASSERT_TRUE(probe_.press(fmt::format("###rate_{}_1", i)));
  ASSERT_TRUE(store_.records().erase_person(attempt->person_id));
  ASSERT_TRUE(probe_.press("###rating_keep"));
  ASSERT_TRUE(probe_.state.notice) << "whoever held it was erased meanwhile";
  ASSERT_TRUE(page().rating);
  EXPECT_EQ(round().at, 0U);
  EXPECT_EQ(ui().answers[0].kind, RatingAnswer::Kind::Given);
  perform(DismissNotice{});
  ASSERT_TRUE(probe_.press("###rating_pass"));
  EXPECT_EQ(round().at, 1U);
}

TEST_F(RatingInTheWindow, ShowsAReplyAloneWhereTheTextThatWasPlayedIsGone) {
  test::RawStore(store_.path()).run("delete from sources where kind = 'scenario'");
  probe_.state.shelf = {};
  begin();
  EXPECT_TRUE(says("What led to this reply cannot be shown."));
  ASSERT_EQ(page().rating->lines.size(), 1U);
  EXPECT_TRUE(says(round().questions[0].item.words));
  rate_by_keys();
  EXPECT_EQ(round().kept, 1U) << "it can be rated by itself";
}

TEST_F(RatingInTheWindow, CutsNothingOffAtAnySize) {
  begin();
  for (const ImVec2 size : {ImVec2{1280, 800}, ImVec2{640, 900}, ImVec2{420, 700}}) {
    probe_.resize(size);
    probe_.frames(3);
    EXPECT_EQ(UiProbe::too_wide(), "") << size.x;
    EXPECT_EQ(probe_.untold_glyphs(), "") << size.x;
  }
}

TEST_F(RatingInTheWindow, IsNotBrokenByPressingAnythingInAnyOrder) {
  std::mt19937 random(3);
  const auto below = [&](std::size_t end) {
    return std::uniform_int_distribution<std::size_t>(0, end - 1)(random);
  };
  const std::vector<std::string> ids = {
      "###rating_keep", "###rating_pass", "###sample_10",     "###sample_20",      "###sample_50",
      "###rate_0_2",    "###rate_0_-1",   "###rate_1_0",      "###rate_2_1",       "###rate_3_skip",
      "###rate_0_skip", "###rate_1_skip", "###sample_number", "###sample_number_3"};
  const auto before = opinions().size();
  std::size_t rounds = 0;
  for (int i = 0; i < 800; ++i) {
    if (probe_.state.place != Place::Manager) perform(OpenManager{});
    if (!page().rating) rounds += probe_.press("###rating_begin") && page().rating ? 1U : 0U;
    const auto what = below(40);
    if (what == 0) probe_.press_escape();
    if (what == 1)
      probe_.resize({static_cast<float>(300 + below(2000)), static_cast<float>(240 + below(1300))});
    if (what == 2) probe_.turn_wheel(static_cast<float>(below(9)) - 4);
    if (what == 3) probe_.frame({.larger_text = below(2) == 0, .smaller_text = below(2) == 0});
    if (what > 3 && what < 20)
      probe_.frame({.digit = static_cast<int>(below(4)), .zero = below(9) == 0, .minus = below(9) == 0});
    if (what == 20 && probe_.focus("###rating_name")) probe_.type("Tess 2");
    if (what > 20) probe_.press(ids[below(ids.size())]);
    probe_.frame();
    if (page().rating) {
      ASSERT_LT(round().at, round().questions.size());
    }
  }
  EXPECT_GT(rounds, 3U);
  EXPECT_GT(opinions().size(), before + 10);
}

TEST_F(RatingInTheWindow, IsNotLostWhenPeopleAreAskedForAgain) {
  begin();
  rate_by_keys();
  ASSERT_TRUE(probe_.press("###rate_0_2"));
  probe_.frame({.people = true});
  probe_.frames(3);
  ASSERT_TRUE(page().rating);
  EXPECT_EQ(round().at, 1U);
  EXPECT_EQ(ui().answers[0].kind, RatingAnswer::Kind::Given);
  probe_.press_escape();
  EXPECT_TRUE(page().calibration);
}

}  // namespace
}  // namespace rapport::gui
