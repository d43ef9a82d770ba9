// SPDX-License-Identifier: MIT
/// \file Every number that the manager's screen shows is there a second time: counted by plain SQL from the
/// rows of the attempts themselves, and found as words on the screen. The page of trust:
/// manager_trust_test.cpp.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <map>

#include "demonstration_store.h"
#include "raw_numbers.h"
#include "tests/support/raw_store.h"
#include "tests/support/shipped.h"
#include "ui_probe.h"

namespace rapport::gui {
namespace {

constexpr const char* kTrainees = "select person_id from team_members where role = 'trainee'";

/// Where somebody looks at these attempts: how the filter is set, and the same as a condition on rows.
struct View {
  const char* name;
  std::string condition;
  std::function<void(RecordFilter&, const ManagerModel&)> narrow;
  std::string trainees = kTrainees;
  /// By which attempts somebody has begun, whatever is looked at; empty: by those of the condition.
  std::string begun = {};
  /// When it is, as far as is looked, as SQL for a day; empty: now.
  std::string until = {};
};

class NumbersOfTheManager : public testing::TestWithParam<View> {
 protected:
  NumbersOfTheManager() {
    probe_.desk.services.rubric = shipped_rubric();
    probe_.desk.services.listener = &DemonstrationStore::listener();
    probe_.desk.services.open_records = store_.open();
    update(probe_.state, OpenManager{}, probe_.desk.services);
    auto filter = probe_.state.manager.filter;
    GetParam().narrow(filter, probe_.state.manager_page);
    perform(ChangeRecordFilter{filter});
  }

  void perform(ManagerAction action) {
    update(probe_.state, Action(std::move(action)), probe_.desk.services);
    probe_.frames(4);
  }
  [[nodiscard]] std::vector<std::string> sql(const std::string& statement) { return raw_.run(statement); }
  [[nodiscard]] std::string one(const std::string& statement) {
    const auto rows = sql(statement);
    return rows.empty() ? "null" : rows.front();
  }
  [[nodiscard]] std::int64_t now_ms() const {
    return std::chrono::duration_cast<std::chrono::milliseconds>(
               probe_.desk.services.clock->now().time_since_epoch())
        .count();
  }
  [[nodiscard]] std::string finished() const {
    return "a.status in ('passed', 'failed') and (" + GetParam().condition + ")";
  }
  [[nodiscard]] std::string points() const { return points_sql(GetParam().condition); }
  [[nodiscard]] static std::string first_and_last() { return first_and_last_sql(); }

  /// The words of the row that begins with these, from the left to the right: large ones, and small ones
  /// under them.
  struct Row {
    std::vector<std::string> large, small;
  };
  [[nodiscard]] Row row_of(const std::string& name, int skipped = 0) const {
    const float caption = probe_.look().text_height(TextStyle::Caption) + 1;
    Row row;
    const auto& texts = probe_.texts();
    const auto is_name = [&](const DrawnText& text) {
      return text.whole == name && text.end.y - text.begin.y > caption;
    };
    float left = std::numeric_limits<float>::max();  // where tables begin; the same name may stand elsewhere
    for (const auto& text : texts) left = is_name(text) ? std::min(left, text.begin.x) : left;
    const auto head = std::ranges::find_if(texts, [&](const DrawnText& text) {
      return is_name(text) && text.begin.x < left + 1 && skipped-- == 0;
    });
    if (head == texts.end()) return row;
    std::vector<const DrawnText*> in_row;
    for (const auto& text : texts) {
      const float middle = (text.begin.y + text.end.y) / 2;
      if (text.begin.x > head->begin.x && std::abs(middle - (head->begin.y + head->end.y) / 2) < 24)
        in_row.push_back(&text);
    }
    std::ranges::sort(in_row, {}, [](const DrawnText* text) { return text->end.x; });
    for (const auto* text : in_row)
      (text->end.y - text->begin.y > caption ? row.large : row.small).push_back(without_groups(text->whole));
    return row;
  }
  [[nodiscard]] std::string tile(const std::string& id, bool small = false) const {
    const auto& tiles = probe_.state.manager_page.tiles;
    const auto found = std::ranges::find(tiles, "###tile_" + id, &FigureTile::id);
    if (found == tiles.end()) return "no tile";
    const auto& words = small ? found->more : found->value;
    const bool seen =
        std::ranges::any_of(probe_.texts(), [&](const DrawnText& text) { return text.whole == words; });
    return seen ? words : "not on the screen";
  }

