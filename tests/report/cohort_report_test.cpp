// SPDX-License-Identifier: MIT
// Every number of a report is made here once more from the attempts themselves, by plain loops that share
// nothing with the summaries.
#include "engine/report/cohort_report.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "engine/report/next_step.h"
#include "tests/report/invented_attempts.h"
#include "tests/support/test_scenario.h"

namespace rapport {
namespace {

using test::day;
using test::invented_attempts;
using test::invented_records;
using test::shipped_rubric;

/// What a plain reader finds in a list of attempts.
struct Plain {
  std::vector<const AttemptSummary*> all, finished;
  int passed = 0;

  /// Points in the order of finishing.
  [[nodiscard]] std::vector<int> points(Measure measure) const {
    std::vector<std::pair<TimePoint, int>> list;
    for (const auto* attempt : finished) {
      std::optional<double> score = attempt->overall;
      if (measure != Measure::Overall) {
        const auto place = static_cast<std::size_t>(measure) - 1;
        score = place < attempt->criteria.size() ? attempt->criteria[place] : std::nullopt;
      }
      if (score) list.emplace_back(*attempt->finished, static_cast<int>(*score * 100 + 0.5));
    }
    std::sort(list.begin(), list.end());
    std::vector<int> points;
    for (const auto& [at, value] : list) points.push_back(value);
    return points;
  }

