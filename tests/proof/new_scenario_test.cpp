// SPDX-License-Identifier: MIT
#include "engine/authoring/new_scenario.h"

#include <gtest/gtest.h>

#include "engine/base/file.h"
#include "engine/proof/proved_scenario.h"
#include "tests/support/test_scenario.h"

namespace rapport::test {
namespace {

NewScenario answers() {
  return {.file = "late.yaml",
          .id = "late",
          .title = "Late",
          .trade = "Shop",
          .customer = "Robin Ames",
          .problem = "It is late"};
}

std::string pattern() {
  return read_file(new_scenario_template(RAPPORT_SOURCE_DIR "/scenarios"), 1 << 20).value_or("");
}

ProvedScenario proved(const NewScenario& scenario) {
  return prove_scenario_text("late.yaml", filled_in(pattern(), scenario), *shipped_rubric());
}

TEST(NewScenario, HasNoFindingsWhateverIsChosen) {
  for (const std::string channel : {"in-person", "phone", "chat", "email"}) {
    for (const std::string severity : {"minor", "moderate", "critical"}) {
      auto scenario = answers();
      scenario.channel = channel;
      scenario.severity = severity;
      const auto made = proved(scenario);
      ASSERT_TRUE(made.scenario) << channel << " " << severity;
      for (const auto& each : made.diagnostics) ADD_FAILURE() << to_text(each);
      EXPECT_EQ(made.scenario->title, "Late");
    }
  }
}

TEST(NewScenario, TakesAnyWordsAsTheyAre) {
  auto scenario = answers();
  for (const std::string odd : {"\"quoted\" \\n: {a, b} # no comment", "@NAME@ @ID@", "- *a &b !c %d `e`",
                                "Ça va, Łódź? 東京", "'", "yes"}) {
    scenario.title = scenario.trade = scenario.customer = scenario.problem = odd;
    const auto made = proved(scenario);
    ASSERT_TRUE(made.scenario) << odd;
    EXPECT_EQ(made.scenario->title, odd);
    EXPECT_EQ(made.scenario->customer.name, odd);
  }
}

TEST(NewScenario, StaysReadableAtAGlanceWithTheLongestAnswers) {
  auto scenario = answers();
  scenario.title = std::string(kLongestTitle, 'a');
  scenario.trade = std::string(kLongestTrade, 'b');
  scenario.customer = std::string(kLongestName, 'c');
  scenario.problem = std::string(kLongestProblem, 'd');
  const auto made = proved(scenario);
  ASSERT_TRUE(made.scenario);
  for (const auto& each : made.diagnostics) ADD_FAILURE() << to_text(each);
}

TEST(NewScenario, MakesASentenceOfWhatWentWrong) {
  EXPECT_NE(filled_in("x @PROBLEM@", answers()).find("x It is late."), std::string::npos);
  auto asked = answers();
  asked.problem = "Where is it?";
  EXPECT_EQ(filled_in("@PROBLEM@", asked), "Where is it?");
}

TEST(NewScenario, LeavesOutBlanksAroundAnAnswerAndRefusesWhatCannotBeInAFile) {
  EXPECT_EQ(checked_answer("  Robin \r\n", 5).value_or(""), "Robin");
  for (const std::string bad : {"", "  ", "Robin", "a\tb", "a\nb", "\x1B[1m", "\xFF"})
    EXPECT_FALSE(checked_answer(bad, 4)) << bad;
  EXPECT_TRUE(checked_answer("Żółw", 4)) << "characters, not bytes";
}

}  // namespace
}  // namespace rapport::test