  /// How many of a team's trainees have not begun, or not been heard of for four weeks.
  [[nodiscard]] std::string waiting_of(const std::string& of_team) {
    const auto begun = GetParam().begun.empty() ? GetParam().condition : GetParam().begun;
    const auto end = GetParam().until.empty() ? std::to_string(now_ms())
                                              : fmt::format("strftime('%s', '{}') * 1000", GetParam().until);
    return one(
        "select count(*) from (select distinct person_id from team_members where role = 'trainee') t where " +
        of_team +
        " and coalesce((select max(updated_ms) from attempts a where a.person_id = t.person_id and " + begun +
        "), 0) < " + end + " - 28 * 86400000");
  }
  /// "n 9, +12 (n 4)": of how many of a team's people its mean and its lift are made.
  [[nodiscard]] std::string made_of(int m, const std::string& of_team) {
    const auto parts =
        split(one(fmt::format("with pts as ({}) select count(*), avg(case when n > 1 then last - first end), "
                              "total(n > 1) from ({}) "
                              "where m = {} and {}",
                              points(), first_and_last(), m, of_team)));
    auto text = "n " + parts.at(0);
    if (parts.at(1) != "null")
      text += fmt::format(", {} (n {})", signed_whole(parts.at(1)), whole(parts.at(2)));
    return text;
  }

