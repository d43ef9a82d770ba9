// SPDX-License-Identifier: MIT
#include "engine/report/calibration.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "engine/base/chance.h"
#include "engine/records/memory_records.h"
#include "engine/report/calibration_words.h"
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
  return make_calibration(list, *shipped_rubric(), {}, 5, 1);
}

CriterionCalibration row_of(const CalibrationReport& report, const std::string& id) {
  return *std::ranges::find(report.criteria, id, &CriterionCalibration::criterion_id);
}

/// `count` blind ratings of one criterion, of which this share of every ten agrees; the others are two levels
/// apart.
void add_ratings(std::vector<Opinion>& list, const std::string& criterion, std::size_t count,
                 std::size_t agreeing_of_ten) {
  for (std::size_t i = 0; i < count; ++i) {
    const auto machine = i % 2 == 0 ? Level::Strong : Level::Missing;
    const auto other = i % 2 == 0 ? Level::Missing : Level::Strong;
    list.push_back(opinion(static_cast<std::int64_t>(list.size() + 1), criterion, machine,
                           i % 10 < agreeing_of_ten ? machine : other));
  }
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
  const auto empathy = row_of(both, "empathy");
  EXPECT_EQ(30U, empathy.corrections);
  EXPECT_DOUBLE_EQ(3, empathy.correction_bias);
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
  const auto report = make_calibration(list, *shipped_rubric(), {}, 3, 1);
  ASSERT_EQ(3U, report.worst.size());
  EXPECT_EQ("attempt-2", report.worst[0].attempt_id);
  EXPECT_FALSE(report.worst[0].blind);
  EXPECT_EQ("Listening", report.worst[0].criterion);
  EXPECT_EQ("attempt-5", report.worst[1].attempt_id) << "of equals the later one";
  EXPECT_EQ("attempt-3", report.worst[2].attempt_id);
}

TEST(Calibration, ListsTheWorstDisagreementsOfEachCriterionAndSign) {
  std::vector<Opinion> list;
  for (std::int64_t i = 1; i <= 9; ++i) {
    list.push_back(opinion(i, "empathy", Level::Strong, Level::Harmful));
    list.back().machine_signs = {"empathy.minimises"};
  }
  list.push_back(opinion(10, "listening", Level::Strong, Level::Partial));
  const auto report = report_of(list);
  EXPECT_EQ(5U, report.worst.size());
  EXPECT_EQ(5U, row_of(report, "empathy").worst.size());
  ASSERT_EQ(1U, row_of(report, "listening").worst.size()) << "however small it is beside those of others";
  EXPECT_EQ("attempt-10", row_of(report, "listening").worst[0].attempt_id);
  ASSERT_EQ(1U, report.signs.size());
  EXPECT_EQ(5U, report.signs[0].worst.size());
  EXPECT_TRUE(row_of(report, "ownership").worst.empty());
}

TEST(Calibration, LooksAtEachSignByItself) {
  std::vector<Opinion> list;
  for (std::int64_t i = 0; i < 40; ++i) {
    auto one = opinion(i + 1, "listening", i % 2 == 0 ? Level::Strong : Level::Partial,
                       i % 10 < 4   ? Level::Missing
                       : i % 2 == 0 ? Level::Strong
                                    : Level::Partial);
    one.machine_signs = {"listening.open-question"};
    list.push_back(one);
  }
  const auto report = report_of(list);
  ASSERT_EQ(1U, report.signs.size());
  const auto& blind = report.signs[0].blind;
  EXPECT_EQ(40U, blind.pairs);
  EXPECT_DOUBLE_EQ(0.6, *blind.exact);
  EXPECT_DOUBLE_EQ(0.6, *blind.bias);
  EXPECT_TRUE(blind.kappa && blind.interval);
}

TEST(Calibration, PutsSignsFirstThatManyRatingsAreEvidenceAgainst) {
  std::vector<Opinion> list;
  const auto add = [&](const std::string& sign, int wrong, int right) {
    for (int i = 0; i < wrong + right; ++i) {
      list.push_back(opinion(static_cast<std::int64_t>(list.size() + 1), "listening", Level::Strong,
                             i < wrong ? Level::Missing : Level::Strong));
      list.back().machine_signs = {sign};
    }
  };
  add("listening.once", 1, 0);
  add("listening.often", 24, 16);
  add("listening.seldom", 2, 38);
  const auto report = report_of(list);
  ASSERT_EQ(3U, report.signs.size());
  EXPECT_EQ("listening.often", report.signs[0].indicator_id) << "24 wrong of 40 say more than 1 of 1";
  EXPECT_EQ("listening.once", report.signs[1].indicator_id);
  EXPECT_EQ("listening.seldom", report.signs[2].indicator_id);
}

TEST(Calibration, KnowsAtLeastWhichShareIsWrong) {
  Agreement agreement;
  EXPECT_DOUBLE_EQ(0, least_wrong_share(agreement));
  agreement.replies = 1;
  agreement.exact = 0;
  EXPECT_NEAR(0.2065, least_wrong_share(agreement), 1e-4);  // Wilson's interval for 1 of 1
  agreement.replies = 20;
  agreement.exact = 0.6;
  EXPECT_NEAR(0.2188, least_wrong_share(agreement), 1e-4);  // for 8 of 20
  agreement.exact = 1;
  EXPECT_DOUBLE_EQ(0, least_wrong_share(agreement));
}

