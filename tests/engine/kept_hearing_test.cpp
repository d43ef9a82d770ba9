// SPDX-License-Identifier: MIT
#include "engine/assessment/kept_hearing.h"

#include <gtest/gtest.h>

#include "engine/attempt/attempt_runner.h"
#include "engine/storage/memory_repository.h"
#include "tests/support/shipped.h"
#include "tests/support/test_scenario.h"

namespace rapport::test {
namespace {

constexpr std::string_view kOneTurn = R"(
turns:
  - id: first
    stage: contact
    calls_for: [listening, empathy]
    customer: The parcel with my mother's ring never came. It was her birthday.
    replies:
      - id: good
        say: That is a bad start. What happened?
        rating: {listening: {level: 2, because: You asked.}, empathy: {level: 2, because: You named it.}}
        effects: {trust: +20}
        goto: second
      - id: bad
        say: Calm down.
        slips: [T6]
        rating: {listening: {level: 0, because: Nothing.}, empathy: {level: -1, because: "\"Calm down\" never calms."}}
        effects: {anger: +10}
        goto: second
  - id: second
    stage: agree
    calls_for: [followup]
    customer: And now?
    replies:
      - {id: bye, say: Goodbye., rating: {followup: {level: 0, because: Nothing.}}, goto: happy}
)";

class HearingsKept : public testing::Test {
 protected:
  static Listener with_assessor() {
    std::promise<std::shared_ptr<const Assessor>> promise;
    promise.set_value(std::shared_ptr<const Assessor>(std::shared_ptr<void>(), &shipped_assessor()));
    return Listener(promise.get_future().share());
  }
  [[nodiscard]] Hearing heard(std::string_view words) const {
    return listener_.hear(*scenario_, 0, everything_, words);
  }
  [[nodiscard]] std::optional<Hearing> brought_back(std::string_view text) const {
    return hearing_from_kept_text(text, *scenario_, 0, everything_, *shipped_rubric(), kWords.size());
  }

