// SPDX-License-Identifier: MIT
/// \file The numbers of one person, of the attempts listed there and of a certificate, counted once more by
/// plain SQL.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "demonstration_store.h"
#include "raw_numbers.h"
#include "tests/support/raw_store.h"
#include "tests/support/shipped.h"
#include "ui_probe.h"

namespace rapport::gui {
namespace {

class NumbersOfAPerson : public testing::TestWithParam<Mode> {
 protected:
  NumbersOfAPerson() {
    probe_.desk.services.rubric = shipped_rubric();
    probe_.desk.services.listener = &DemonstrationStore::listener();
    probe_.desk.services.open_records = store_.open();
    update(probe_.state, OpenManager{}, probe_.desk.services);
    RecordFilter filter;
    if (GetParam() == Mode::Practice) filter.mode = Mode::Practice;
    perform(ChangeRecordFilter{filter});
  }

  void perform(ManagerAction action) {
    update(probe_.state, Action(std::move(action)), probe_.desk.services);
    probe_.frames(3);
  }
  [[nodiscard]] std::string one(const std::string& statement) {
    const auto rows = raw_.run(statement);
    return rows.empty() ? "null" : rows.front();
  }
  [[nodiscard]] static std::string mode() {
    return GetParam() == Mode::Practice ? "mode = 'practice'" : "mode = 'assessment'";
  }
  /// Opens each person who has attempts of the kind.
  template <typename Look>
  void for_each_person(const Look& look) {
    std::size_t looked_at = 0;
    for (const auto& id : raw_.run("select distinct person_id from attempts where " + mode())) {
      perform(OpenPerson{id});
      ASSERT_TRUE(page().person) << id;
      look(id, *page().person, fmt::format("person_id = '{}' and {}", id, mode()));
      probe_.press_escape();
      ++looked_at;
    }
    EXPECT_GT(looked_at, 3U);
  }
  [[nodiscard]] const ManagerModel& page() const { return probe_.state.manager_page; }
  [[nodiscard]] bool is_seen(const std::string& words) const {
    return std::ranges::any_of(probe_.texts(), [&](const DrawnText& text) { return text.whole == words; });
  }
  void expect_tile(const PersonPage& shown, const std::string& id, const std::string& value) {
    const auto tile = std::ranges::find(shown.tiles, "###tile_" + id, &FigureTile::id);
    ASSERT_NE(tile, shown.tiles.end()) << id;
    EXPECT_EQ(tile->value, value) << id;
    EXPECT_TRUE(is_seen(value)) << id;
  }

