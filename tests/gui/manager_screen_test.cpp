// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>
#include <imgui_internal.h>

#include <algorithm>
#include <chrono>
#include <deque>
#include <functional>
#include <random>

#include "demonstration_store.h"
#include "engine/exporting/report_csv.h"
#include "engine/records/memory_records.h"
#include "engine/storage/memory_repository.h"
#include "tests/support/sanitized.h"
#include "tests/support/shipped.h"
#include "ui_probe.h"

namespace rapport::gui {
namespace {

/// A window over some store.
class ManagerWindow : public testing::Test {
 protected:
  ManagerWindow() {
    probe_.desk.services.rubric = shipped_rubric();
    probe_.desk.services.listener = &DemonstrationStore::listener();
    probe_.desk.services.save_debrief = [this](DebriefPage page) { saved_.push_back(std::move(page)); };
    probe_.desk.services.rater = "Tess Trainer";
    probe_.frames(2);
  }

  void perform(Action action) { update(probe_.state, std::move(action), probe_.desk.services); }
  void manage(ManagerAction action) {
    perform(Action(std::move(action)));
    probe_.frames(3);
  }
  [[nodiscard]] bool says(std::string_view words) const {
    return std::ranges::any_of(
        probe_.texts(), [&](const DrawnText& text) { return text.whole.find(words) != std::string::npos; });
  }
  [[nodiscard]] const ManagerModel& page() const { return probe_.state.manager_page; }
  [[nodiscard]] ManagerDesk& desk() { return probe_.state.manager; }
  [[nodiscard]] std::string name_at(std::size_t place) const {
    return page().people.rows[page().order.at(place)].front().text;
  }

  UiProbe probe_{DemonstrationStore::shelf()};
  std::vector<DebriefPage> saved_;
};

class ManagerScreen : public ManagerWindow {
 protected:
  ManagerScreen() { probe_.desk.services.open_records = store_.open(); }

  void open() {
    ASSERT_TRUE(probe_.press("###people"));
    ASSERT_EQ(probe_.state.place, Place::Manager);
    probe_.frames(2);
  }
  /// Opens a counted attempt of anybody.
  void open_attempt(const std::function<bool(const AttemptSummary&)>& wanted) {
    RecordFilter filter;
    filter.mode = Mode::Assessment;
    const auto attempts = store_.records().attempts(filter, 1000, std::nullopt);
    ASSERT_TRUE(attempts);
    const auto found = std::ranges::find_if(*attempts, wanted);
    ASSERT_NE(found, attempts->end());
    manage(OpenPerson{found->person_id});
    manage(OpenHeld{found->id});
    ASSERT_TRUE(page().held) << (probe_.state.notice ? probe_.state.notice->what : "");
  }
  static bool has_passed(const AttemptSummary& attempt) { return attempt.status == AttemptStatus::Passed; }

  DemonstrationStore store_;
};

/// The same over a store that answers only when the test says so.
class SlowManager : public ManagerScreen {
 protected:
  SlowManager() {
    perform(OpenManager{});
    probe_.frames(2);
    probe_.desk.services.look_up_later = [&](Job job) { waiting_.push_back(std::move(job)); };
  }

  /// What the store answers to one of the questions that wait, before the window hears of it.
  Action answered(std::size_t which) {
    const auto job = std::move(waiting_.at(which));
    waiting_.erase(waiting_.begin() + static_cast<std::ptrdiff_t>(which));
    return job();
  }
  void hear(Action answer) {
    perform(std::move(answer));
    probe_.frames(2);
  }
  void answer(std::size_t which) { hear(answered(which)); }
  /// Of the numbers that are shown; empty: of all.
  [[nodiscard]] std::string shown_team() { return desk().cohort->report->question.filter.team_id; }
  [[nodiscard]] AttemptSummary passed_attempt() {
    RecordFilter filter;
    filter.mode = Mode::Assessment;
    const auto attempts = store_.records().attempts(filter, 1000, std::nullopt);
    const auto found = std::ranges::find_if(*attempts, has_passed);
    EXPECT_NE(found, attempts->end());
    return *found;
  }