  static constexpr std::string_view kWords =
      "I am so sorry that your mother's ring is lost, on her birthday of all days. What did the driver tell "
      "you?";
  std::shared_ptr<const Scenario> scenario_ = scenario_of(kOneTurn);
  OptionSet everything_ = OptionSet().set();
  Listener listener_ = with_assessor();
};

TEST_F(HearingsKept, ComeBackAsTheyWere) {
  for (const auto words :
       {kWords, std::string_view("Calm down."), std::string_view("Tranquila, por favor."),
        std::string_view("That was a bad start, what has happened?"), std::string_view("")}) {
    const auto before = heard(words);
    const auto text = to_kept_text(before, *scenario_, 0, *shipped_rubric());
    const auto after = brought_back(text);
    ASSERT_TRUE(after.has_value()) << text;
    EXPECT_EQ(after->option, before.option);
    EXPECT_EQ(after->verbatim, before.verbatim);
    EXPECT_EQ(after->assessor, before.assessor);
    EXPECT_EQ(after->heard.ratings, before.heard.ratings);
    EXPECT_EQ(after->heard.shown, before.heard.shown);
    EXPECT_EQ(after->heard.earned_percent, before.heard.earned_percent);
    EXPECT_EQ(after->heard.harms, before.heard.harms);
    ASSERT_EQ(after->reading.has_value(), before.reading.has_value());
    EXPECT_EQ(to_kept_text(*after, *scenario_, 0, *shipped_rubric()), text);
  }
}

TEST_F(HearingsKept, TellWhatTheMachineMadeOfAReply) {
  const auto hearing = heard(kWords);
  ASSERT_TRUE(hearing.reading.has_value());
  const auto ratings = ratings_of_kept_text(to_kept_text(hearing, *scenario_, 0, *shipped_rubric()));
  ASSERT_EQ(ratings.size(), shipped_rubric()->criteria.size());
  bool has_signs = false;
  for (std::size_t c = 0; c < ratings.size(); ++c) {
    EXPECT_EQ(ratings[c].criterion_id, shipped_rubric()->criteria[c].id);
    EXPECT_EQ(ratings[c].level, hearing.reading->criteria[c].level);
    EXPECT_EQ(ratings[c].confidence, hearing.reading->criteria[c].confidence);
    for (const auto& sign : ratings[c].signs) {
      has_signs = true;
      const auto indicator = shipped_rubric()->find_indicator(sign);
      ASSERT_TRUE(indicator.has_value());
      EXPECT_TRUE(shipped_rubric()->indicators[*indicator].concerns(static_cast<CriterionIndex>(c)));
    }
  }
  EXPECT_TRUE(has_signs);
  EXPECT_TRUE(
      ratings_of_kept_text(to_kept_text(heard("Calm down."), *scenario_, 0, *shipped_rubric())).empty());
}

TEST_F(HearingsKept, AreLeftAsideWhereTheyMakeNoSense) {
  const auto text = to_kept_text(heard(kWords), *scenario_, 0, *shipped_rubric());
  for (std::size_t cut = 0; cut < text.size(); ++cut)
    EXPECT_FALSE(brought_back(text.substr(0, cut)).has_value());
  for (std::size_t i = 0; i < text.size(); ++i) {  // whatever comes of it, it is no crash
    for (const char c : {'0', '"', '}', '-', '9', '['}) {
      auto changed = text;
      changed[i] = c;
      static_cast<void>(brought_back(changed));
      static_cast<void>(ratings_of_kept_text(changed));
    }
  }
  for (const std::string nonsense :
       {"", "null", "[]", "7", "{}", R"({"form":2})", R"({"form":1,"option":"nobody"})"})
    EXPECT_FALSE(brought_back(nonsense).has_value()) << nonsense;
}

TEST_F(HearingsKept, KeepAnAttemptAsItWasWhenAnotherAssessorOpensIt) {
  MemoryRepository store;
  const SystemClock clock;
  const auto runner = [&]() -> Result<AttemptRunner> {
    auto begun = AttemptRunner::begin(scenario_, shipped_rubric(), Mode::Assessment, 1, "a1", "Kim",
                                      {&store, &clock, &listener_});
    if (begun) static_cast<void>(begun->submit({WrittenReply::Kind::Typed, std::string(kWords)}));
    if (begun) static_cast<void>(begun->submit({WrittenReply::Kind::Option, "good"}));
    if (begun) static_cast<void>(begun->submit({WrittenReply::Kind::Option, "bye"}));
    return begun;
  }();
  ASSERT_TRUE(runner) << runner.error().text();
  const auto& result = runner->attempt().result;
  ASSERT_TRUE(is_finished(result.status));
  EXPECT_FALSE(result.signs.empty());
  EXPECT_FALSE(result.moments.empty());
  const Listener knows_nothing;
  const auto stored = *store.find("a1");
  ASSERT_EQ(stored.readings.size(), 3U);
  EXPECT_FALSE(stored.readings[0].empty());
  EXPECT_TRUE(stored.readings[1].empty());
  const auto again =
      AttemptRunner::resume(scenario_, shipped_rubric(), stored, {nullptr, &clock, &knows_nothing});
  ASSERT_TRUE(again) << again.error().text();
  EXPECT_EQ(again->session().state(), runner->session().state());
  ASSERT_EQ(again->assessments().size(), 3U);
  EXPECT_EQ(again->assessments()[0].rated_by, RatedBy::Assessor);
  for (std::size_t c = 0; c < shipped_rubric()->criteria.size(); ++c) {
    const auto& one = runner->assessments()[0].criteria[c];
    const auto& other = again->assessments()[0].criteria[c];
    EXPECT_EQ(one.level, other.level);
    EXPECT_EQ(one.confidence, other.confidence);
    EXPECT_EQ(one.evidence, other.evidence);
    EXPECT_EQ(one.because.words, other.because.words);
  }
  auto forgetful = stored;
  forgetful.readings.clear();
  const auto anew =
      AttemptRunner::resume(scenario_, shipped_rubric(), forgetful, {nullptr, &clock, &knows_nothing});
  ASSERT_TRUE(anew) << anew.error().text();
  EXPECT_EQ(anew->assessments()[0].rated_by, RatedBy::Nobody);
}

}  // namespace
}  // namespace rapport::test