  [[nodiscard]] std::optional<double> felt() const {
    double sum = 0;
    int count = 0;
    for (const auto* attempt : finished) {
      if (!attempt->trust || !attempt->anger) continue;
      sum += 1 + 4 * (*attempt->trust + (100 - *attempt->anger)) / 200.0;
      ++count;
    }
    return count == 0 ? std::nullopt : std::optional(sum / count);
  }
};

double mean(const std::vector<int>& values) {
  double sum = 0;
  for (const int value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

template <typename Wanted>
Plain plain(const std::vector<HeldAttempt>& attempts, const Wanted& wanted) {
  Plain found;
  for (const auto& held : attempts) {
    const auto& attempt = held.summary;
    if (!wanted(attempt)) continue;
    found.all.push_back(&attempt);
    if (attempt.status != AttemptStatus::Passed && attempt.status != AttemptStatus::Failed) continue;
    found.finished.push_back(&attempt);
    if (attempt.status == AttemptStatus::Passed) ++found.passed;
  }
  return found;
}

CohortReport report_of(const MemoryRecords& records, CohortQuestion question) {
  const auto facts = ask(records, question);
  EXPECT_TRUE(facts);
  return make_cohort_report(question, *facts, {}, *shipped_rubric());
}

CohortQuestion question_at(TimePoint now, Mode mode = Mode::Assessment) {
  CohortQuestion question;
  question.now = now;
  question.filter.mode = mode;
  return question;
}

void expect_near(std::optional<double> wanted, std::optional<double> found) {
  ASSERT_EQ(wanted.has_value(), found.has_value());
  if (wanted) {
    EXPECT_NEAR(*wanted, *found, 1e-9);
  }
}

class EveryMode : public testing::TestWithParam<Mode> {};

TEST_P(EveryMode, EachPersonIsWhatTheirAttemptsSay) {
  const auto mode = GetParam();
  const auto attempts = invented_attempts(1, 600);
  const auto report = report_of(invented_records(attempts), question_at(day(200), mode));
  ASSERT_EQ(13U, report.people.size());  // twelve with attempts, and one of a team who has not begun
  for (const auto& row : report.people) {
    SCOPED_TRACE(row.person_id);
    const auto theirs = plain(attempts, [&](const AttemptSummary& attempt) {
      return attempt.person_id == row.person_id && attempt.mode == mode;
    });
    EXPECT_EQ(theirs.all.size(), static_cast<std::size_t>(row.begun));
    EXPECT_EQ(theirs.finished.size(), static_cast<std::size_t>(row.finished));
    EXPECT_EQ(theirs.passed, row.passed);
    expect_near(theirs.felt(), row.felt);
    for (const auto measure : kAllMeasures) {
      const auto points = theirs.points(measure);
      const auto& cell = row.measures[place_of(measure)];
      ASSERT_EQ(!points.empty(), cell.has_value());
      if (!cell) continue;
      EXPECT_EQ(points.size(), static_cast<std::size_t>(cell->attempts));
      EXPECT_EQ(points.front(), cell->first);
      EXPECT_EQ(points.back(), cell->last);
      EXPECT_EQ(*std::max_element(points.begin(), points.end()), cell->best);
      EXPECT_NEAR(mean(points), cell->mean, 1e-9);
      ASSERT_EQ(points.size() >= 2, cell->lift.has_value());
      if (cell->lift) {
        EXPECT_EQ(points.back() - points.front(), *cell->lift);
      }
    }
  }
}

TEST_P(EveryMode, TotalsAreThoseOfAllAttemptsAndAllPeople) {
  const auto mode = GetParam();
  const auto attempts = invented_attempts(2, 500);
  const auto report = report_of(invented_records(attempts), question_at(day(200), mode));
  const auto all = plain(attempts, [&](const AttemptSummary& attempt) { return attempt.mode == mode; });
  EXPECT_EQ(13, report.total.people);
  EXPECT_EQ(all.all.size(), static_cast<std::size_t>(report.total.begun));
  EXPECT_EQ(all.finished.size(), static_cast<std::size_t>(report.total.finished));
  EXPECT_EQ(all.passed, report.total.passed);
  EXPECT_NEAR(static_cast<double>(all.passed) / static_cast<double>(all.finished.size()),
              *report.total.pass_share, 1e-9);
  expect_near(all.felt(), report.total.felt);
  for (const auto measure : kAllMeasures) {
    const auto& total = report.total.measures[place_of(measure)];
    EXPECT_NEAR(mean(all.points(measure)), *total.mean, 1e-9);
    std::vector<int> firsts, bests, lasts, lifts;
    std::array<std::int64_t, 10> by_ten{};
    for (int p = 0; p < 12; ++p) {
      const auto points = plain(attempts, [&](const AttemptSummary& attempt) {
                            return attempt.person_id == fmt::format("p-{:02}", p) && attempt.mode == mode;
                          }).points(measure);
      if (points.empty()) continue;
      firsts.push_back(points.front());
      bests.push_back(*std::max_element(points.begin(), points.end()));
      lasts.push_back(points.back());
      ++by_ten[static_cast<std::size_t>(std::min(points.back() / 10, 9))];
      if (points.size() > 1) lifts.push_back(points.back() - points.front());
    }
    EXPECT_EQ(firsts.size(), static_cast<std::size_t>(total.people));
    EXPECT_NEAR(mean(firsts), *total.first, 1e-9);
    EXPECT_NEAR(mean(bests), *total.best, 1e-9);
    EXPECT_NEAR(mean(lasts), *total.last, 1e-9);
    EXPECT_EQ(lifts.size(), static_cast<std::size_t>(total.lifted_people));
    EXPECT_NEAR(mean(lifts), *total.lift, 1e-9);
    EXPECT_EQ(by_ten, total.last_by_ten);
    EXPECT_EQ(std::ranges::count_if(lifts, [](int lift) { return lift >= 5; }), total.rose);
    EXPECT_EQ(std::ranges::count_if(lifts, [](int lift) { return lift <= -5; }), total.fell);
  }
}

TEST_P(EveryMode, ScenariosAndMonthsAreThoseOfTheirAttempts) {
  const auto mode = GetParam();
  const auto attempts = invented_attempts(3, 500);
  const auto report = report_of(invented_records(attempts), question_at(day(200), mode));
  ASSERT_EQ(5U, report.scenarios.size());
  for (const auto& row : report.scenarios) {
    const auto held = plain(attempts, [&](const AttemptSummary& attempt) {
      return attempt.scenario_id == row.scenario_id && attempt.mode == mode;
    });
    EXPECT_EQ(held.all.size(), static_cast<std::size_t>(row.begun));
    EXPECT_EQ(held.passed, row.passed);
    int cost = 0;
    for (const auto* attempt : held.finished) cost += attempt->remedy_cost;
    EXPECT_EQ(cost, row.cost.amount);
    expect_near(held.felt(), row.felt);
    for (const auto measure : kAllMeasures)
      EXPECT_NEAR(mean(held.points(measure)), *row.measures[place_of(measure)].mean, 1e-9);
  }
  ASSERT_EQ(7U, report.months.size());  // 200 days from the first of January
  for (const auto& row : report.months) {
    const auto held = plain(attempts, [&](const AttemptSummary& attempt) {
      return begin_of(row.month) <= attempt.started && attempt.started < begin_of(month_after(row.month)) &&
             attempt.mode == mode;
    });
    EXPECT_EQ(held.all.size(), static_cast<std::size_t>(row.begun));
    EXPECT_EQ(held.finished.size(), static_cast<std::size_t>(row.finished));
    EXPECT_NEAR(mean(held.points(Measure::Empathy)), *row.measures[place_of(Measure::Empathy)].mean, 1e-9);
  }
}

INSTANTIATE_TEST_SUITE_P(CohortReport, EveryMode, testing::Values(Mode::Practice, Mode::Assessment),
                         [](const auto& mode) { return std::string(word_of(mode.param)); });

MeasureCell cell_after(std::initializer_list<int> points) {
  MemoryRecords records;
  int at = 0;
  for (const int one : points)
    records.add({test::finished("p", Mode::Assessment, day(++at), {one}), {}, {}, 0});
  return *report_of(records, question_at(day(60))).people.at(0).measures[0];
}

TEST(CohortReport, TellsWhereAScoreGoesNowApartFromWhatWasGainedSinceTheFirst) {
  EXPECT_EQ(cell_after({20, 80, 80, 60}).trend, Direction::Steady) << "60 beside a mean of 60";
  EXPECT_EQ(cell_after({20, 80, 80, 60}).lift, 40);
  EXPECT_EQ(cell_after({20, 80, 80, 55}).trend, Direction::Down) << "it falls, and has risen since the first";
  EXPECT_EQ(cell_after({80, 40, 40, 60}).trend, Direction::Up);
  EXPECT_EQ(cell_after({50, 50, 54}).trend, Direction::Steady);
  EXPECT_EQ(cell_after({50, 50, 55}).trend, Direction::Up);
  EXPECT_FALSE(cell_after({20, 80}).trend) << "that would be the lift once more";
}

TEST(CohortReport, CountsWhoRoseAndFellByTheirLift) {
  MemoryRecords records;
  int at = 0;
  for (const int points : {20, 80, 80, 55})
    records.add({test::finished("p", Mode::Assessment, day(++at), {points}), {}, {}, 0});
  const auto report = report_of(records, question_at(day(60)));
  EXPECT_EQ(1, report.total.measures[0].rose);
  EXPECT_EQ(0, report.total.measures[0].fell);
}

TEST(CohortReport, CallsASignRareByTheMomentsThatCalledForIt) {
  CohortReport report;
  // Shown ninety times where nothing called for it, and in two of ten moments that did.
  report.signs = {{"a.talkative", "a", "Talkative", Polarity::Earns, 92, 10, 8},
                  {"a.apt", "a", "Apt", Polarity::Earns, 6, 10, 4}};
  const auto rarest = rarest_signs(report, 5);
  ASSERT_EQ(2U, rarest.size());
  EXPECT_EQ("a.talkative", rarest[0]->indicator_id);
  for (const auto* row : rarest) {
    EXPECT_EQ(row->chances, row->shown_when_called() + row->missed);
    EXPECT_LE(row->shown_when_called(), row->chances);
  }
}

TEST(CohortReport, NeverSetsPracticeAgainstAssessment) {
  MemoryRecords records;
  records.add({test::finished("p", Mode::Practice, day(1), {90, 90, 90, 90, 90}), {}, {}, 0});
  records.add({test::finished("p", Mode::Assessment, day(2), {30, 30, 30, 30, 30}), {}, {}, 0});
  const auto report = report_of(records, question_at(day(3)));
  const auto& cell = *report.people[0].measures[0];
  EXPECT_EQ(1, cell.attempts);
  EXPECT_EQ(30, cell.best);
  EXPECT_FALSE(cell.lift);
  EXPECT_FALSE(cell.trend);
}

TEST(CohortReport, SpeaksOfCountedAttemptsWhereNoModeIsAskedFor) {
  MemoryRecords records;
  records.add({test::finished("p", Mode::Practice, day(1), {90}), {}, {}, 0});
  CohortQuestion question;
  question.now = day(3);
  const auto report = report_of(records, question);
  EXPECT_EQ(Mode::Assessment, report.question.mode());
  EXPECT_TRUE(report.people.empty());
  EXPECT_TRUE(report.scenarios.empty());
}

TEST(CohortReport, TellsWhoHasNotBegunWhoStalledAndWhoIsActive) {
  MemoryRecords records;
  ASSERT_TRUE(records.put_team({"t", "T", {{"never", Role::Trainee}, {"old", Role::Trainee}}}));
  for (const char* id : {"never", "old", "new"}) ASSERT_TRUE(records.put_person({id, id, {}, false}));
  records.add({test::finished("old", Mode::Assessment, day(10), {50}), {}, {}, 0});
  records.add({test::finished("new", Mode::Assessment, day(11), {50}), {}, {}, 0});
  const auto now = day(10) + std::chrono::weeks{4} + std::chrono::minutes{11};
  const auto report = report_of(records, question_at(now));
  ASSERT_EQ(3U, report.people.size());
  EXPECT_EQ(PersonRow::State::NotBegun, report.people[0].state);
  EXPECT_EQ(PersonRow::State::Active, report.people[1].state);
  EXPECT_EQ(PersonRow::State::Stalled, report.people[2].state);
  EXPECT_EQ(1, report.total.not_begun);
  EXPECT_EQ(1, report.total.stalled);
  auto later = question_at(now);
  later.stalled_after_weeks = 5;
  EXPECT_EQ(0, report_of(records, later).total.stalled);
}

TEST(CohortReport, JudgesWhoStalledByTheEndOfThePeriodItLooksAt) {
  MemoryRecords records;
  records.add({test::finished("p", Mode::Assessment, day(20), {50}), {}, {}, 0});
  auto question = question_at(day(300));
  question.filter.to = Month{2026, 1};
  EXPECT_EQ(PersonRow::State::Active, report_of(records, question).people[0].state);
  question.filter.to = Month{2026, 2};
  EXPECT_EQ(PersonRow::State::Stalled, report_of(records, question).people[0].state);
}

TEST(CohortReport, KnowsUntilTheRunningMonthWhatItKnowsWithoutAnEnd) {
  const auto records = invented_records(invented_attempts(9, 300));
  auto question = question_at(day(230));
  question.filter.from = Month{2026, 2};
  const auto without_end = report_of(records, question);
  question.filter.to = month_of(question.now);
  const auto until_now = report_of(records, question);
  ASSERT_EQ(without_end.people.size(), until_now.people.size());
  for (std::size_t i = 0; i < until_now.people.size(); ++i) {
    EXPECT_EQ(without_end.people[i].state, until_now.people[i].state) << until_now.people[i].name;
    EXPECT_EQ(without_end.people[i].last_active, until_now.people[i].last_active);
  }
  EXPECT_GT(until_now.total.stalled, 0);
}

TEST(CohortReport, CountsATeamByItsTrainees) {
  const auto attempts = invented_attempts(5, 400);
  const auto report = report_of(invented_records(attempts), question_at(day(200)));
  ASSERT_EQ(2U, report.teams.size());
  const auto& north = report.teams[0];
  EXPECT_EQ("North", north.name);
  EXPECT_EQ("south", report.teams[1].name) << "a team without a name is shown by its id";
  EXPECT_EQ(3, north.total.people) << "its manager is no trainee";
  EXPECT_EQ(1, north.total.not_begun);
  const std::set<std::string> trainees = {"p-00", "p-01", "p-12"};
  const auto held = plain(attempts, [&](const AttemptSummary& attempt) {
    return trainees.contains(attempt.person_id) && attempt.mode == Mode::Assessment;
  });
  EXPECT_EQ(held.finished.size(), static_cast<std::size_t>(north.total.finished));
  EXPECT_NEAR(mean(held.points(Measure::Overall)), *north.total.measures[0].mean, 1e-9);
}

TEST(CohortReport, KeepsToItsFilter) {
  const auto attempts = invented_attempts(6, 800);
  auto question = question_at(day(200));
  question.filter.team_id = "north";
  question.filter.scenario_id = "scenario-2";
  question.filter.from = Month{2026, 2};
  question.filter.to = Month{2026, 4};
  const auto report = report_of(invented_records(attempts), question);
  const std::set<std::string> trainees = {"p-00", "p-01", "p-12"};
  const auto held = plain(attempts, [&](const AttemptSummary& attempt) {
    return trainees.contains(attempt.person_id) && attempt.mode == Mode::Assessment &&
           attempt.scenario_id == "scenario-2" && attempt.started >= begin_of({2026, 2}) &&
           attempt.started < begin_of({2026, 5});
  });
  EXPECT_EQ(3U, report.people.size());
  EXPECT_EQ(held.all.size(), static_cast<std::size_t>(report.total.begun));
  EXPECT_EQ(1U, report.scenarios.size());
  EXPECT_EQ(1U, report.teams.size()) << "who is in another team too is not a reason to show that one";
}

TEST(CohortReport, ShowsMonthsWithoutAttemptsAsEmpty) {
  MemoryRecords records;
  records.add({test::finished("p", Mode::Assessment, day(0), {50}), {}, {}, 0});
  records.add({test::finished("p", Mode::Assessment, day(100), {60}), {}, {}, 0});
  const auto report = report_of(records, question_at(day(101)));
  ASSERT_EQ(4U, report.months.size());
  EXPECT_EQ(0, report.months[1].begun);
  EXPECT_FALSE(report.months[2].measures[0].mean);
  EXPECT_EQ((Month{2026, 4}), report.months[3].month);
}

TEST(CohortReport, DoesNotFillCenturiesForAClockThatWasWrong) {
  MemoryRecords records;
  records.add({test::finished("p", Mode::Assessment, day(0), {50}), {}, {}, 0});
  records.add({test::finished("p", Mode::Assessment, begin_of({9999, 1}), {60}), {}, {}, 0});
  const auto report = report_of(records, question_at(begin_of({9999, 2})));
  EXPECT_EQ(2U, report.months.size());
}

TEST(CohortReport, NeverAddsTwoCurrencies) {
  auto pounds = std::make_shared<Scenario>();
  pounds->id = "scenario-0";
  pounds->currency = "GBP";
  auto euros = std::make_shared<Scenario>();
  euros->id = "scenario-1";
  euros->currency = "EUR";
  const auto attempts = invented_attempts(7, 300);
  const auto question = question_at(day(200));
  const auto facts = ask(invented_records(attempts), question);
  const auto report = make_cohort_report(question, *facts, {pounds, euros}, *shipped_rubric());
  std::map<std::string, std::int64_t> costs;
  for (const auto& held : attempts) {
    const auto& id = held.summary.scenario_id;
    if (held.summary.mode == Mode::Assessment)
      costs[id == "scenario-0" ? "GBP" : id == "scenario-1" ? "EUR" : ""] += held.summary.remedy_cost;
  }
  ASSERT_EQ(3U, report.costs.size());
  for (const auto& cost : report.costs) EXPECT_EQ(costs.at(cost.currency), cost.amount);
}

TEST(CohortReport, CountsSignsAndTheChancesThatWereMissed) {
  const auto attempts = invented_attempts(8, 300);
  const auto report = report_of(invented_records(attempts), question_at(day(200)));
  std::int64_t shown = 0, called_and_shown = 0, chances = 0, called = 0, missed = 0;
  for (const auto& held : attempts) {
    const auto status = held.summary.status;
    if (held.summary.mode != Mode::Assessment ||
        (status != AttemptStatus::Passed && status != AttemptStatus::Failed))
      continue;
    for (const auto& sign : held.signs.signs) {
      if (sign.indicator_id != "listening.open-question") continue;
      shown += sign.shown;
      called_and_shown += sign.shown_called;
    }
    for (const auto& moment : held.signs.moments) {
      if (moment.criterion_id != "listening") continue;
      chances += moment.typed_called;
      called += moment.called;
      missed += moment.missed;
    }
  }
  const auto sign = std::ranges::find(report.signs, "listening.open-question", &SignRow::indicator_id);
  ASSERT_NE(report.signs.end(), sign);
  EXPECT_EQ(shown, sign->shown);
  EXPECT_EQ(chances, sign->chances);
  EXPECT_EQ(chances - called_and_shown, sign->missed);
  EXPECT_NE("listening.open-question", sign->sign);
  ASSERT_FALSE(report.moments.empty());
  EXPECT_EQ("listening", report.moments[0].criterion_id);
  EXPECT_EQ(called, report.moments[0].called);
  EXPECT_EQ(missed, report.moments[0].missed);
  const auto own = std::ranges::find(report.signs, "ownership.own-sign", &SignRow::indicator_id);
  ASSERT_NE(report.signs.end(), own) << "a sign that only a scenario knows is shown by its id";
  EXPECT_EQ("ownership.own-sign", own->sign);
}

TEST(CohortReport, SaysWhatIsDemonstration) {
  const auto attempts = invented_attempts(9, 300);
  const auto records = invented_records(attempts);
  auto question = question_at(day(200));
  const auto mixed = report_of(records, question);
  EXPECT_TRUE(mixed.some_demonstration);
  EXPECT_FALSE(mixed.all_demonstration);
  EXPECT_NE("", demonstration_note(mixed));
  question.filter.person_id = "p-05";
  EXPECT_TRUE(report_of(records, question).all_demonstration);
  question.filter.person_id = "p-06";
  EXPECT_EQ("", demonstration_note(report_of(records, question)));
}

TEST(CohortReport, ShowsWhoHasNoNameByTheirId) {
  const auto report = report_of(invented_records(invented_attempts(10, 300)), question_at(day(200)));
  EXPECT_EQ(1, std::ranges::count(report.people, "p-03", &PersonRow::name));
  EXPECT_TRUE(std::ranges::is_sorted(report.people, {}, &PersonRow::name));
}

TEST(CohortReport, IsEmptyForAnEmptyStore) {
  const auto report = report_of(MemoryRecords{}, question_at(day(1)));
  EXPECT_EQ(0, report.total.people);
  EXPECT_FALSE(report.total.pass_share);
  EXPECT_FALSE(report.total.measures[0].mean);
  EXPECT_TRUE(report.people.empty() && report.teams.empty() && report.months.empty() && report.costs.empty());
}

}  // namespace
}  // namespace rapport