TEST(Calibration, LeavesOutWhatIsCalledBlindAfterACorrectionOfTheSameReply) {
  auto correction = opinion(1, "listening", Level::Strong, Level::Partial, false);
  auto after = opinion(2, "empathy", Level::Strong, Level::Strong);
  after.attempt_id = correction.attempt_id;
  const auto report = report_of({correction, after});
  EXPECT_EQ(0U, report.all.pairs);
  EXPECT_EQ(1U, report.not_blind);
  EXPECT_EQ(1U, report.corrections);
  auto another = after;
  another.rater_id = "another";
  EXPECT_EQ(1U, report_of({correction, another}).all.pairs) << "who had not seen it";
  after.serial = 0;
  EXPECT_EQ(1U, report_of({correction, after}).all.pairs) << "who had not seen it yet";
}

TEST(Calibration, SaysOfEachCriterionHowFarItCanBeTrustedTheWeakestFirst) {
  std::vector<Opinion> list;
  add_ratings(list, "listening", 200, 10);
  add_ratings(list, "empathy", 200, 5);
  add_ratings(list, "ownership", 200, 10);
  add_ratings(list, "followup", 12, 10);
  const auto report = report_of(list);
  const auto words = verdict_text(report);
  ASSERT_EQ(4U, words.size());
  EXPECT_EQ("Do not rely on it for: Empathy. There it may agree with trainers hardly more than chance would.",
            words[0]);
  EXPECT_EQ("In very close agreement with trainers: Listening, Ownership.", words[1]);
  EXPECT_EQ("Not known yet, for too few replies were rated blindly, or nearly all alike: Follow-up.",
            words[2]);
  EXPECT_TRUE(words[3].starts_with("Before a decision about a person")) << words[3];
  EXPECT_EQ(std::vector<std::string>{trust_text({})}, verdict_text({}));
}

TEST(Calibration, KnowsThatNobodyHasRatedACriterion) {
  std::vector<Opinion> list;
  add_ratings(list, "empathy", 40, 10);
  const auto report = report_of(list);
  ASSERT_EQ(4U, report.criteria.size());
  EXPECT_EQ(0U, row_of(report, "listening").blind.pairs);
  EXPECT_TRUE(verdict_text(report)[1].ends_with("Listening, Ownership, Follow-up."))
      << verdict_text(report)[1];
}

TEST(Calibration, SaysNothingOfMildnessWhereItCannotBeReliedOn) {
  std::vector<Opinion> list;
  add_ratings(list, "empathy", 200, 4);
  const auto empathy = row_of(report_of(list), "empathy").blind;
  EXPECT_EQ(Trust::Not, trust_in(empathy));
  EXPECT_EQ("", bias_text(empathy));
}

TEST(Calibration, NamesWhatAScenarioAddsByItsWordsAndKeepsItFromThatOfAnother) {
  auto rubric = std::make_shared<Rubric>(*shipped_rubric());
  rubric->criteria.push_back(rubric->criteria[0]);
  rubric->criteria.back().id = "safety";
  rubric->criteria.back().name = "Safety";
  Scenario scenario;
  scenario.id = "gas";
  scenario.title = "The smell of gas";
  scenario.rubric = rubric;
  auto one = opinion(1, "safety", Level::Strong, Level::Missing);
  one.scenario_id = "gas";
  auto other = opinion(2, "safety", Level::Strong, Level::Strong);
  other.scenario_id = "dog";
  const auto report =
      make_calibration({one, other}, *shipped_rubric(), {std::make_shared<const Scenario>(scenario)}, 5, 1);
  ASSERT_EQ(6U, report.criteria.size());
  EXPECT_EQ("safety (in \"dog\")", report.criteria[4].criterion) << "its text is not at hand";
  EXPECT_EQ("Safety (in \"The smell of gas\")", report.criteria[5].criterion);
  EXPECT_EQ(1U, report.criteria[5].blind.pairs);
  ASSERT_EQ(1U, report.worst.size());
  EXPECT_EQ("Safety (in \"The smell of gas\")", report.worst[0].criterion);
  EXPECT_EQ("The smell of gas", report.worst[0].scenario);
}

/// A store with a counted and a practice attempt, each with one rating.
class CalibrationOfAStore : public testing::Test {
 protected:
  CalibrationOfAStore() {
    EXPECT_TRUE(records_.put_person({"p-tess", "Tess", {}, false}));
    for (const auto mode : {Mode::Assessment, Mode::Practice}) {
      HeldAttempt held;
      held.summary.id = std::string(word_of(mode));
      held.summary.person_id = "p-ada";
      held.summary.scenario_id = "wrong-coffee";
      held.summary.status = AttemptStatus::Passed;
      held.summary.mode = mode;
      held.replies = 1;
      records_.add(std::move(held));
      auto rating = opinion(0, "empathy", Level::Strong, Level::Missing);
      rating.attempt_id = std::string(word_of(mode));
      rating.rater_id = "p-tess";
      EXPECT_TRUE(records_.add_opinion(rating));
    }
  }
  [[nodiscard]] CalibrationReport ask(const RecordFilter& filter) const {
    return ask_calibration(records_, {shipped_rubric(), {}}, filter).value();
  }

  MemoryRecords records_;
};

TEST_F(CalibrationOfAStore, SpeaksOfCountedAttemptsUnlessItIsAskedForPractice) {
  EXPECT_EQ(1U, ask({}).all.pairs);
  EXPECT_EQ("assessment", ask({}).worst.at(0).attempt_id);
  EXPECT_EQ(Mode::Assessment, ask({}).filter.mode);
  RecordFilter practice;
  practice.mode = Mode::Practice;
  EXPECT_EQ("practice", ask(practice).worst.at(0).attempt_id);
}

TEST_F(CalibrationOfAStore, KnowsTheNameOfWhoIsAskedAbout) {
  RecordFilter filter;
  filter.person_id = "p-tess";
  EXPECT_EQ("Tess", ask(filter).person);
  EXPECT_EQ("", ask({}).person);
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
