// SPDX-License-Identifier: MIT
#include "engine/records/memory_records.h"

#include <gtest/gtest.h>

#include "tests/report/invented_attempts.h"

namespace rapport {
namespace {

using test::day;

Opinion correction(const AttemptId& attempt) {
  Opinion opinion;
  opinion.attempt_id = attempt;
  opinion.reply = 1;
  opinion.criterion_id = "empathy";
  opinion.machine = Level::Strong;
  opinion.level = Level::Missing;
  opinion.reason = "It says the word and does not mean it.";
  opinion.rater_id = "p-02";
  return opinion;
}

class Memory : public testing::Test {
 protected:
  std::vector<HeldAttempt> attempts_ = test::invented_attempts(1, 200);
  MemoryRecords records_ = test::invented_records(attempts_);
};

TEST_F(Memory, GoesThroughAllAttemptsPageByPage) {
  std::vector<AttemptSummary> all;
  std::optional<AttemptCursor> after;
  while (true) {
    const auto page = records_.attempts({}, 7, after);
    ASSERT_TRUE(page);
    if (page->empty()) break;
    all.insert(all.end(), page->begin(), page->end());
    after = AttemptCursor{page->back().started, page->back().id};
  }
  EXPECT_EQ(200U, all.size());
  EXPECT_TRUE(std::ranges::is_sorted(
      all, std::ranges::greater{}, [](const AttemptSummary& one) { return std::tie(one.started, one.id); }));
}

TEST_F(Memory, KeepsOpinionsBesideTheRatings) {
  const auto& attempt = attempts_[0].summary;
  ASSERT_TRUE(records_.add_opinion(correction(attempt.id)));
  ASSERT_TRUE(records_.add_opinion(correction(attempt.id)));
  const auto opinions = records_.opinions({});
  ASSERT_EQ(2U, opinions->size());
  EXPECT_LT((*opinions)[0].serial, (*opinions)[1].serial);
  EXPECT_EQ(attempt, *records_.attempt(attempt.id));
}

TEST_F(Memory, RefusesACorrectionWithoutReasonAndOneOfNothing) {
  auto opinion = correction(attempts_[0].summary.id);
  opinion.reason = " \n";
  EXPECT_EQ(ErrorCode::Invalid, records_.add_opinion(opinion).error().code);
  opinion.blind = true;
  EXPECT_TRUE(records_.add_opinion(opinion)) << "a blind rating needs none";
  opinion.reply = 3;
  EXPECT_EQ(ErrorCode::NotFound, records_.add_opinion(opinion).error().code);
  opinion = correction("nothing");
  EXPECT_EQ(ErrorCode::NotFound, records_.add_opinion(opinion).error().code);
  opinion = correction(attempts_[0].summary.id);
  opinion.rater_id = "nobody";
  EXPECT_EQ(ErrorCode::Invalid, records_.add_opinion(opinion).error().code);
  opinion = correction(attempts_[0].summary.id);
  opinion.reason = std::string(kLongestReasonBytes + 1, 'x');
  EXPECT_EQ(ErrorCode::Invalid, records_.add_opinion(opinion).error().code);
}

TEST_F(Memory, KeepsBothScoringsAndCountsTheLaterOne) {
  MemoryRecords records;
  auto attempt = test::finished("p", Mode::Assessment, day(1), {40, 40, 40, 40, 40});
  records.add({attempt, {}, {}, 1});
  Scoring again;
  again.rubric_id = "recovery";
  again.rubric_version = 2;
  again.status = AttemptStatus::Passed;
  again.overall = 0.9;
  ASSERT_TRUE(records.add_scoring(attempt.id, again));
  const auto scorings = records.scorings(attempt.id);
  ASSERT_EQ(2U, scorings->size());
  EXPECT_DOUBLE_EQ(0.4, *(*scorings)[0].overall);
  EXPECT_FALSE((*scorings)[0].is_current);
  EXPECT_TRUE((*scorings)[1].is_current);
  EXPECT_EQ(2, rubric_of_scores(*records.attempt(attempt.id)).version);
  again.scored += std::chrono::hours(1);
  EXPECT_FALSE(*records.add_scoring(attempt.id, again)) << "it says nothing new";
  EXPECT_EQ(2U, records.scorings(attempt.id)->size());
  const auto people = records.people({});
  EXPECT_EQ(1, (*people)[0].held[place_of(Mode::Assessment)].passed);
  EXPECT_EQ(90, (*people)[0].held[place_of(Mode::Assessment)].measures[0]->last);
}

TEST_F(Memory, ScoresOnlyWhatIsFinished) {
  auto attempt = test::finished("p", Mode::Assessment, day(1), {40});
  attempt.status = AttemptStatus::Abandoned;
  records_.add({attempt, {}, {}, 1});
  Scoring again;
  EXPECT_EQ(ErrorCode::Conflict, records_.add_scoring(attempt.id, again).error().code);
  EXPECT_TRUE(records_.scorings(attempt.id)->empty());
}

TEST_F(Memory, SharesPracticeOnly) {
  const auto practice =
      std::ranges::find(attempts_, Mode::Practice, [](const auto& one) { return one.summary.mode; });
  const auto counted =
      std::ranges::find(attempts_, Mode::Assessment, [](const auto& one) { return one.summary.mode; });
  ASSERT_TRUE(records_.share(practice->summary.id, day(3)));
  EXPECT_EQ(day(3), *records_.attempt(practice->summary.id)->shared);
  ASSERT_TRUE(records_.share(practice->summary.id, std::nullopt));
  EXPECT_FALSE(records_.attempt(practice->summary.id)->shared);
  EXPECT_EQ(ErrorCode::Conflict, records_.share(counted->summary.id, day(3)).error().code);
}

TEST_F(Memory, ErasesAPersonWithEverythingOfTheirs) {
  std::size_t theirs = 0;
  for (const auto& held : attempts_) theirs += held.summary.person_id == "p-01" ? 1U : 0U;
  const auto erased = records_.erase_person("p-01");
  ASSERT_TRUE(erased);
  EXPECT_EQ(theirs, erased->attempts);
  EXPECT_EQ(theirs * 3, erased->replies);
  RecordFilter filter;
  filter.person_id = "p-01";
  EXPECT_TRUE(records_.people(filter)->empty());
  EXPECT_TRUE(records_.attempts(filter, 10, std::nullopt)->empty());
  const auto teams = *records_.teams();
  for (const auto& team : teams) {
    for (const auto& member : team.members) EXPECT_NE("p-01", member.person_id);
  }
  EXPECT_EQ(ErrorCode::NotFound, records_.erase_person("p-01").error().code);
}

TEST_F(Memory, KnowsOneselfByName) {
  const auto me = records_.self("Ada");
  ASSERT_TRUE(me);
  EXPECT_EQ(me->id, records_.self("Ada")->id);
  EXPECT_NE(me->id, records_.self("Ben")->id);
}

}  // namespace
}  // namespace rapport
