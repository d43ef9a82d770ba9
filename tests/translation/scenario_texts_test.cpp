// SPDX-License-Identifier: MIT
#include "engine/translation/scenario_texts.h"

#include <gtest/gtest.h>

#include <set>

#include "engine/authoring/condition_text.h"
#include "engine/authoring/library.h"
#include "tests/translation/support.h"

namespace rapport::test {
namespace {

constexpr const char* kBody = R"(
facts: {cold: It is cold at home.}
turns:
  - id: opening
    stage: contact
    calls_for: [listening]
    customer:
      - when: known(cold) and anger < 40
        say: It is cold.
      - say: [Hello., Good day.]
    coaching: Listen.
    replies:
      - id: ask
        say: What happened?
        also: [Tell me., Go on.]
        rating: {listening: {level: 2, because: You asked.}}
        reveals: cold
        goto: later
      - id: wait
        do: Nod.
        rating: {listening: {level: -1, because: You said nothing.}}
        goto: gone
  - id: aside
    stage: listen
    customer: Nobody comes here.
    goto: gone
  - id: later
    stage: listen
    customer: Thank you for asking.
    goto: happy
)";

std::vector<std::string> ids_of(const std::vector<ScenarioText>& texts) {
  std::vector<std::string> ids;
  for (const auto& text : texts) ids.push_back(text.id);
  return ids;
}

std::vector<ScenarioText> texts_of(std::string_view body) {
  return rapport::texts_of(*scenario_of(body), *shipped_rubric());
}

const ScenarioText& text_with(const std::vector<ScenarioText>& texts, std::string_view id) {
  static const ScenarioText kNone;
  const auto found = std::ranges::find(texts, id, &ScenarioText::id);
  if (found == texts.end()) ADD_FAILURE() << "There is no text " << id;
  return found == texts.end() ? kNone : *found;
}

TEST(ScenarioTexts, StandInStoryOrderWithWhatIsNeverReachedLast) {
  const std::vector<std::string> expected = {"title",
                                             "briefing.role",
                                             "briefing.situation",
                                             "failure.what",
                                             "customer.name",
                                             "customer.problem",
                                             "customer.concern.worry",
                                             "customer.reactions.listening",
                                             "customer.reactions.empathy",
                                             "customer.reactions.otherwise",
                                             "fact.cold",
                                             "turn.opening.customer.1",
                                             "turn.opening.customer.2",
                                             "turn.opening.customer.2.2",
                                             "turn.opening.coaching",
                                             "turn.opening.reply.ask.say",
                                             "turn.opening.reply.ask.also.1",
                                             "turn.opening.reply.ask.also.2",
                                             "turn.opening.reply.ask.because.listening",
                                             "turn.opening.reply.wait.do",
                                             "turn.opening.reply.wait.because.listening",
                                             "turn.later.customer.1",
                                             "ending.gone.title",
                                             "ending.gone.account",
                                             "ending.happy.title",
                                             "ending.happy.say.1",
                                             "ending.happy.account",
                                             "turn.aside.customer.1"};
  EXPECT_EQ(ids_of(texts_of(kBody)), expected);
}

TEST(ScenarioTexts, KeepTheirIdsWhenSomethingElseIsEdited) {
  auto edited = std::string(kBody);
  edited.insert(edited.find("      - id: wait"),
                "      - {id: talk, say: Let me explain., rating: {listening: {level: 0, because: You "
                "talked.}}, goto: later}\n");
  edited.replace(edited.find("Go on."), 6, "Go on., And then.");
  const auto before = texts_of(kBody), after = texts_of(edited);
  for (const auto& text : before) EXPECT_EQ(text_with(after, text.id).text, text.text);
  EXPECT_EQ(after.size(), before.size() + 3);
}

TEST(ScenarioTexts, TellTheTranslatorWhoSpeaksWhenInWhatMoodAndWhereItLeads) {
  const auto texts = texts_of(kBody);
  EXPECT_EQ(text_with(texts, "turn.opening.customer.1").note,
            "Ada to the trainee, on the phone.\nStage: contact.\nMood at the beginning: trust 40 of 100, "
            "anger 50 of "
            "100.\nSaid if: known(cold) and anger < 40.");
  EXPECT_EQ(text_with(texts, "turn.opening.reply.wait.do").note,
            "What the trainee does instead of speaking.\nStage: contact.\nRated Listening harmful. Let it be "
            "as tempting "
            "as it is in the source.\nLeads to the ending gone.");
  for (const auto& text : texts) EXPECT_FALSE(text.note.empty()) << text.id;
}

TEST(ScenarioTexts, AreEachThereOnceInEveryShippedScenario) {
  for (const auto& file : scenario_files({RAPPORT_SOURCE_DIR "/scenarios", "", ""})) {
    const auto scenario = load_scenario(file, *shipped_rubric()).value;
    ASSERT_TRUE(scenario);
    const auto texts = rapport::texts_of(*scenario, *shipped_rubric());
    const auto ids = ids_of(texts);
    EXPECT_EQ(std::set(ids.begin(), ids.end()).size(), ids.size()) << file;
    EXPECT_GT(ids.size(), 100U) << file;
  }
}

TEST(ScenarioTexts, CanAllBeReplacedWithoutAnythingElseChanging) {
  for (const auto& file : scenario_files({RAPPORT_SOURCE_DIR "/scenarios", "", ""})) {
    const auto scenario = load_scenario(file, *shipped_rubric()).value;
    ASSERT_TRUE(scenario);
    std::string words;
    const auto shouted = with_words(*scenario, *shipped_rubric(), [&](const std::string& id) {
      words = "* " + id;
      return &words;
    });
    for (const auto& text : rapport::texts_of(*shouted, *shipped_rubric()))
      EXPECT_EQ(text.text, "* " + text.id);
    EXPECT_EQ(shouted->hash, scenario->hash);
    EXPECT_EQ(shouted->program.code.size(), scenario->program.code.size());
    EXPECT_NE(shouted->program.words, scenario->program.words);
    EXPECT_EQ(rapport::texts_of(*scenario, *shipped_rubric()).front().text, scenario->title)
        << "the scenario itself stays as it was";
  }
}

TEST(ScenarioTexts, HaveAHashThatNoSpreadsheetTakesForANumber) {
  EXPECT_EQ(short_hash("It is cold.").size(), 17U);
  EXPECT_EQ(short_hash("It is cold.")[0], 'h');
  EXPECT_NE(short_hash("It is cold."), short_hash("It is cold!"));
}

TEST(ConditionText, SaysConditionsAsAuthorsWriteThem) {
  constexpr const char* kStart = R"(
variables: {mood: {type: choice, values: [calm, wild], start: calm}, calls: {type: integer, min: 0, max: 9, start: 0}}
turns:
  - id: a
    stage: contact
    customer:
      - when: )";
  constexpr const char* kEnd = R"(
        say: One.
      - say: Two.
    coaching: Hm.
    replies:
      - {id: x, say: Yes., effects: {mood: wild, calls: +1}, goto: happy}
      - {id: y, say: No., goto: gone}
)";
  for (const std::string condition : {"mood is wild", "not (trust > 50 or anger < 20)", "calls + 2 * 3 > 4",
                                      "(trust > 50 or anger < 20) and visits(a) > 1", "stage is contact",
                                      "trust > 50 and anger < 20 and patience > 1"}) {
    const auto scenario = scenario_of(kStart + condition + kEnd);
    ASSERT_TRUE(scenario) << condition;
    const auto text = condition_text(*scenario, *shipped_rubric(), *scenario->turns[0].customer[0].when);
    const auto again = scenario_of(kStart + text + kEnd);
    ASSERT_TRUE(again) << text;
    EXPECT_EQ(condition_text(*again, *shipped_rubric(), *again->turns[0].customer[0].when), text)
        << condition;
    EXPECT_EQ(again->program.code.size(), scenario->program.code.size()) << text;
  }
}

}  // namespace
}  // namespace rapport::test
