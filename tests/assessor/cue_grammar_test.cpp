// SPDX-License-Identifier: MIT
#include "engine/assessor/cue_grammar.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/shipped.h"

namespace rapport {
namespace {

/// Whether a cue of `indicator` is found anywhere in `text`.
bool finds(const CueGrammar& grammar, IndicatorIndex indicator, std::string_view text,
           const Lexicon& lexicon) {
  const auto reply = read_words(text, lexicon);
  const auto scopes = word_scopes(reply);
  return std::ranges::any_of(reply.units, [&](const Unit& unit) {
    const auto hits = grammar.find(reply, scopes, unit);
    return std::ranges::find(hits, indicator, &CueHit::indicator) != hits.end();
  });
}

const Lexicon& shipped_lexicon() {
  return shipped_assessor().model().lexicon;
}

TEST(ShippedRubric, FindsEachExampleByACueOfItsSign) {
  const auto& rubric = *shipped_rubric();
  const auto grammar = CueGrammar::compile(rubric);
  ASSERT_TRUE(grammar);
  for (std::size_t i = 0; i < rubric.indicators.size(); ++i) {
    for (const auto& example : rubric.indicators[i].examples)
      EXPECT_TRUE(finds(*grammar, static_cast<IndicatorIndex>(i), example, shipped_lexicon()))
          << rubric.indicators[i].id << " does not find: " << example;
  }
}

TEST(ShippedRubric, FindsNoCounterExampleByACueOfItsSign) {
  const auto& rubric = *shipped_rubric();
  const auto grammar = CueGrammar::compile(rubric);
  ASSERT_TRUE(grammar);
  for (std::size_t i = 0; i < rubric.indicators.size(); ++i) {
    for (const auto& example : rubric.indicators[i].counter_examples)
      EXPECT_FALSE(finds(*grammar, static_cast<IndicatorIndex>(i), example, shipped_lexicon()))
          << rubric.indicators[i].id << " finds: " << example;
  }
}

TEST(ShippedRubric, HasExamplesAndCounterExamplesForEverySignWithCues) {
  std::size_t with_cues = 0;
  for (const auto& indicator : shipped_rubric()->indicators) {
    if (indicator.cues.empty()) continue;
    ++with_cues;
    EXPECT_FALSE(indicator.examples.empty()) << indicator.id;
    EXPECT_FALSE(indicator.counter_examples.empty()) << indicator.id;
  }
  EXPECT_GE(with_cues, 25U);
}

/// A rubric of one sign that earns and one that harms, both shown by the same cue.
Rubric rubric_of(const std::string& cue) {
  Rubric rubric;
  rubric.id = "small";
  rubric.criteria.resize(1);
  rubric.word_lists = {{"act", {"ring", "call"}}};
  for (const auto polarity : {Polarity::Earns, Polarity::Harms}) {
    Indicator indicator;
    indicator.id = polarity == Polarity::Earns ? "small.earns" : "small.harms";
    indicator.polarity = polarity;
    indicator.cues = {cue};
    rubric.indicators.push_back(std::move(indicator));
  }
  return rubric;
}

/// Whether the sign that earns and the one that harms are found.
std::pair<bool, bool> found(const std::string& cue, std::string_view text) {
  const auto grammar = CueGrammar::compile(rubric_of(cue));
  if (!grammar) return {false, false};
  return {finds(*grammar, 0, text, shipped_lexicon()), finds(*grammar, 1, text, shipped_lexicon())};
}

constexpr std::pair<bool, bool> kBoth = {true, true};
constexpr std::pair<bool, bool> kHarmOnly = {false, true};
constexpr std::pair<bool, bool> kNeither = {false, false};

TEST(CueGrammar, FindsWordsWhateverTheirCaseAndShortForms) {
  EXPECT_EQ(found("i will {act}", "I'll ring you."), kBoth);
  EXPECT_EQ(found("i will {act}", "I WILL CALL YOU BACK"), kBoth);
  EXPECT_EQ(found("i will {act}", "ill ring you"), kNeither) << "`ill` is a word of its own";
  EXPECT_EQ(found("i will {act}", "I will not, ring me."), kNeither) << "a sign stands between";
}

TEST(CueGrammar, FindsAlternativesLeavesAndGaps) {
  EXPECT_EQ(found("by/before <time>", "Before 3 pm."), kBoth);
  EXPECT_EQ(found("i [really] care", "I care. I really care."), kBoth);
  EXPECT_EQ(found("i ... care", "I do of course care."), kBoth);
  EXPECT_EQ(found("i ... care", "I do very much and all the time care."), kNeither)
      << "a gap holds five words at most";
  EXPECT_EQ(found("apolog*", "My apologies."), kBoth);
}

TEST(CueGrammar, KnowsBeginningsEndingsAndQuestions) {
  EXPECT_EQ(found("^ which", "Which door?"), kBoth);
  EXPECT_EQ(found("^ which", "A door which sticks."), kNeither);
  EXPECT_EQ(found("i hear $", "You know what I hear."), kBoth);
  EXPECT_EQ(found("i hear $", "I hear music."), kNeither);
  EXPECT_EQ(found("which ... ?", "Which door was it?"), kBoth);
  EXPECT_EQ(found("which ... ?", "Which door it was."), kNeither);
}

TEST(CueGrammar, DoesNotCreditWhatIsDenied) {
  EXPECT_EQ(found("ring", "I am not going to ring you."), kHarmOnly);
  EXPECT_EQ(found("ring", "It is not that I do not ring you."), kBoth) << "two denials undo each other";
}

TEST(CueGrammar, DoesNotCountWhatSomebodyElseSaid) {
  EXPECT_EQ(found("ring", "My boss said he would ring you."), kNeither);
  EXPECT_EQ(found("ring", "The card reads \"please ring\"."), kNeither);
  EXPECT_EQ(found("ring", "I said I would ring you."), kBoth);
}

TEST(CueGrammar, DoesNotCreditWhatIsOnlyImagined) {
  EXPECT_EQ(found("ring", "If I were you I would ring them."), kHarmOnly);
}

TEST(CueGrammar, SaysBetweenWhichWordsACueStands) {
  const auto grammar = CueGrammar::compile(rubric_of("i will {act}"));
  ASSERT_TRUE(grammar);
  const auto reply = read_words("Well, I'll ring you, and I'll call him.", shipped_lexicon());
  ASSERT_EQ(reply.units.size(), 1U);
  const auto hits = grammar->find(reply, word_scopes(reply), reply.units[0]);
  ASSERT_EQ(hits.size(), 4U) << "two cues for each sign";
  EXPECT_EQ(reply.words[hits[0].first].form, "i");
  EXPECT_EQ(reply.words[hits[0].last - 1].form, "ring");
  EXPECT_EQ(reply.words[hits[1].last - 1].form, "call");
}

TEST(CueGrammar, IsRefusedWithACueThatCannotBeRead) {
  const auto grammar = CueGrammar::compile(rubric_of("I'll {act}"));
  ASSERT_FALSE(grammar);
  EXPECT_EQ(grammar.error().code, ErrorCode::Invalid);
}

TEST(CueGrammar, StaysLinearWhateverTheCueAndTheText) {
  const auto grammar = CueGrammar::compile(rubric_of("a* ... a* ... a* ... a* ... a* ... b $"));
  ASSERT_TRUE(grammar);
  std::string text;
  for (int i = 0; i < 5'000; ++i) text += "aa ";
  const auto reply = read_words(text, {});
  ASSERT_EQ(reply.units.size(), 1U);
  EXPECT_TRUE(grammar->find(reply, word_scopes(reply), reply.units[0]).empty());
}

}  // namespace
}  // namespace rapport
