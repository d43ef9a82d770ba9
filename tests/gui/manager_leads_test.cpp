// SPDX-License-Identifier: MIT
/// \file From every number on the manager's screen to the people, the attempts or the replies behind it, and
/// from these to what was said and why it was rated so.
#include <gtest/gtest.h>
#include <imgui_internal.h>

#include <algorithm>

#include "demonstration_store.h"
#include "gui/manager/people_table.h"
#include "tests/support/shipped.h"
#include "ui_probe.h"

namespace rapport::gui {
namespace {

class ManagerLeads : public testing::Test {
 protected:
  ManagerLeads() {
    probe_.desk.services.rubric = shipped_rubric();
    probe_.desk.services.listener = &DemonstrationStore::listener();
    probe_.desk.services.open_records = store_.open();
    update(probe_.state, OpenManager{}, probe_.desk.services);
    probe_.frames(4);
  }

  void manage(ManagerAction action) {
    update(probe_.state, Action(std::move(action)), probe_.desk.services);
    probe_.frames(3);
  }
  [[nodiscard]] const ManagerModel& page() const { return probe_.state.manager_page; }
  [[nodiscard]] const CohortReport& report() const { return *probe_.state.manager.cohort->report; }
  [[nodiscard]] bool says(std::string_view words) const {
    return std::ranges::any_of(
        probe_.texts(), [&](const DrawnText& text) { return text.whole.find(words) != std::string::npos; });
  }
  /// The number that a behind page lists.
  [[nodiscard]] std::size_t behind(Counted counted) {
    manage(OpenBehind{std::move(counted)});
    EXPECT_TRUE(page().behind);
    return page().behind ? page().behind->leads.size() : 0;
  }
  [[nodiscard]] static std::size_t whole(std::int64_t number) { return static_cast<std::size_t>(number); }
  [[nodiscard]] static bool keyboard_is_on(const std::string& id) {
    const auto& context = *ImGui::GetCurrentContext();
    return std::ranges::any_of(context.Windows, [&](ImGuiWindow* window) {
      return window->WasActive && window->GetID(id.c_str()) == context.NavId;
    });
  }