  std::deque<Job> waiting_;
};

TEST_F(ManagerScreen, IsReachedFromTheLobbyAndByAKeyAndLeftAgain) {
  open();
  EXPECT_TRUE(says("People and teams"));
  EXPECT_TRUE(says("DEMONSTRATION"));
  ASSERT_TRUE(probe_.press("###back"));
  EXPECT_EQ(probe_.state.place, Place::Lobby);
  probe_.frame({.people = true});
  probe_.frames(2);
  EXPECT_EQ(probe_.state.place, Place::Manager);
  probe_.frame({.back = true});
  probe_.frames(2);
  EXPECT_EQ(probe_.state.place, Place::Lobby);
}

TEST_F(ManagerScreen, SortsPeopleByAnyColumnBothWays) {
  constexpr std::size_t kTrend = 5;
  const auto shown_by = [](const PersonRow& person, std::size_t column) -> std::optional<int> {
    const auto& overall = person.measures[0];
    if (column > kTrend) {
      const auto& cell = person.measures[column - kTrend];
      return cell ? std::optional(cell->last) : std::nullopt;
    }
    if (!overall) return std::nullopt;
    if (column == 2) return overall->last;
    if (column == 3) return overall->best;
    if (column == 4) return overall->lift;
    return overall->trend ? std::optional(static_cast<int>(*overall->trend)) : std::nullopt;
  };
  open();
  const auto& people = desk().cohort->report->people;
  for (std::size_t column = 0; column < page().people.columns.size(); ++column) {
    ASSERT_TRUE(probe_.press(fmt::format("###person_by_{}", column)));
    ASSERT_EQ(page().sorted.falling, column == 0) << "it was sorted by name";
    const auto first = page().order;
    EXPECT_EQ(page().order.size(), people.size());
    ASSERT_TRUE(probe_.press(fmt::format("###person_by_{}", column)));
    if (column != kTrend) {
      EXPECT_NE(page().order, first) << column;
    }
    if (column < 2) continue;
    EXPECT_TRUE(page().sorted.falling);
    for (std::size_t i = 1; i < page().order.size(); ++i) {
      const auto one = shown_by(people[page().order[i - 1]], column),
                 other = shown_by(people[page().order[i]], column);
      EXPECT_TRUE(!other || (one && *one >= *other)) << "who has none comes last";
    }
  }
  EXPECT_TRUE(says("by follow-up, falling"));
}

TEST_F(ManagerScreen, FindsPeopleByTheirNames) {
  open();
  const auto name = name_at(3);
  ASSERT_TRUE(probe_.focus("###search_people"));
  probe_.type(name.substr(0, name.find(' ')));
  EXPECT_LT(page().order.size(), 5U);
  EXPECT_TRUE(says(name));
  probe_.type("zzz");
  EXPECT_TRUE(says("Nobody's name has these words in it."));
}

TEST_F(ManagerScreen, NarrowsEveryNumberAndShowsAllAgain) {
  open();
  const auto all = page().tiles[1].value;
  const auto& teams = page().menus[0];
  ASSERT_GE(teams.names.size(), 2U);
  ASSERT_TRUE(probe_.press("###filter_team"));
  ASSERT_TRUE(probe_.press("###filter_team_1"));
  EXPECT_EQ(desk().filter.team_id, desk().cohort->teams[0].id);
  EXPECT_NE(page().tiles[1].value, all);
  EXPECT_TRUE(says(fmt::format("team {}", page().menus[0].names[1])));
  EXPECT_EQ(page().teams.rows.size(), 1U);
  manage(ChangeRecordFilter{page().menus[1].leads_to[1]});
  EXPECT_EQ(page().scenarios.rows.size(), 1U);
  ASSERT_TRUE(probe_.press("###filter_demonstration"));
  EXPECT_EQ(page().tiles[1].value, "0") << "nobody here exists";
  EXPECT_TRUE(says("without demonstration"));
  ASSERT_TRUE(probe_.press("###filter_clear"));
  EXPECT_EQ(page().tiles[1].value, all);
  EXPECT_EQ(desk().filter, RecordFilter());
}

TEST_F(ManagerScreen, TakesAMonthBeyondTheOtherEndAsItIsMeant) {
  open();
  ASSERT_GE(desk().months.size(), 3U);
  const auto first = desk().months.front(), last = desk().months.back();
  RecordFilter filter;
  filter.to = first;
  manage(ChangeRecordFilter{filter});
  const auto& from = page().menus[2];
  const auto place = std::ranges::find(from.names, text_of(last)) - from.names.begin();
  const auto after = from.leads_to[static_cast<std::size_t>(place)];
  EXPECT_EQ(after.from, last);
  EXPECT_FALSE(after.to);
}

TEST_F(SlowManager, KeepsTheNumbersOfBeforeUntilNewOnesAreThereAndThrowsThoseBetweenAway) {
  const auto all = page().tiles[1].value;
  const auto filters = page().menus[0].leads_to;
  ASSERT_GE(filters.size(), 3U);
  manage(ChangeRecordFilter{filters[1]});
  EXPECT_EQ(page().tiles[1].value, all);
  EXPECT_TRUE(says("These are the numbers of before."));
  manage(ChangeRecordFilter{filters[2]});
  EXPECT_EQ(waiting_.size(), 1U) << "one question at a time";
  answer(0);
  EXPECT_EQ(shown_team(), "") << "what answers a question that is no longer asked";
  EXPECT_TRUE(says("These are the numbers of before."));
  ASSERT_EQ(waiting_.size(), 1U);
  answer(0);
  EXPECT_TRUE(waiting_.empty());
  EXPECT_EQ(shown_team(), filters[2].team_id);
  EXPECT_FALSE(says("These are the numbers of before."));
}

TEST_F(SlowManager, ThrowsAwayWhatAnswersAQuestionThatWasStopped) {
  const auto filters = page().menus[0].leads_to;
  manage(ChangeRecordFilter{filters[1]});
  auto late = answered(0);
  manage(StopAsking{});
  hear(std::move(late));
  EXPECT_EQ(shown_team(), "");
  manage(ChangeRecordFilter{filters[1]});
  late = answered(0);
  manage(StopAsking{});
  manage(ChangeRecordFilter{filters[2]});
  hear(std::move(late));
  EXPECT_EQ(shown_team(), "") << "the first answer is not the second's";
  EXPECT_TRUE(page().asking);
  answer(0);
  EXPECT_EQ(shown_team(), filters[2].team_id);
}

TEST_F(SlowManager, ShowsThePersonThatWasOpenedLastWhicheverAnswerComesFirst) {
  const auto first = page().person_ids.at(0), second = page().person_ids.at(1);
  for (const std::size_t late : {0U, 1U}) {
    manage(OpenPerson{first});
    manage(OpenPerson{second});
    ASSERT_EQ(waiting_.size(), 2U);
    answer(late);
    answer(0);
    ASSERT_TRUE(desk().person);
    EXPECT_EQ(desk().person->person_id, second) << late;
    probe_.press_escape();
    ASSERT_FALSE(desk().person);
  }
}

TEST_F(SlowManager, OpensNothingForWhoHasGoneBackOrNarrowedMeanwhile) {
  const auto person = page().person_ids.at(0);
  manage(OpenPerson{person});
  auto late = answered(0);
  probe_.press_escape();
  EXPECT_EQ(probe_.state.place, Place::Manager);
  hear(std::move(late));
  EXPECT_FALSE(desk().person);
  manage(OpenPerson{person});
  late = answered(0);
  manage(ChangeRecordFilter{page().menus[0].leads_to[1]});
  hear(std::move(late));
  EXPECT_FALSE(desk().person) << "of everybody, where one team is meant";
  manage(OpenPerson{person});
  manage(StopAsking{});
  answer(0);
  answer(0);
  EXPECT_FALSE(probe_.state.notice) << "nobody is told that what they stopped was stopped";
  manage(ChangeRecordFilter{page().menus[0].leads_to[1]});
  answer(0);
  EXPECT_EQ(shown_team(), desk().filter.team_id);
}

TEST_F(SlowManager, ShowsNoAttemptCertificateOrTrustThatIsNoLongerAskedFor) {
  const auto passed = passed_attempt();
  manage(OpenHeld{passed.id});
  auto late = answered(0);
  probe_.press_escape();
  hear(std::move(late));
  EXPECT_FALSE(desk().held);
  manage(OpenHeld{passed.id});
  answer(0);
  ASSERT_TRUE(desk().held);
  manage(OpenCertificate{});
  late = answered(0);
  probe_.press_escape();
  hear(std::move(late));
  EXPECT_FALSE(desk().certificate);
  EXPECT_TRUE(desk().held) << "one step back was from waiting";
  probe_.press_escape();
  manage(ShowManagerPage{ManagerPage::Calibration});
  late = answered(0);
  manage(StopAsking{});
  hear(std::move(late));
  EXPECT_FALSE(desk().calibration);
  EXPECT_TRUE(says("These numbers were not counted to the end."));
  ASSERT_TRUE(probe_.press("###ask_again"));
  while (!waiting_.empty()) answer(0);
  EXPECT_TRUE(desk().calibration);
}

TEST_F(SlowManager, StopsAQuestionAndKeepsTheNumbersThatWereThere) {
  const auto all = page().tiles[1].value;
  manage(ChangeRecordFilter{page().menus[0].leads_to[1]});
  EXPECT_FALSE(probe_.press("###stop_asking")) << "nobody needs it for a moment";
  probe_.state.ui.manager.takes_long = true;
  EXPECT_TRUE(says("Still asking") || (probe_.frames(2), says("Still asking")));
  ASSERT_TRUE(probe_.press("###stop_asking"));
  EXPECT_FALSE(page().asking);
  EXPECT_EQ(page().tiles[1].value, all);
  EXPECT_EQ(desk().filter, RecordFilter()) << "what is chosen is what is shown";
  EXPECT_FALSE(says("These are the numbers of before."));
  const auto asked = std::get<CohortRead>(std::get<ManagerAction>(waiting_.front()()));
  ASSERT_FALSE(asked.reading) << "what has not begun is not begun any more";
  EXPECT_EQ(asked.reading.error().code, ErrorCode::NotNow);
  EXPECT_FALSE(probe_.press("###stop_asking"));
}

TEST_F(SlowManager, StopsTheFirstQuestionAndAsksAgain) {
  probe_.state.manager = {};
  perform(OpenManager{});
  probe_.state.ui.manager.takes_long = true;
  probe_.frames(2);
  ASSERT_TRUE(probe_.press("###stop_asking"));
  EXPECT_TRUE(says("The store was not asked to the end."));
  ASSERT_TRUE(probe_.press("###ask_again"));
  EXPECT_FALSE(says("The store was not asked to the end."));
  answer(1);
  EXPECT_TRUE(page().problem.empty());
  EXPECT_FALSE(page().person_ids.empty());
}

TEST_F(SlowManager, NeverStopsWhatIsBeingKept) {
  manage(ShowManagerPage{ManagerPage::Calibration});
  answer(0);
  manage(BeginRating{20, 1, "Tess Trainer"});
  answer(0);
  ASSERT_TRUE(desk().rating);
  const auto before = store_.records().opinions({})->size();
  manage(KeepRating{{{"empathy", Level::Strong}}});
  probe_.state.ui.manager.takes_long = true;
  probe_.frames(2);
  EXPECT_FALSE(probe_.press("###stop_asking"));
  manage(StopAsking{});
  manage(KeepRating{{{"empathy", Level::Harmful}}});
  ASSERT_EQ(waiting_.size(), 1U) << "the same reply twice";
  answer(0);
  EXPECT_EQ(store_.records().opinions({})->size(), before + 1);
  EXPECT_EQ(desk().rating->at, 1U);
}

TEST_F(ManagerScreen, SaysHowANumberIsMadeToWhoPointsAtIt) {
  open();
  EXPECT_FALSE(says("Attempts that reached the mark of their scenario"));
  ImGui::GetIO().NavActive = true;
  for (int i = 0; i < 40 && !says("Attempts that reached the mark of their scenario"); ++i)
    probe_.press_key(ImGuiKey_Tab);
  EXPECT_TRUE(says("Attempts that reached the mark of their scenario"));
}

TEST_F(ManagerScreen, ShowsEveryPageWithoutCuttingAnythingOff) {
  open();
  for (const auto* tab :
       {"###tab_people", "###tab_trend", "###tab_criteria", "###tab_compare", "###tab_calibration"}) {
    ASSERT_TRUE(probe_.press(tab)) << tab;
    EXPECT_EQ(UiProbe::too_wide(), "") << tab;
    EXPECT_EQ(probe_.untold_glyphs(), "") << tab;
    EXPECT_GT(probe_.texts().size(), 40U) << tab;
  }
  EXPECT_TRUE(says("How far the machine's ratings can be trusted"));
}

TEST_F(ManagerScreen, GoesFromAPersonToWhatWasSaidAndBackToTheSamePlace) {
  probe_.resize({1280, 3000});
  open();
  ASSERT_TRUE(probe_.press("###person_2"));
  ASSERT_TRUE(page().person);
  const auto name = name_at(2);
  EXPECT_EQ(page().person->name, name);
  EXPECT_TRUE(says(name));
  ASSERT_TRUE(probe_.press("###held_0"));
  ASSERT_TRUE(page().held);
  EXPECT_EQ(page().held->person, name);
  EXPECT_TRUE(says("Reply by reply"));
  EXPECT_FALSE(page().held->turns.empty());
  EXPECT_TRUE(says(page().held->turns[0].note.words));
  EXPECT_EQ(UiProbe::too_wide(), "");
  EXPECT_EQ(probe_.untold_glyphs(), "");
  probe_.press_escape();
  EXPECT_FALSE(page().held);
  ASSERT_TRUE(page().person);
  probe_.press_escape();
  EXPECT_FALSE(page().person);
  EXPECT_EQ(probe_.state.place, Place::Manager);
  EXPECT_EQ(page().came_from, 2U);
  probe_.frames(3);
  const auto& context = *ImGui::GetCurrentContext();
  ASSERT_NE(context.NavWindow, nullptr);
  EXPECT_EQ(context.NavId, context.NavWindow->GetID("###person_2")) << "the keyboard is where it was";
  probe_.press_escape();
  EXPECT_EQ(probe_.state.place, Place::Lobby);
}

TEST_F(ManagerScreen, GoesFromATeamAScenarioOrAMonthToItsPeople) {
  open();
  const auto team = desk().cohort->report->teams.at(0).team_id;
  ASSERT_TRUE(probe_.press("###tab_compare"));
  ASSERT_TRUE(probe_.press("###team_0"));
  EXPECT_EQ(page().page, ManagerPage::People);
  EXPECT_EQ(desk().filter.team_id, team);
  ASSERT_TRUE(probe_.press("###tab_compare"));
  const auto scenario = desk().cohort->report->scenarios.at(1).scenario_id;
  ASSERT_TRUE(probe_.press("###scenario_1"));
  EXPECT_EQ(desk().filter.scenario_id, scenario);
  ASSERT_TRUE(probe_.press("###tab_trend"));
  const auto month = desk().cohort->report->months.at(0).month;
  ASSERT_TRUE(probe_.press("###month_0"));
  EXPECT_EQ(desk().filter.from, month);
  EXPECT_EQ(desk().filter.to, month);
}

TEST_F(ManagerScreen, SuggestsAScenarioAndSaysWhy) {
  open();
  const auto& people = desk().cohort->report->people;
  const auto weak = std::ranges::find_if(people, [](const PersonRow& one) { return one.gap.has_value(); });
  ASSERT_NE(weak, people.end());
  manage(OpenPerson{weak->person_id});
  ASSERT_TRUE(page().person);
  EXPECT_FALSE(page().person->gap.empty());
  EXPECT_TRUE(says("What to practise next"));
  EXPECT_TRUE(says(page().person->gap));
}

TEST_F(ManagerScreen, CertifiesAPassedCountedAttemptAndSavesIt) {
  open();
  open_attempt(has_passed);
  ASSERT_TRUE(probe_.press("###certificate"));
  ASSERT_TRUE(page().certificate);
  EXPECT_TRUE(says("DEMONSTRATION: this person does not exist and passed nothing."));
  EXPECT_TRUE(says("What it rests on"));
  ASSERT_TRUE(probe_.press("###save_certificate"));
  ASSERT_EQ(saved_.size(), 1U);
  EXPECT_TRUE(saved_[0].file_name.ends_with(".html"));
  EXPECT_NE(saved_[0].html.find("SHA-256"), std::string::npos);
  probe_.press_escape();
  EXPECT_FALSE(page().certificate);
  EXPECT_TRUE(page().held);
}

TEST_F(ManagerScreen, CertifiesNothingThatDidNotPass) {
  open();
  open_attempt([](const AttemptSummary& attempt) { return attempt.status == AttemptStatus::Failed; });
  EXPECT_FALSE(page().held->can_certify);
  EXPECT_FALSE(probe_.press("###certificate"));
}

TEST_F(ManagerScreen, KeepsACorrectionBesideTheRatingOnceThereIsAReason) {
  open();
  const auto replies = store_.records().rated_replies({}, 500);
  ASSERT_TRUE(replies);
  const auto rated = std::ranges::find_if(*replies, [&](const RatedReply& one) {
    const auto attempt = store_.records().attempt(one.attempt_id);
    return attempt && attempt->mode == Mode::Assessment && !one.ratings.empty();
  });
  ASSERT_NE(rated, replies->end());
  open_attempt([&](const AttemptSummary& one) { return one.id == rated->attempt_id; });
  const auto reply = rated->reply;
  const auto& turn = page().held->turns.at(reply);
  ASSERT_FALSE(turn.correctable.empty());
  const auto one = turn.correctable.front();
  const auto before = store_.records().opinions({})->size();
  auto& ui = probe_.state.ui.manager;
  ui.correcting = CorrectionForm{reply, one.id, std::nullopt};
  probe_.frames(3);
  EXPECT_TRUE(says("A reason is needed."));
  ui.correcting->level = one.machine == Level::Strong ? Level::Partial : Level::Strong;
  const auto keep = [&](const std::string& reason) {
    Correction correction;
    correction.attempt_id = rated->attempt_id;
    correction.reply = reply;
    correction.criterion_id = one.id;
    correction.level = *ui.correcting->level;
    correction.reason = reason;
    manage(CorrectRating{correction, "Tess Trainer"});
  };
  keep("  ");
  ASSERT_TRUE(probe_.state.notice);
  EXPECT_EQ(probe_.state.notice->what, "A correction needs a reason.");
  EXPECT_EQ(store_.records().opinions({})->size(), before);
  perform(DismissNotice{});
  ASSERT_TRUE(ui.correcting);
  keep("She names what the caller fears.");
  EXPECT_FALSE(probe_.state.notice);
  const auto opinions = store_.records().opinions({});
  ASSERT_EQ(opinions->size(), before + 1);
  EXPECT_EQ(opinions->back().machine, one.machine);
  EXPECT_FALSE(opinions->back().blind);
  EXPECT_FALSE(ui.correcting) << "the form is done";
  EXPECT_TRUE(says("by Tess Trainer. The machine: "));
  EXPECT_TRUE(says("She names what the caller fears."));
}

TEST_F(ManagerScreen, SavesWhatIsShown) {
  open();
  for (const auto* id : {"###save_html", "###save_csv_people", "###save_json"})
    ASSERT_TRUE(probe_.press(id)) << id;
  ASSERT_EQ(saved_.size(), 3U);
  EXPECT_TRUE(saved_[0].file_name.ends_with(".html"));
  EXPECT_TRUE(saved_[0].html.starts_with("<!DOCTYPE html>"));
  EXPECT_TRUE(saved_[1].file_name.ends_with(".csv"));
  EXPECT_NE(saved_[1].html.find(name_at(0)), std::string::npos);
  EXPECT_TRUE(saved_[2].file_name.ends_with(".json"));
  EXPECT_EQ(saved_[2].html.front(), '{');
}

TEST_F(ManagerScreen, SavesEachTableThatItShowsUnderANameThatSaysWhatItIsOf) {
  open();
  manage(ChangeRecordFilter{page().menus[0].leads_to[1]});
  const auto team = page().menus[0].names[1];
  const std::vector<std::pair<const char*, std::vector<std::string>>> pages = {
      {"###tab_trend", {"months"}},
      {"###tab_criteria", {"criteria", "moments", "signs"}},
      {"###tab_compare", {"teams", "scenarios"}}};
  for (const auto& [tab, tables] : pages) {
    ASSERT_TRUE(probe_.press(tab));
    for (const auto& table : tables) {
      ASSERT_TRUE(probe_.press("###save_csv_" + table)) << table;
      const auto& name = saved_.back().file_name;
      EXPECT_NE(name.find("Counted attempts"), std::string::npos) << name;
      EXPECT_NE(name.find(team), std::string::npos) << name;
      const auto kind = std::ranges::find(kReportTableWords, table) - kReportTableWords.begin();
      EXPECT_NE(name.find(table_name(static_cast<ReportTable>(kind))), std::string::npos) << name;
      EXPECT_EQ(saved_.back().html, report_csv(*desk().cohort->report, static_cast<ReportTable>(kind)));
    }
  }
  EXPECT_EQ(saved_.size(), 6U);
}

TEST_F(ManagerScreen, IsReachedWhollyByTheKeyboard) {
  open();
  std::vector<std::string> missed = {
      "###back",          "###filter_team", "###filter_scenario", "###filter_from",     "###filter_to",
      "###filter_mode",   "###tab_people",  "###tab_trend",       "###tab_calibration", "###tile_people",
      "###search_people", "###person_by_0", "###person_0",        "###person_1"};
  constexpr int kEnough = 80;
  for (int i = 0; i < kEnough && !missed.empty(); ++i) {
    probe_.press_key(ImGuiKey_Tab);
    std::erase_if(missed, [](const std::string& id) {
      const auto& context = *ImGui::GetCurrentContext();
      return std::ranges::any_of(context.Windows, [&](ImGuiWindow* window) {
        return window->WasActive && window->GetID(id.c_str()) == context.NavId;
      });
    });
  }
  EXPECT_TRUE(missed.empty()) << missed.front();
}

TEST_F(ManagerScreen, IsNotBrokenByPressingAnythingInAnyOrder) {
  open();
  std::mt19937 random(5);
  const auto below = [&](std::size_t end) {
    return std::uniform_int_distribution<std::size_t>(0, end - 1)(random);
  };
  const std::vector<std::string> ids = {"###back",
                                        "###person_0",
                                        "###person_1",
                                        "###person_2",
                                        "###held_0",
                                        "###held_1",
                                        "###held_2",
                                        "###certificate",
                                        "###save_html",
                                        "###save_certificate",
                                        "###tab_people",
                                        "###tab_trend",
                                        "###tab_criteria",
                                        "###tab_compare",
                                        "###tab_calibration",
                                        "###team_0",
                                        "###scenario_0",
                                        "###month_1",
                                        "###filter_clear",
                                        "###filter_demonstration",
                                        "###filter_mode",
                                        "###filter_mode_1",
                                        "###filter_from",
                                        "###filter_from_2",
                                        "###filter_to",
                                        "###filter_to_1",
                                        "###filter_team",
                                        "###filter_team_2",
                                        "###person_by_0",
                                        "###person_by_4",
                                        "###person_order",
                                        "###person_order_3",
                                        "###person_turn",
                                        "###apart_0",
                                        "###correct_0_empathy",
                                        "###correct_1_listening",
                                        "###level_2",
                                        "###level_0",
                                        "###correction_keep",
                                        "###correction_cancel",
                                        "###dismiss_notice",
                                        "###ask_again",
                                        "###trend_1",
                                        "###behind_0",
                                        "###behind_3",
                                        "###kind_0",
                                        "###kind_1",
                                        "###tile_passed",
                                        "###tile_waiting",
                                        "###tile_remedies",
                                        "###totals_1",
                                        "###gains_2",
                                        "###moments_0",
                                        "###earning_0",
                                        "###harming_0",
                                        "###criteria_0",
                                        "###who",
                                        "###who_1",
                                        "###waiting_0_0",
                                        "###tile_felt"};
  std::size_t persons = 0, held = 0, certificates = 0, corrections = 0;
  for (int i = 0; i < 1500; ++i) {
    if (probe_.state.place != Place::Manager) perform(OpenManager{});
    const auto what = below(20);
    if (what == 0) probe_.press_escape();
    if (what == 1)
      probe_.resize({static_cast<float>(300 + below(2200)), static_cast<float>(240 + below(1300))});
    if (what == 2) probe_.turn_wheel(static_cast<float>(below(9)) - 4);
    if (what == 3) probe_.frame({.larger_text = below(2) == 0, .smaller_text = below(2) == 0});
    if (what == 4 && probe_.focus("###search_people")) probe_.type(below(2) == 0 ? "a" : "Ж zz");
    if (what == 5 && probe_.focus("###correction_reason")) probe_.type("Because. ");
    if (page().person && !page().held && below(3) > 0) probe_.press("###held_0");
    if (page().held && !page().certificate && what > 16) probe_.press("###certificate");
    if (what == 6 && page().held) {
      for (const auto& turn : page().held->turns) {
        if (!turn.correctable.empty())
          probe_.press(fmt::format("###correct_{}_{}", turn.note.reply, turn.correctable.front().id));
      }
    }
    if (what > 6) probe_.press(ids[below(ids.size())]);
    probe_.frame();
    persons += page().person ? 1U : 0U;
    held += page().held ? 1U : 0U;
    certificates += page().certificate ? 1U : 0U;
    corrections += probe_.state.ui.manager.correcting ? 1U : 0U;
  }
  EXPECT_GT(persons, 50U);
  EXPECT_GT(held, 50U);
  EXPECT_GT(certificates, 0U);
  EXPECT_GT(corrections, 0U);
}

/// A window over a store in memory.
class ManagerOfMemory : public ManagerWindow {
 protected:
  ManagerOfMemory() {
    probe_.desk.services.open_records = [this](const std::stop_token&) -> Result<OpenRecords> {
      if (!broken_.empty()) return failure(ErrorCode::Unreadable, broken_, "Bring the disk back.");
      return OpenRecords{&records_, &attempts_};
    };
  }
  void hold(const std::string& person, const std::string& name, int attempts = 1) {
    ASSERT_TRUE(records_.put_person({person, name, {}, false}));
    for (int i = 0; i < attempts; ++i) {
      HeldAttempt held;
      auto& summary = held.summary;
      summary.id = fmt::format("{}-{}", person, i);
      summary.person_id = person;
      summary.scenario_id = "wrong-coffee";
      summary.mode = Mode::Assessment;
      summary.status = AttemptStatus::Passed;
      summary.started = summary.updated = TimePoint{std::chrono::milliseconds{1'690'000'000'000}};
      summary.finished = summary.updated;
      summary.overall = 0.7;
      summary.criteria = {0.7, 0.6, 0.5, std::nullopt};
      records_.add(std::move(held));
    }
  }