  DemonstrationStore store_;
  test::RawStore raw_{store_.path()};
  UiProbe probe_{DemonstrationStore::shelf(), {1800, 4200}};
};

TEST_P(NumbersOfTheManager, AreThoseOfTheRowsUnderTheNumbersAtAGlance) {
  const auto passed =
      one("select count(distinct person_id) from attempts a where status = 'passed' and " + finished());
  EXPECT_EQ(tile("people", true), passed + (passed == "1" ? " has passed one" : " have passed one"));
  const auto attempts = one("select count(*) from attempts a where status = 'passed' and " + finished());
  EXPECT_EQ(tile("passed", true), attempts + (attempts == "1" ? " attempt" : " attempts"));
  const auto people = split(one("with pts as (" + points() + ") select count(*), total(n > 1) from (" +
                                first_and_last() + ") where m = 0"));
  EXPECT_EQ(tile("last", true), "mean of " + people.at(0) + (people.at(0) == "1" ? " person" : " people"));
  EXPECT_TRUE(tile("lift", true).starts_with(whole(people.at(1)) + " with two attempts"))
      << tile("lift", true);
}

TEST_P(NumbersOfTheManager, AreThoseOfTheRowsAtAGlance) {
  const auto& condition = GetParam().condition;
  const auto everybody =
      "(select distinct person_id from attempts a where " + condition + " union " + GetParam().trainees + ")";
  EXPECT_EQ(tile("people"), one("select count(*) from " + everybody));
  EXPECT_EQ(tile("attempts"), one("select count(*) from attempts a where " + finished()));
  EXPECT_EQ(tile("attempts", true), one("select count(*) || ' begun' from attempts a where " + condition));
  EXPECT_EQ(tile("passed"),
            percent(one("select avg(status = 'passed') from attempts a where " + finished())));
  EXPECT_EQ(tile("felt"), decimal(one("select avg(3.0 + 2.0 * (trust - anger) / 100) from attempts a where " +
                                      finished())));
  const auto both = "with pts as (" + points() +
                    ") select avg(last), avg(case when n > 1 then last - first end) from (" +
                    first_and_last() + ") where m = 0";
  const auto parts = split(one(both));
  EXPECT_EQ(tile("last"), whole(parts.at(0)));
  EXPECT_EQ(tile("lift"), signed_whole(parts.at(1)));
  const auto begun = GetParam().begun.empty() ? condition : GetParam().begun;
  const auto not_begun =
      one("select count(*) from " + everybody +
          " where person_id not in (select person_id from attempts a where " + begun + ")");
  const auto end = GetParam().until.empty() ? std::to_string(now_ms())
                                            : fmt::format("strftime('%s', '{}') * 1000", GetParam().until);
  const auto stalled = one("select count(*) from " + everybody +
                           " where person_id in (select person_id from attempts a where " + begun +
                           " group by person_id having max(updated_ms) < " + end + " - 28 * 86400000)");
  EXPECT_EQ(tile("waiting", true), not_begun + " not begun, " + stalled + " stalled");
  EXPECT_EQ(tile("waiting"), std::to_string(std::stoi(not_begun) + std::stoi(stalled)));
  EXPECT_NE(tile("people"), "0");
}

TEST_P(NumbersOfTheManager, AreThoseOfTheRowsForRemedies) {
  std::map<std::string, long> by_currency;
  for (const auto& row : sql("select scenario_id, sum(remedy_cost) from attempts a where " + finished() +
                             " group by scenario_id")) {
    const auto parts = split(row);
    const auto& shelf = DemonstrationStore::shelf().scenarios;
    const auto scenario =
        std::ranges::find_if(shelf, [&](const auto& one) { return one.scenario->id == parts[0]; });
    ASSERT_NE(scenario, shelf.end()) << row;
    by_currency[scenario->scenario->currency] += std::stol(parts[1]);
  }
  std::vector<std::string> amounts;
  for (const auto& [currency, amount] : by_currency)
    amounts.push_back(fmt::format("{} {}", amount, currency));
  EXPECT_EQ(without_groups(tile("remedies")), fmt::format("{}", fmt::join(amounts, " and ")));
}

TEST_P(NumbersOfTheManager, AreThoseOfTheRowsForEveryPerson) {
  std::map<std::string, std::vector<std::string>> expected;
  const auto names = sql("select person_id, name from person_names");
  const auto cells = sql("with pts as (" + points() +
                         ") select person_id, m, n, first, last, best, mean from (" + first_and_last() + ")");
  std::map<std::string, std::map<int, std::vector<std::string>>> by_person;
  for (const auto& row : cells) {
    auto parts = split(row);
    by_person[parts[0]][std::stoi(parts[1])] = {parts.begin() + 2, parts.end()};
  }
  std::size_t looked_at = 0;
  for (const auto& row : names) {
    const auto parts = split(row);
    const auto seen = row_of(parts[1]);
    if (seen.large.empty()) {
      EXPECT_FALSE(by_person.contains(parts[0])) << parts[1] << " is missing";
      continue;
    }
    ++looked_at;
    std::vector<std::string> large = {
        one("select count(*) from attempts a where person_id = '" + parts[0] + "' and " + finished())};
    std::vector<std::string> small;
    if (large[0] != "0") {
      small.push_back(one("select count(*) || ' passed' from attempts a where person_id = '" + parts[0] +
                          "' and status = 'passed' and (" + GetParam().condition + ")"));
    }
    for (int m = 0; m < 5; ++m) {
      const auto cell = by_person[parts[0]].find(m);
      if (cell == by_person[parts[0]].end()) {
        large.insert(large.end(), m == 0 ? 4 : 1, "–");
        continue;
      }
      const auto count = std::stoi(cell->second[0]), first = std::stoi(cell->second[1]),
                 last = std::stoi(cell->second[2]);
      large.push_back(cell->second[2]);
      if (count > 1) small.push_back("first " + cell->second[1]);
      if (m > 0) continue;
      large.push_back(cell->second[3]);
      large.push_back(count > 1 ? signed_whole(std::to_string(last - first)) : "–");
      const double before = (std::stod(cell->second[4]) * count - last) / (count - 1);
      large.emplace_back(count < 3             ? "–"
                         : last - before >= 5  ? "rising"
                         : last - before <= -5 ? "falling"
                                               : "steady");
    }
    EXPECT_EQ(seen.large, large) << parts[1];
    EXPECT_EQ(seen.small, small) << parts[1];
  }
  EXPECT_EQ(std::to_string(looked_at), tile("people"));
}

TEST_P(NumbersOfTheManager, AreThoseOfTheRowsForEveryCriterion) {
  perform(ShowManagerPage{ManagerPage::Criteria});
  for (const auto measure : kAllMeasures) {
    const auto parts = split(one(fmt::format(
        "with pts as ({}) select (select avg(p) from pts where m = {}), avg(first), avg(best), "
        "avg(last), avg(case when n > 1 then last - first end), "
        "total(n > 1 and last - first >= 5), total(n > 1 and last - first <= -5), count(*), sum(n), "
        "sum(n > 1) from ({}) where m = {}",
        points(), place_of(measure), first_and_last(), place_of(measure))));
    const std::vector<std::string> means = {parts.at(7),        whole(parts.at(1)), whole(parts.at(2)),
                                            whole(parts.at(3)), parts.at(8),        whole(parts.at(0))};
    EXPECT_EQ(row_of(measure_name(measure)).large, means) << word_of(measure);
    const std::vector<std::string> gains = {parts.at(9), signed_whole(parts.at(4)), whole(parts.at(5)),
                                            whole(parts.at(6))};
    EXPECT_EQ(row_of(measure_name(measure), 1).large, gains) << word_of(measure);
  }
}

TEST_P(NumbersOfTheManager, AreThoseOfTheRowsForMomentsAndSigns) {
  perform(ShowManagerPage{ManagerPage::Criteria});
  const auto moments =
      sql("select json_extract(j.value, '$[0]') as what, sum(json_extract(j.value, '$[1]')) as called, "
          "sum(json_extract(j.value, '$[2]')) as missed, sum(json_extract(j.value, '$[3]')) as typed "
          "from attempts a, json_each(a.moments) j where " +
          finished() + " group by what");
  ASSERT_FALSE(moments.empty());
  std::map<std::string, std::string> chances;
  for (const auto& row : moments) {
    const auto parts = split(row);
    chances[parts[0]] = parts[3];
    const auto criterion = shipped_rubric()->find_criterion(parts[0]);  // a scenario may have one of its own
    const auto name = criterion ? spoken_text(shipped_rubric()->criteria[*criterion].name) : parts[0];
    const auto share = percent(fmt::format("{}", std::stod(parts[2]) / std::stod(parts[1])));
    const auto is_row = [&](const FigureRow& one) { return one[0].text == name; };
    const auto& shown = probe_.state.manager_page.moments.rows;
    const auto found = std::ranges::find_if(shown, is_row);
    ASSERT_NE(found, shown.end()) << name;
    EXPECT_EQ((*found)[1].text, parts[1]);
    EXPECT_EQ((*found)[2].text, parts[2]);
    EXPECT_EQ((*found)[3].text, share);
  }
  std::map<std::string, std::pair<std::string, std::string>> signs;
  for (const auto& row :
       sql("select json_extract(j.value, '$[0]') as what, sum(json_extract(j.value, '$[1]')), "
           "sum(json_extract(j.value, '$[2]')) from attempts a, json_each(a.signs) j where " +
           finished() + " group by what")) {
    const auto parts = split(row);
    signs[parts[0]] = {parts[1], parts[2]};
  }
  std::size_t met = 0;
  for (const auto& indicator : shipped_rubric()->indicators) {
    const auto row = row_of(spoken_text(indicator.sign));
    if (row.large.empty()) continue;
    ++met;
    const auto found = signs.find(indicator.id);
    const auto shown = found == signs.end() ? std::string("0") : found->second.first;
    if (row.large.size() == 1) {
      EXPECT_EQ(row.large[0], shown) << indicator.id;
      continue;
    }
    ASSERT_EQ(row.large.size(), 3U) << indicator.id;
    const auto criterion = indicator.id.substr(0, indicator.id.find('.'));
    const auto with = found == signs.end() ? 0 : std::stoi(found->second.second);
    EXPECT_EQ(row.large[0], chances[criterion]) << indicator.id;
    EXPECT_EQ(row.large[1], std::to_string(with)) << indicator.id;
    EXPECT_EQ(row.large[2], std::to_string(std::stoi(chances[criterion]) - with)) << indicator.id;
  }
  EXPECT_GE(met, 8U);
}

TEST_P(NumbersOfTheManager, AreThoseOfTheRowsForEveryMonth) {
  perform(ShowManagerPage{ManagerPage::Trend});
  const auto months =
      sql("select strftime('%Y-%m', started_ms / 1000, 'unixepoch') as month, count(*), "
          "total(status in ('passed', 'failed')), total(status = 'passed'), "
          "avg(case when status in ('passed', 'failed') then 3.0 + 2.0 * (trust - anger) / 100 end) "
          "from attempts a where " +
          GetParam().condition + " group by month");
  ASSERT_FALSE(months.empty());
  for (const auto& row : months) {
    const auto parts = split(row);
    std::vector<std::string> expected = {parts[1], whole(parts[2]), whole(parts[3])};
    for (int m = 0; m < 5; ++m) {
      expected.push_back(whole(
          one(fmt::format("select avg(p) from ({}) where m = {} and month = '{}'", points(), m, parts[0]))));
    }
    expected.push_back(decimal(parts[4]));
    EXPECT_EQ(row_of(parts[0]).large, expected) << parts[0];
  }
}

TEST_P(NumbersOfTheManager, AreThoseOfTheRowsForEveryScenario) {
  perform(ShowManagerPage{ManagerPage::Compare});
  const auto scenarios = sql(
      "select scenario_id, total(status in ('passed', 'failed')), "
      "avg(case when status in ('passed', 'failed') then status = 'passed' end), "
      "avg(case when status in ('passed', 'failed') then 3.0 + 2.0 * (trust - anger) / 100 end), "
      "total(case when status in ('passed', 'failed') then remedy_cost else 0 end) from attempts a where " +
      GetParam().condition + " group by scenario_id");
  ASSERT_FALSE(scenarios.empty());
  for (const auto& row : scenarios) {
    const auto parts = split(row);
    const auto* const there = DemonstrationStore::shelf().find(parts[0]);
    ASSERT_NE(there, nullptr);
    std::vector<std::string> expected = {whole(parts[1]), percent(parts[2])};
    for (int m = 0; m < 5; ++m) {
      expected.push_back(whole(one(fmt::format("select avg(p) from ({}) where m = {} and scenario_id = '{}'",
                                               points(), m, parts[0]))));
    }
    expected.push_back(decimal(parts[3]));
    expected.push_back(whole(parts[4]) + " " + there->scenario->currency);
    EXPECT_EQ(row_of(there->scenario->title).large, expected) << parts[0];
  }
}

TEST_P(NumbersOfTheManager, AreThoseOfTheRowsForEveryTeam) {
  perform(ShowManagerPage{ManagerPage::Compare});
  const auto only = probe_.state.manager.filter.team_id;
  for (const auto& row : sql("select id, name from teams")) {
    const auto parts = split(row);
    if (!only.empty() && parts[0] != only) continue;
    const auto of_team =
        "person_id in (select person_id from team_members where role = 'trainee' and team_id = '" + parts[0] +
        "')";
    const auto seen = row_of(parts[1]);
    ASSERT_GE(seen.large.size(), 9U) << parts[1];
    EXPECT_EQ(
        seen.large[0],
        one("select count(distinct person_id) from team_members where role = 'trainee' and team_id = '" +
            parts[0] + "'"));
    EXPECT_EQ(seen.large[1], waiting_of(of_team));
    EXPECT_EQ(seen.large[2], percent(one("select avg(status = 'passed') from attempts a where " + finished() +
                                         " and " + of_team)));
    for (int m = 0; m < 5; ++m) {
      EXPECT_EQ(seen.large[3 + static_cast<std::size_t>(m)],
                whole(one(fmt::format("with pts as ({}) select avg(last) from ({}) where m = {} and {}",
                                      points(), first_and_last(), m, of_team))));
      EXPECT_EQ(seen.small[static_cast<std::size_t>(m)], made_of(m, of_team)) << parts[1] << " " << m;
    }
    EXPECT_EQ(seen.large[8],
              decimal(one("select avg(3.0 + 2.0 * (trust - anger) / 100) from attempts a where " +
                          finished() + " and " + of_team)));
  }
}

TEST_P(NumbersOfTheManager, AreThoseOfTheRowsOnAPersonsPage) {
  std::size_t looked_at = 0;
  for (const auto& row : sql("select person_id, name from person_names")) {
    const auto parts = split(row);
    const auto held = one("select count(*) from attempts a where person_id = '" + parts[0] + "' and (" +
                          GetParam().condition + ")");
    if (held == "0" || probe_.state.manager_page.person_ids.end() ==
                           std::ranges::find(probe_.state.manager_page.person_ids, parts[0]))
      continue;
    perform(OpenPerson{parts[0]});
    ASSERT_TRUE(probe_.state.manager_page.person) << parts[1];
    ++looked_at;
    EXPECT_EQ(std::to_string(probe_.state.manager_page.person->ids.size()), held) << parts[1];
    for (const auto measure : kAllMeasures) {
      const auto numbers =
          split(one(fmt::format("with pts as ({}) select n, first, best, last, mean, case when n > 1 then "
                                "last - first end from ({}) where "
                                "m = {} and person_id = '{}'",
                                points(), first_and_last(), place_of(measure), parts[0])));
      if (numbers.size() < 6) continue;
      const auto seen = row_of(measure_name(measure)).large;
      ASSERT_GE(seen.size(), 6U) << parts[1];
      const std::vector<std::string> expected = {numbers[0], numbers[1],        numbers[2],
                                                 numbers[3], whole(numbers[4]), signed_whole(numbers[5])};
      EXPECT_EQ(std::vector(seen.begin(), seen.begin() + 6), expected) << parts[1];
    }
    probe_.press_escape();
  }
  EXPECT_GT(looked_at, 3U);
}

const std::vector<View>& views() {
  static const std::vector<View> kViews = {
      {"Counted", "a.mode = 'assessment'", [](RecordFilter&, const ManagerModel&) {}},
      {"Practice", "a.mode = 'practice'",
       [](RecordFilter& filter, const ManagerModel&) { filter.mode = Mode::Practice; }},
      {"OneScenario", "a.mode = 'assessment' and a.scenario_id = 'scratched-car-door'",
       [](RecordFilter& filter, const ManagerModel&) { filter.scenario_id = "scratched-car-door"; },
       kTrainees, "a.mode = 'assessment'"},
      {"SomeMonths",
       "a.mode = 'assessment' and strftime('%Y-%m', a.started_ms / 1000, 'unixepoch') between '2023-07' and "
       "'2023-09'",
       [](RecordFilter& filter, const ManagerModel&) {
         filter.from = Month{2023, 7};
         filter.to = Month{2023, 9};
       },
       kTrainees,
       "a.mode = 'assessment' and strftime('%Y-%m', a.started_ms / 1000, 'unixepoch') <= '2023-09'",
       "2023-10-01"},
      {"OneTeam",
       "a.mode = 'assessment' and a.person_id in (select person_id from team_members where role = 'trainee' "
       "and "
       "team_id = (select min(id) from teams))",
       [](RecordFilter& filter, const ManagerModel& page) { filter = page.menus.at(0).leads_to.at(1); },
       "select person_id from team_members where role = 'trainee' and team_id = (select min(id) from "
       "teams)"}};
  return kViews;
}

INSTANTIATE_TEST_SUITE_P(Views, NumbersOfTheManager, testing::ValuesIn(views()),
                         [](const testing::TestParamInfo<View>& view) { return view.param.name; });

}  // namespace
}  // namespace rapport::gui