  DemonstrationStore store_;
  UiProbe probe_{DemonstrationStore::shelf(), {1280, 3000}};
};

TEST_F(ManagerLeads, ListAsManyRepliesAsTheNumberSaysForEveryMomentAndSign) {
  ASSERT_FALSE(report().moments.empty());
  for (const auto& row : report().moments) {
    EXPECT_EQ(behind({Counted::Kind::Missed, Measure::Overall, row.criterion_id}),
              std::min<std::size_t>(whole(row.missed), LookLimits().replies + 20))
        << row.criterion_id;
  }
  for (const auto& row : report().signs) {
    const auto shown = behind({Counted::Kind::Shown, Measure::Overall, row.indicator_id});
    EXPECT_EQ(shown, whole(row.shown)) << row.indicator_id;
    if (row.polarity != Polarity::Earns) continue;
    const auto without = behind({Counted::Kind::NotShown, Measure::Overall, row.indicator_id});
    const bool is_all = page().behind->notes.size() == 1;
    EXPECT_EQ(is_all ? without : whole(row.missed), whole(row.missed)) << row.indicator_id;
  }
}

TEST_F(ManagerLeads, ListAsManyAttemptsAsTheNumberSays) {
  EXPECT_EQ(behind({Counted::Kind::Begun}), whole(report().total.begun));
  EXPECT_EQ(behind({Counted::Kind::Finished}), whole(report().total.finished));
  EXPECT_EQ(behind({Counted::Kind::Passed}), whole(report().total.passed));
  for (const auto measure : kAllMeasures) {
    EXPECT_EQ(behind({Counted::Kind::Rated, measure}),
              whole(report().total.measures[place_of(measure)].attempts));
    std::optional<int> before;
    for (const auto& lead : page().behind->leads) {
      const auto points = points_of(*store_.records().attempt(lead.id), measure);
      ASSERT_TRUE(points);
      EXPECT_TRUE(!before || *before <= *points) << "the fewest points first";
      before = points;
    }
  }
}

TEST_F(ManagerLeads, GoFromEveryTileToThePeopleOrTheAttempts) {
  const auto& total = report().total;
  const auto listed = [&](const char* tile) {
    EXPECT_TRUE(probe_.press(tile)) << tile;
    probe_.frames(3);
    return page().behind ? page().behind->leads.size() : page().order.size();
  };
  EXPECT_EQ(listed("###tile_waiting"), whole(total.not_begun + total.stalled));
  EXPECT_TRUE(says("not begun or stalled, by name"));
  for (const auto row : page().order) EXPECT_NE(report().people[row].state, PersonRow::State::Active);
  EXPECT_EQ(listed("###tile_lift"), whole(total.measures[0].lifted_people));
  EXPECT_EQ(page().sorted.column, static_cast<std::size_t>(PeopleColumn::Lift));
  EXPECT_EQ(listed("###tile_last"), whole(total.measures[0].people));
  EXPECT_EQ(listed("###tile_people"), whole(total.people));
  for (const auto& [tile, count] :
       {std::pair("###tile_attempts", total.finished), std::pair("###tile_passed", total.passed),
        std::pair("###tile_felt", total.finished)}) {
    EXPECT_EQ(listed(tile), whole(count)) << tile;
    ASSERT_TRUE(page().behind) << tile;
    probe_.press_escape();
    EXPECT_FALSE(page().behind);
  }
  EXPECT_GT(listed("###tile_remedies"), 0U);
  EXPECT_EQ(UiProbe::too_wide(), "");
}

TEST_F(ManagerLeads, GoFromEveryRowOfEveryTableSomewhere) {
  for (const auto& [tab, tables] :
       {std::pair("###tab_criteria",
                  std::vector<std::pair<const char*, const LeadingTable*>>{{"totals", &page().totals},
                                                                           {"gains", &page().gains},
                                                                           {"moments", &page().moments},
                                                                           {"earning", &page().earning},
                                                                           {"harming", &page().harming}}),
        std::pair("###tab_compare",
                  std::vector<std::pair<const char*, const LeadingTable*>>{{"team", &page().teams},
                                                                           {"scenario", &page().scenarios}}),
        std::pair("###tab_trend",
                  std::vector<std::pair<const char*, const LeadingTable*>>{{"month", &page().months}})}) {
    for (const auto& [id, table] : tables) {
      const auto rows = table->rows.size();
      ASSERT_GT(rows, 0U) << id;
      ASSERT_EQ(table->leads.size(), rows) << id;
      for (std::size_t row = 0; row < rows; ++row) {
        ASSERT_TRUE(probe_.press(tab));
        ASSERT_TRUE(probe_.press(fmt::format("###{}_{}", id, row))) << id << row;
        probe_.frames(2);
        const bool led = page().behind || page().page == ManagerPage::People;
        EXPECT_TRUE(led) << id << " " << row;
        if (page().behind) probe_.press_escape();
        manage(ChangeRecordFilter{});
      }
    }
  }
}

TEST_F(ManagerLeads, GoFromAMissedMomentToTheReplyInWhatWasHeldWithItsEvidenceAndBack) {
  ASSERT_TRUE(probe_.press("###tab_criteria"));
  const auto criterion = report().moments.at(1);
  ASSERT_TRUE(probe_.press("###moments_1"));
  probe_.frames(2);
  ASSERT_TRUE(page().behind);
  EXPECT_EQ(page().behind->leads.size(), whole(criterion.missed));
  const auto lead = page().behind->leads.at(2);
  const auto words = page().behind->table.rows.at(2)[0].text;
  EXPECT_TRUE(says(words.substr(0, 20)));
  ASSERT_TRUE(probe_.press("###behind_2"));
  probe_.frames(3);
  ASSERT_TRUE(page().held);
  EXPECT_EQ(page().held->id, lead.id);
  ASSERT_EQ(page().held->reply, lead.reply);
  const auto& turn = page().held->turns.at(*lead.reply);
  EXPECT_TRUE(says(turn.note.words.substr(0, 20)));
  probe_.press_escape();
  ASSERT_TRUE(page().behind);
  EXPECT_FALSE(page().held);
  EXPECT_EQ(page().behind->came_from, 2U);
  probe_.frames(3);
  EXPECT_TRUE(keyboard_is_on("###behind_2")) << "the keyboard is where it was";
  ASSERT_TRUE(probe_.press("###kind_1"));
  probe_.frames(2);
  EXPECT_GE(page().behind->leads.size(), std::min(whole(criterion.called), LookLimits().replies));
  probe_.press_escape();
  EXPECT_FALSE(page().behind);
  EXPECT_EQ(page().page, ManagerPage::Criteria);
}

TEST_F(ManagerLeads, ShowTheReplyAtOnceHoweverLowItStands) {
  probe_.resize({1100, 700});
  manage(OpenBehind{{Counted::Kind::Called, Measure::Overall, "empathy"}});
  ASSERT_TRUE(page().behind);
  const auto& leads = page().behind->leads;
  const auto found = std::ranges::find_if(leads, [](const OpenHeld& one) { return one.reply > 4U; });
  ASSERT_NE(found, leads.end());
  const OpenHeld low = *found;  // the page goes when what it leads to is opened
  manage(low);
  probe_.frames(4);
  ASSERT_TRUE(page().held);
  const auto label = fmt::format("Reply {}", *low.reply + 1);
  const auto seen =
      std::ranges::find_if(probe_.texts(), [&](const DrawnText& text) { return text.whole == label; });
  ASSERT_NE(seen, probe_.texts().end()) << label;
  EXPECT_GT(seen->begin.y, 0);
  EXPECT_LT(seen->end.y, 350) << "in the upper half";
}

TEST_F(ManagerLeads, GoByTheKeyboardAloneFromATileToAnAttempt) {
  ImGui::GetIO().NavActive = true;
  const auto go_to = [&](const std::string& id) {
    for (int i = 0; i < 120 && !keyboard_is_on(id); ++i) probe_.press_key(ImGuiKey_Tab);
    return keyboard_is_on(id);
  };
  ASSERT_TRUE(go_to("###tile_passed"));
  probe_.press_key(ImGuiKey_Space);
  probe_.frames(3);
  ASSERT_TRUE(page().behind);
  ASSERT_TRUE(go_to("###behind_0"));
  probe_.press_key(ImGuiKey_Space);
  probe_.frames(3);
  ASSERT_TRUE(page().held);
  EXPECT_EQ(page().held->id, page().behind->leads.at(0).id);
}

TEST_F(ManagerLeads, GoFromAPersonsNumbersToThatPersonsAttempts) {
  const auto person =
      std::ranges::find_if(report().people, [](const PersonRow& one) { return one.passed > 1; });
  ASSERT_NE(person, report().people.end());
  const auto id = person->person_id;
  const auto passed = whole(person->passed), rated = whole(person->measures[2]->attempts);
  manage(OpenPerson{id});
  ASSERT_TRUE(probe_.press("###tile_passed"));
  probe_.frames(2);
  ASSERT_TRUE(page().behind);
  EXPECT_EQ(page().behind->leads.size(), passed);
  probe_.press_escape();
  ASSERT_TRUE(page().person);
  ASSERT_TRUE(probe_.press("###criteria_2"));
  probe_.frames(2);
  ASSERT_TRUE(page().behind);
  EXPECT_EQ(page().behind->leads.size(), rated);
  for (const auto& lead : page().behind->leads) EXPECT_EQ(store_.records().attempt(lead.id)->person_id, id);
  probe_.press_escape();
  const auto months = page().person->month_leads.size();
  ASSERT_GT(months, 1U);
  ASSERT_TRUE(probe_.press("###trend_0"));
  probe_.frames(2);
  ASSERT_TRUE(page().behind);
  EXPECT_TRUE(says(text_of(*std::get<OpenBehind>(page().person->month_leads[0]).month)));
}

TEST_F(ManagerLeads, OpenWhoWaitsByTheirNameAndListAllWhoDo) {
  ASSERT_EQ(page().waiting.size(), 2U);
  const auto first = page().waiting[0].people.at(0).second;
  ASSERT_TRUE(probe_.press("###waiting_0_0"));
  probe_.frames(2);
  ASSERT_TRUE(page().person);
  EXPECT_EQ(probe_.state.manager.person->person_id, first);
  probe_.press_escape();
  ASSERT_GT(page().waiting[1].more, 0U);
  ASSERT_TRUE(probe_.press("###waiting_1_more"));
  probe_.frames(2);
  EXPECT_EQ(page().order.size(), whole(report().total.stalled));
  ASSERT_TRUE(probe_.press("###who"));
  ASSERT_TRUE(probe_.press("###who_0"));
  EXPECT_EQ(page().order.size(), report().people.size());
}

TEST_F(ManagerLeads, SayHowTheNumbersOfAColumnAreMadeToWhoPointsAtItsHead) {
  ImGui::GetIO().NavActive = true;
  constexpr auto kMeaning = "Where it goes now: the last attempt beside the mean of all before it";
  EXPECT_FALSE(says(kMeaning));
  for (int i = 0; i < 80 && !keyboard_is_on("###person_by_5"); ++i) probe_.press_key(ImGuiKey_Tab);
  EXPECT_TRUE(says(kMeaning));
}

}  // namespace
}  // namespace rapport::gui
