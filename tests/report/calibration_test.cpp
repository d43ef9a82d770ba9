// SPDX-License-Identifier: MIT
#include "engine/report/calibration.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "engine/base/chance.h"
#include "tests/support/test_scenario.h"

namespace rapport {
namespace {

using test::shipped_rubric;

Opinion opinion(std::int64_t serial, const std::string& criterion, std::optional<Level> machine, Level level,
                bool blind = true) {
  Opinion made;
  made.serial = serial;
  made.attempt_id = fmt::format("attempt-{}", serial);
  made.scenario_id = "scenario";
  made.criterion_id = criterion;
  made.machine = machine;
  made.level = level;
  made.blind = blind;
  made.reason = blind ? "" : "Because.";
  made.rater_id = "trainer";
  return made;
}

/// Trainers agree with the machine but for every `nth`, where they are one level stricter.
std::vector<Opinion> opinions(std::size_t count, std::size_t nth) {
  Chance chance(11);
  std::vector<Opinion> list;
  for (std::size_t i = 0; i < count; ++i) {
    const int machine = static_cast<int>(chance.below(3));
    const int level = i % nth == 0 ? machine - 1 : machine;
    list.push_back(opinion(static_cast<std::int64_t>(i + 1), "empathy", static_cast<Level>(machine),
                           static_cast<Level>(level)));
  }
  return list;
}

CalibrationReport report_of(const std::vector<Opinion>& list) {
  return make_calibration(list, *shipped_rubric(), 5, 1);
}

TEST(Calibration, CountsAgreementFromBlindRatingsOnly) {
  auto list = opinions(60, 6);
  const auto alone = report_of(list);
  for (std::int64_t i = 0; i < 30; ++i)
    list.push_back(opinion(1000 + i, "empathy", Level::Strong, Level::Harmful, false));
  const auto both = report_of(list);
  EXPECT_EQ(*alone.all.kappa, *both.all.kappa);
  EXPECT_EQ(*alone.all.bias, *both.all.bias);
  EXPECT_EQ(60U, both.all.pairs);
  EXPECT_EQ(30U, both.corrections);
  ASSERT_EQ(1U, both.criteria.size());
  EXPECT_EQ(30U, both.criteria[0].corrections);
  EXPECT_DOUBLE_EQ(3, both.criteria[0].correction_bias);
}

TEST(Calibration, GivesBiasAsMachineMinusTrainer) {
  const auto report = report_of(opinions(60, 6));
  EXPECT_NEAR(10 / 60.0, *report.all.bias, 1e-9);
  EXPECT_EQ("It is milder than trainers, by 0.2 of a level on average.", bias_text(report.all));
  EXPECT_NEAR(50 / 60.0, *report.all.exact, 1e-9);
}

TEST(Calibration, SaysNothingBelowThirtyReplies) {
  const auto few = report_of(opinions(29, 100)).all;
  EXPECT_EQ(Trust::TooFew, trust_in(few));
  EXPECT_EQ("Too few to say: 29 of at least 30 replies have been rated blindly.", trust_text(few));
  EXPECT_EQ("", bias_text(few));
  EXPECT_NE(Trust::TooFew, trust_in(report_of(opinions(30, 100)).all));
}

TEST(Calibration, DoesNotTakeFourCriteriaOfOneReplyForFourReplies) {
  std::vector<Opinion> list;
  for (std::int64_t i = 0; i < 10; ++i) {
    for (const char* criterion : {"listening", "empathy", "ownership", "followup"}) {
      auto one = opinion(i * 4 + static_cast<std::int64_t>(list.size() % 4), criterion, Level::Strong,
                         i % 2 == 0 ? Level::Strong : Level::Missing);
      one.attempt_id = fmt::format("attempt-{}", i);
      list.push_back(one);
    }
  }
  const auto report = report_of(list);
  EXPECT_EQ(40U, report.all.pairs);
  EXPECT_EQ(10U, report.all.replies);
  EXPECT_EQ(Trust::TooFew, trust_in(report.all));
}

TEST(Calibration, SaysThatNothingCanBeToldWhereEverythingWasAlike) {
  std::vector<Opinion> list;
  for (std::int64_t i = 0; i < 50; ++i)
    list.push_back(opinion(i + 1, "empathy", Level::Missing, Level::Missing));
  const auto report = report_of(list);
  EXPECT_EQ(Trust::TooFew, trust_in(report.all));
  EXPECT_TRUE(trust_text(report.all).starts_with("Too alike to say"));
}

TEST(Calibration, TrustsByTheLowEndOfTheInterval) {
  Agreement agreement;
  agreement.replies = 30;
  const std::pair<double, Trust> steps[] = {
      {-0.5, Trust::Not}, {0.19, Trust::Not},  {0.2, Trust::WithEveryCare}, {0.4, Trust::WithCare},
      {0.6, Trust::Well}, {0.79, Trust::Well}, {0.8, Trust::VeryWell},      {1.0, Trust::VeryWell}};
  for (const auto& [low, trust] : steps) {
    agreement.kappa = 1;
    agreement.interval = {low, 1};
    EXPECT_EQ(trust, trust_in(agreement)) << low;
    EXPECT_NE("", trust_text(agreement));
  }
}

TEST(Calibration, CountsTheLatestRatingOfARater) {
  auto first = opinion(1, "empathy", Level::Strong, Level::Harmful);
  auto second = opinion(2, "empathy", Level::Strong, Level::Strong);
  second.attempt_id = first.attempt_id;
  for (const auto& list : {std::vector{first, second}, {second, first}}) {
    const auto report = report_of(list);
    EXPECT_EQ(1U, report.all.pairs);
    EXPECT_DOUBLE_EQ(1, *report.all.exact);
  }
}

TEST(Calibration, ComparesTrainersWithEachOther) {
  std::vector<Opinion> list;
  for (std::int64_t i = 0; i < 40; ++i) {
    auto one = opinion(2 * i + 1, "empathy", Level::Strong, i % 2 == 0 ? Level::Strong : Level::Missing);
    auto other = one;
    other.serial = 2 * i + 2;
    other.rater_id = "second";
    other.machine.reset();  // the machine need not have rated it
    if (i % 10 == 0) other.level = Level::Partial;
    list.push_back(one);
    list.push_back(other);
  }
  const auto report = report_of(list);
  EXPECT_EQ(40U, report.trainers.pairs);
  EXPECT_EQ(40U, report.trainers.replies);
  EXPECT_DOUBLE_EQ(0.9, *report.trainers.exact);
  EXPECT_DOUBLE_EQ(0, *report.trainers.bias);
  EXPECT_EQ(40U, report.unrated);
  EXPECT_EQ(40U, report.all.pairs);
}

TEST(Calibration, ListsTheWorstDisagreementsFirst) {
  std::vector<Opinion> list = {opinion(1, "empathy", Level::Strong, Level::Partial),
                               opinion(2, "listening", Level::Strong, Level::Harmful, false),
                               opinion(3, "empathy", Level::Missing, Level::Strong),
                               opinion(4, "empathy", Level::Partial, Level::Partial),
                               opinion(5, "ownership", Level::Strong, Level::Missing)};
  const auto report = make_calibration(list, *shipped_rubric(), 3, 1);
  ASSERT_EQ(3U, report.worst.size());
  EXPECT_EQ("attempt-2", report.worst[0].attempt_id);
  EXPECT_FALSE(report.worst[0].blind);
  EXPECT_EQ("Listening", report.worst[0].criterion);
  EXPECT_EQ("attempt-5", report.worst[1].attempt_id) << "of equals the later one";
  EXPECT_EQ("attempt-3", report.worst[2].attempt_id);
}

TEST(Calibration, LooksAtEachSignByItself) {
  std::vector<Opinion> list;
  for (std::int64_t i = 0; i < 10; ++i) {
    auto one = opinion(i + 1, "listening", Level::Strong, i < 4 ? Level::Missing : Level::Strong);
    one.machine_signs = {"listening.open-question"};
    if (i < 2) one.machine_signs.emplace_back("listening.unknown");
    list.push_back(one);
  }
  const auto report = report_of(list);
  ASSERT_EQ(2U, report.signs.size());
  EXPECT_EQ("listening.unknown", report.signs[0].indicator_id) << "where most are wrong comes first";
  EXPECT_DOUBLE_EQ(0, *report.signs[0].blind.exact);
  EXPECT_EQ(10U, report.signs[1].blind.pairs);
  EXPECT_DOUBLE_EQ(0.6, *report.signs[1].blind.exact);
  EXPECT_DOUBLE_EQ(0.8, *report.signs[1].blind.bias);
}

TEST(Calibration, SaysThatDemonstrationIsInIt) {
  auto list = opinions(3, 2);
  EXPECT_FALSE(report_of(list).some_demonstration);
  list[1].demonstration = true;
  EXPECT_TRUE(report_of(list).some_demonstration);
}

TEST(Calibration, IsEmptyWithoutOpinions) {
  const auto report = report_of({});
  EXPECT_EQ(Trust::TooFew, trust_in(report.all));
  EXPECT_TRUE(report.criteria.empty() && report.signs.empty() && report.worst.empty());
}

}  // namespace
}  // namespace rapport