  MemoryRecords records_;
  MemoryRepository attempts_;
  std::string broken_;
};

TEST_F(ManagerOfMemory, SaysWhatWillBeThereOnceSomebodyHasHeldAnything) {
  perform(OpenManager{});
  probe_.frames(3);
  EXPECT_TRUE(says("Nobody has held anything yet"));
  EXPECT_TRUE(says("rapport demo"));
}

TEST_F(ManagerOfMemory, SaysWhatIsWrongWithAStoreAndLooksAgain) {
  hold("p-1", "Ada Example");
  broken_ = "The store cannot be read.";
  perform(OpenManager{});
  probe_.frames(3);
  EXPECT_TRUE(says("The store cannot be read."));
  EXPECT_TRUE(says("Bring the disk back."));
  broken_.clear();
  ASSERT_TRUE(probe_.press("###ask_again"));
  EXPECT_TRUE(says("Ada Example"));
}

TEST_F(ManagerOfMemory, SaysThatThereIsNoStore) {
  probe_.desk.services.open_records = nullptr;
  perform(OpenManager{});
  probe_.frames(3);
  EXPECT_TRUE(says("There is no store to look into."));
}

TEST_F(ManagerOfMemory, BearsEveryNameThatSomebodyMayHave) {
  std::string endless;
  for (int i = 0; i < 20; ++i) endless += "Maximiliana";
  hold("p-long", endless);
  hold("p-right-to-left", "שרה לוי محمد");
  hold("p-lines", "Two\nLines\tand\x1b[31m a bell\a");
  hold("p-gone", "");
  hold("p-percent", "100 % %s %n {} ###id");
  for (const float width : {1280.0F, 640.0F}) {
    probe_.resize({width, 900});
    perform(OpenManager{});
    probe_.frames(3);
    EXPECT_TRUE(says("Someone whose name was deleted"));
    EXPECT_TRUE(says("100 % %s %n {} ###id"));
    EXPECT_EQ(UiProbe::too_wide(), "");
    for (const auto* id : {"p-long", "p-right-to-left", "p-lines", "p-gone", "p-percent"}) {
      manage(OpenPerson{id});
      ASSERT_TRUE(page().person) << id;
      EXPECT_EQ(UiProbe::too_wide(), "") << id;
      probe_.press_escape();
    }
  }
}

TEST_F(ManagerOfMemory, SaysWhyAnAttemptCannotBeOpenedAndStaysWhereItIs) {
  hold("p-1", "Ada Example");
  perform(OpenManager{});
  manage(OpenPerson{"p-1"});
  ASSERT_TRUE(probe_.press("###held_0"));
  EXPECT_TRUE(probe_.state.notice);
  perform(DismissNotice{});
  EXPECT_TRUE(page().person);
  EXPECT_FALSE(page().held);
}

TEST_F(ManagerOfMemory, ShowsTenThousandPeopleWithoutDrawingThemAll) {
  constexpr int kPeople = 10'000;
  for (int i = 0; i < kPeople; ++i) hold(fmt::format("p-{:05}", i), fmt::format("Person {:05}", i));
  perform(OpenManager{});
  probe_.frames(5);
  EXPECT_EQ(page().order.size(), static_cast<std::size_t>(kPeople));
  EXPECT_TRUE(says("Person 00000"));
  EXPECT_FALSE(says("Person 00100"));
  EXPECT_LT(probe_.texts().size(), 600U);
  EXPECT_LT(UiProbe::vertices(), 30'000);
  constexpr int kFrames = 50;
  const auto begin = std::chrono::steady_clock::now();
  probe_.frames(kFrames);
  const auto each =
      std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin) / kFrames;
  RecordProperty("milliseconds_a_frame", fmt::format("{:.2f}", each.count()));
  EXPECT_LT(each.count(), kIsSanitized ? 100 : 20) << "it would be some hundred if all were drawn";
}

}  // namespace
}  // namespace rapport::gui
