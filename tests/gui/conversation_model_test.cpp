// SPDX-License-Identifier: MIT
#include "gui/trainee/conversation_model.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <future>
#include <memory>

#include "test_desk.h"
#include "tests/support/shipped.h"

namespace rapport::gui {
namespace {

class ConversationModelTest : public testing::Test {
 protected:
  AttemptRunner begin(Mode mode) {
    const auto shelf = TestDesk::small_shelf();
    const auto& [scenario, rubric, versions] = shelf.scenarios.front();
    return *AttemptRunner::begin(scenario, rubric, mode, 1, desk_.services.new_id(), {},
                                 {&desk_.attempts, &desk_.clock, &listener_});
  }

  static Listener listener() {
    std::promise<std::shared_ptr<const Assessor>> ready;
    ready.set_value(std::make_shared<const Assessor>(shipped_assessor()));
    return Listener(ready.get_future().share());
  }

  static void choose(AttemptRunner& runner, const char* option) {
    ASSERT_TRUE(runner.submit({WrittenReply::Kind::Option, option}));
  }

  TestDesk desk_;
  Listener listener_{listener()};
};

TEST_F(ConversationModelTest, NumbersTheRepliesThatAreOpen) {
  const auto model = make_conversation(begin(Mode::Practice), false);
  ASSERT_EQ(model.choices.size(), 3U);
  EXPECT_EQ(model.choices[0].number, 1);
  EXPECT_EQ(model.choices[1].kind, "Do");
  EXPECT_EQ(choice_for_key(model, 3)->id, "happens");
  EXPECT_EQ(choice_for_key(model, 4), nullptr);
  EXPECT_EQ(choice_for_key(model, 0), nullptr);
}

TEST_F(ConversationModelTest, BeginsWithTheCustomerAndNoCoach) {
  const auto model = make_conversation(begin(Mode::Practice), false);
  ASSERT_EQ(model.lines.size(), 2U);
  EXPECT_EQ(model.lines[1].speaker, TranscriptLine::Speaker::Customer);
  EXPECT_FALSE(model.coach);
  EXPECT_FALSE(model.take_back);
  EXPECT_TRUE(model.trust_change.empty());
}

TEST_F(ConversationModelTest, ShowsAHintOnceItWasAskedFor) {
  const auto runner = begin(Mode::Practice);
  EXPECT_TRUE(make_conversation(runner, false).hint_offered);
  EXPECT_TRUE(make_conversation(runner, false).hint.empty());
  EXPECT_FALSE(make_conversation(runner, true).hint_offered);
  EXPECT_EQ(make_conversation(runner, true).hint, "Ask what Saturday was.");
}

TEST_F(ConversationModelTest, CoachesInPracticeOnly) {
  auto practice = begin(Mode::Practice);
  choose(practice, "happens");
  const auto coached = make_conversation(practice, false);
  ASSERT_TRUE(coached.coach);
  ASSERT_EQ(coached.coach->ratings.size(), 2U);
  EXPECT_EQ(coached.coach->ratings[1].level_name, "harmful");
  ASSERT_EQ(coached.coach->missed.size(), 2U);  // strong words exist for listening only
  ASSERT_EQ(coached.coach->slips.size(), 1U);
  EXPECT_EQ(coached.take_back, 0U);
  EXPECT_EQ(coached.trust_change, "−8");

  auto counted = begin(Mode::Assessment);
  choose(counted, "happens");
  const auto alone = make_conversation(counted, false);
  EXPECT_FALSE(alone.coach);
  EXPECT_FALSE(alone.take_back);
  EXPECT_FALSE(alone.hint_offered);
}

TEST_F(ConversationModelTest, MarksWhereTheNewsBegins) {
  auto runner = begin(Mode::Practice);
  EXPECT_EQ(make_conversation(runner, false).news, 1U);
  choose(runner, "what-was-saturday");
  const auto model = make_conversation(runner, false);
  EXPECT_GT(model.news, 2U);
  EXPECT_EQ(model.lines[model.news].text, "Then put in writing what you will do.");
}

TEST_F(ConversationModelTest, AsksForAMessageWhereTheTurnDoes) {
  auto runner = begin(Mode::Practice);
  EXPECT_FALSE(make_conversation(runner, false).silence.empty());
  choose(runner, "what-was-saturday");
  const auto model = make_conversation(runner, false);
  ASSERT_TRUE(model.message);
  EXPECT_EQ(model.message->to, "Mara Lind");
  EXPECT_EQ(model.choices[0].kind, "Write");
  EXPECT_TRUE(model.silence.empty());
}

TEST_F(ConversationModelTest, EndsWithTheTitleOfTheEndingAndNoReplies) {
  auto runner = begin(Mode::Practice);
  choose(runner, "what-was-saturday");
  choose(runner, "dated");
  const auto model = make_conversation(runner, false);
  EXPECT_TRUE(model.over);
  EXPECT_EQ(model.ending, "She books the next one with you");
  EXPECT_TRUE(model.choices.empty());
  EXPECT_EQ(model.take_back, 1U);
}

TEST_F(ConversationModelTest, SaysWhenTypedWordsCouldNotBeRated) {
  auto runner = begin(Mode::Practice);
  ASSERT_TRUE(runner.submit({WrittenReply::Kind::Typed, "Xyzzy plugh."}));
  const auto model = make_conversation(runner, false);
  ASSERT_TRUE(model.coach);
  if (model.coach->ratings.empty()) {
    EXPECT_FALSE(model.coach->unrated.empty());
  }
}

TEST_F(ConversationModelTest, MarksTheWordsThatEarnedSomethingInPractice) {
  constexpr auto kWords = "I'm so sorry. I'll ring the depot and call you back by four.";
  for (const auto mode : {Mode::Practice, Mode::Assessment}) {
    auto runner = begin(mode);
    ASSERT_TRUE(runner.submit({WrittenReply::Kind::Typed, kWords}));
    const auto model = make_conversation(runner, false);
    const auto typed = std::ranges::find(model.lines, kWords, &ConversationLine::text);
    ASSERT_NE(typed, model.lines.end());
    EXPECT_EQ(typed->marks.empty(), mode == Mode::Assessment);
    for (const auto& line : model.lines) EXPECT_TRUE(line.text == kWords || line.marks.empty()) << line.text;
  }
}

}  // namespace
}  // namespace rapport::gui
