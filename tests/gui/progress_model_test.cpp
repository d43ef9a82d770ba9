// SPDX-License-Identifier: MIT
#include "gui/trainee/progress_model.h"

#include <gtest/gtest.h>

#include "test_desk.h"

namespace rapport::gui {
namespace {

using namespace std::chrono_literals;

Attempt attempt(int minute, std::vector<std::optional<double>> scores, Mode mode = Mode::Practice) {
  Attempt made;
  made.id = fmt::format("attempt {}", minute);
  made.saved.scenario_id = kParcel;
  made.mode = mode;
  made.started = TimePoint(std::chrono::minutes(minute));
  made.result.status = AttemptStatus::Passed;
  made.result.overall = 0.5;
  made.result.criteria = std::move(scores);
  return made;
}

ProgressModel model_of(const std::vector<Attempt>& attempts) {
  return make_progress_model(make_progress(attempts), TestDesk::small_shelf(), std::nullopt,
                             [](TimePoint) { return 60min; });
}

TEST(ProgressModel, IsHonestBeforeTheFirstConversation) {
  const auto model = model_of({});
  EXPECT_EQ(model.summary, "You have not begun a conversation yet.");
  EXPECT_TRUE(model.moving.empty());
  EXPECT_TRUE(model.rows.empty());
}

TEST(ProgressModel, IsHonestBeforeTheSecond) {
  const auto model = model_of({attempt(1, {0.4, 0.5})});
  EXPECT_EQ(model.summary, "1 conversation finished: 1 in practice, 0 in assessment.");
  ASSERT_EQ(model.moving.size(), 1U);
  EXPECT_EQ(model.moving.front(),
            "Once you have finished two attempts of one kind, you see here what is getting better.");
  ASSERT_EQ(model.charts.size(), kCoreCriteria);
  EXPECT_EQ(model.charts[0].name, "Listening");
  EXPECT_EQ(model.charts[0].words.front(), "In practice: 40 in one attempt, too few to compare.");
  EXPECT_EQ(model.charts[3].words.front(), "No attempt that you finished has called for it yet.");
}

TEST(ProgressModel, SaysWhatMovesAndFromWhereToWhere) {
  const auto model =
      model_of({attempt(1, {0.4, 0.9, 0.5}), attempt(2, {0.5, 0.8, 0.5}), attempt(3, {0.65, 0.6, 0.52})});
  EXPECT_EQ(model.charts[0].words.front(), "In practice: up from 40 to 65 over 3 attempts.");
  EXPECT_EQ(model.charts[1].words.front(), "In practice: down from 90 to 60 over 3 attempts.");
  EXPECT_EQ(model.charts[2].words.front(), "In practice: steady over 3 attempts, 52 last time.");
  EXPECT_EQ(model.moving,
            (std::vector<std::string>{"Getting better: listening.", "Needs another look: empathy."}));
}

TEST(ProgressModel, TellsPracticeFromAssessment) {
  const auto model = model_of({attempt(1, {0.4}), attempt(2, {0.6}), attempt(3, {0.3}, Mode::Assessment)});
  EXPECT_EQ(model.charts[0].words,
            (std::vector<std::string>{"In practice: up from 40 to 60 over 2 attempts.",
                                      "In assessment: 30 in one attempt, too few to compare."}));
  EXPECT_EQ(model.rows.front().mode, "Assessment");
}

TEST(ProgressModel, CallsNothingBetterThatGoesUpInPracticeAndDownInAssessment) {
  const auto model = model_of({attempt(1, {0.4}), attempt(2, {0.6}), attempt(3, {0.9}, Mode::Assessment),
                               attempt(4, {0.3}, Mode::Assessment)});
  EXPECT_EQ(model.moving.front(), "Nothing moves clearly up or down of late.");
}

TEST(ProgressModel, ListsAttemptsByTheClockOnTheWall) {
  auto left = attempt(3, {});
  left.result = {};
  auto gone = attempt(2, {0.2});
  gone.saved.scenario_id = "gone";
  const auto model = model_of({attempt(1, {0.4}), left, gone});
  using Door = ProgressRow::Door;
  ASSERT_EQ(model.rows.size(), 3U);
  EXPECT_EQ(model.rows[0].moment, "1 January 1970, 01:03");
  EXPECT_EQ(model.rows[0].result, "Not finished");
  EXPECT_EQ(model.rows[0].door, Door::Resume);
  EXPECT_EQ(model.rows[1].scenario, "gone");
  EXPECT_EQ(model.rows[1].door, Door::None);
  EXPECT_EQ(model.rows[2].scenario, "The parcel that came on Monday");
  EXPECT_EQ(model.rows[2].result, "50 of 100, passed");
  EXPECT_EQ(model.rows[2].door, Door::Debrief);
}

TEST(ProgressModel, ShowsTheLatestOfVeryManyAttempts) {
  std::vector<Attempt> attempts;
  for (int i = 0; i < 300; ++i) attempts.push_back(attempt(i, {i / 300.0}));
  const auto model = model_of(attempts);
  EXPECT_EQ(model.charts[0].attempts.size(), 60U);
  EXPECT_EQ(model.charts[0].attempts.back().points, 100);
  EXPECT_EQ(model.rows.size(), 300U);
}

}  // namespace
}  // namespace rapport::gui