  DemonstrationStore store_;
  test::RawStore raw_{store_.path()};
  UiProbe probe_{DemonstrationStore::shelf(), {1800, 4200}};
};

/// Whole points overall and on so many criteria.
std::string whole_points_sql(int criteria) {
  std::string sql = "cast(round(overall * 100) as integer)";
  for (int c = 0; c < criteria; ++c)
    sql += fmt::format(", cast(round(json_extract(criteria, '$[{}]') * 100) as integer)", c);
  return sql;
}

constexpr auto kFinished = "status in ('passed', 'failed')";

TEST_P(NumbersOfAPerson, AreThoseOfTheRowsAtAGlance) {
  for_each_person([&](const std::string&, const PersonPage& shown, const std::string& theirs) {
    expect_tile(shown, "begun", one("select count(*) from attempts where " + theirs));
    expect_tile(shown, "finished",
                one(fmt::format("select count(*) from attempts where {} and {}", kFinished, theirs)));
    expect_tile(shown, "passed", one("select count(*) from attempts where status = 'passed' and " + theirs));
    expect_tile(
        shown, "felt",
        decimal(one(fmt::format("select avg(3.0 + 2.0 * (trust - anger) / 100) from attempts where {} and {}",
                                kFinished, theirs))));
  });
}

TEST_P(NumbersOfAPerson, AreThoseOfTheRowsMonthByMonth) {
  for_each_person([&](const std::string& id, const PersonPage& shown, const std::string& theirs) {
    std::map<std::string, std::size_t> steps;
    for (std::size_t i = 0; i < shown.trend.steps.size(); ++i) steps[shown.trend.steps[i]] = i;
    const auto points = points_sql("a." + theirs.substr(0, theirs.find(" and ")) + " and a." + mode());
    for (const auto& row : raw_.run(
             "select strftime('%Y-%m', started_ms / 1000, 'unixepoch') as month, total(status in ('passed', "
             "'failed')) from attempts where " +
             theirs + " group by month")) {
      const auto parts = split(row);
      ASSERT_TRUE(steps.contains(parts[0])) << id << row;
      const auto step = steps[parts[0]];
      EXPECT_EQ(shown.trend.counts[step], "n " + whole(parts[1]));
      for (std::size_t m = 0; m < kMeasures; ++m) {
        const auto mean =
            one(fmt::format("select avg(p) from ({}) where m = {} and month = '{}'", points, m, parts[0]));
        const auto& value = shown.trend.lines[m].values[step];
        ASSERT_EQ(value.has_value(), mean != "null") << id << row;
        if (value) {
          EXPECT_NEAR(*value, std::stod(mean), 1e-6) << id << row;
        }
      }
    }
  });
}

TEST_P(NumbersOfAPerson, AreThoseOfTheRowsForEveryAttempt) {
  for_each_person([&](const std::string& id, const PersonPage& shown, const std::string& theirs) {
    const auto rows = raw_.run("select id, status, " + whole_points_sql(4) + " from attempts where " +
                               theirs + " order by started_ms desc, id desc");
    ASSERT_EQ(rows.size(), shown.ids.size()) << id;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const auto parts = split(rows[i]);
      ASSERT_EQ(shown.ids[i], parts[0]) << "the latest first";
      const auto& row = shown.attempts.rows[i];
      const bool finished = parts[1] == "passed" || parts[1] == "failed";
      if (finished) {
        EXPECT_EQ(row[1].text, parts[1] == "passed" ? "Passed" : "Not passed") << rows[i];
      }
      for (std::size_t m = 0; m < kMeasures; ++m) {
        const auto score = m + 2 < parts.size() ? parts[m + 2] : "null";
        const auto points = finished ? whole(score) : std::string("–");
        EXPECT_EQ(row[2 + m].text, points) << rows[i] << " " << m;
      }
    }
  });
}

INSTANTIATE_TEST_SUITE_P(Modes, NumbersOfAPerson, testing::Values(Mode::Assessment, Mode::Practice),
                         [](const testing::TestParamInfo<Mode>& mode) {
                           return std::string(word_of(mode.param));
                         });

using NumbersOfACertificate = NumbersOfAPerson;

TEST_P(NumbersOfACertificate, AreThoseOfTheRow) {
  for (const auto& row :
       raw_.run("select id, " + whole_points_sql(5) +
                ", (select count(*) from replies r where r.attempt_id = a.id) from attempts a where mode = "
                "'assessment' and status = 'passed' limit 12")) {
    const auto parts = split(row);
    perform(OpenHeld{parts[0]});
    perform(OpenCertificate{});
    ASSERT_TRUE(page().certificate) << parts[0];
    const auto& shown = *page().certificate;
    EXPECT_TRUE(shown.overall.starts_with("Overall " + whole(parts[1]) + " of 100")) << shown.overall;
    ASSERT_GE(shown.criteria.rows.size(), 4U);
    ASSERT_LE(shown.criteria.rows.size(), 5U) << "a scenario may have a criterion of its own";
    for (std::size_t c = 0; c < shown.criteria.rows.size(); ++c) {
      const auto points = parts[2 + c] == "null" ? "not called for" : whole(parts[2 + c]);
      EXPECT_EQ(shown.criteria.rows[c][1].text, points) << c;
    }
    EXPECT_TRUE(std::ranges::any_of(
        shown.grounds,
        [&](const std::string& ground) { return ground.starts_with("Replies: " + parts[7] + "."); }))
        << parts[7] << ": " << shown.grounds.at(0);
    probe_.press_escape();
    probe_.press_escape();
  }
}

INSTANTIATE_TEST_SUITE_P(Counted, NumbersOfACertificate, testing::Values(Mode::Assessment));

}  // namespace
}  // namespace rapport::gui
