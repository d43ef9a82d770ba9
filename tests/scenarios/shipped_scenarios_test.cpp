// SPDX-License-Identifier: MIT
/// \file Every shipped scenario, played: tests/plans/ID/*.replies are the conversations that must stay
/// possible.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <set>

#include "engine/assessment/assess.h"
#include "engine/attempt/score.h"
#include "engine/authoring/yaml_document.h"
#include "engine/base/file.h"
#include "engine/exporting/attempt_json.h"
#include "engine/exporting/conversation_text.h"
#include "engine/report/debrief.h"
#include "tests/support/shipped_library.h"
#include "tests/support/test_scenario.h"

namespace rapport::test {
namespace {

namespace fs = std::filesystem;

/// A plan played from its file to the end.
AttemptRunner play(const std::string& id, const std::string& plan) {
  static const StoppedClock kClock;
  const auto text =
      read_file(fs::path(RAPPORT_SOURCE_DIR "/tests/plans") / id / (plan + ".replies"), kLargestPlan);
  auto runner =
      AttemptRunner::begin(shipped(id), shipped_rubric(), Mode::Practice, 1, "plan", "", {nullptr, &kClock});
  for (const auto& reply : replies_from_lines(text ? *text : std::string())) {
    const auto given = runner->submit(reply);
    if (!given) ADD_FAILURE() << id << "/" << plan << ": " << to_line(reply) << ": " << given.error().text();
  }
  return std::move(*runner);
}

class ShippedScenario : public testing::TestWithParam<std::string> {};

TEST_P(ShippedScenario, LoadsWithoutAnyFinding) {
  const auto loaded = load_scenario(kShipped.scenarios / (GetParam() + ".yaml"), *shipped_rubric());
  for (const auto& diagnostic : loaded.diagnostics) ADD_FAILURE() << to_text(diagnostic);
  ASSERT_TRUE(loaded.value);
  EXPECT_EQ(loaded.value->id, GetParam()) << "a scenario's file is called by its id";
}

TEST_P(ShippedScenario, ReachesEveryEndingByItsPlan) {
  const auto scenario = shipped(GetParam());
  for (const auto& ending : scenario->endings) {
    const auto runner = play(GetParam(), "ending-" + ending.id);
    EXPECT_EQ(runner.attempt().result.ending_id, ending.id);
  }
}

TEST_P(ShippedScenario, SetsTheBestPathFarAboveTheWorstOnEveryCriterion) {
  const auto best = make_debrief(play(GetParam(), "best"));
  const auto worst = make_debrief(play(GetParam(), "worst"));
  for (std::size_t c = 0; c < kCoreCriteria; ++c) {
    ASSERT_TRUE(best.criteria[c].score && worst.criteria[c].score) << best.criteria[c].id;
    EXPECT_GE(*best.criteria[c].score - *worst.criteria[c].score, 0.6) << best.criteria[c].id;
  }
  EXPECT_EQ(best.status, AttemptStatus::Passed);
  EXPECT_EQ(worst.status, AttemptStatus::Failed);
}

/// Those in whose file these words stand: every test of this program begins with this, so nothing is loaded.
std::vector<std::string> ids_with(std::string_view words) {
  auto ids = shipped_ids();
  std::erase_if(ids, [&](const std::string& id) {
    const auto text = read_file(kShipped.scenarios / (id + ".yaml"), kLargestFileBytes);
    return !text || text->find(words) == std::string::npos;
  });
  return ids;
}

/// What a scenario owes the trainee by the minutes that it says it takes.
struct Size {
  int from_minutes;
  std::size_t turns, tiers, slips, other_wordings;
  bool comes_back;  ///< something is promised, written, and met again after time has passed
};
constexpr std::array kSizes = {Size{10, 14, 5, 3, 5, true}, Size{6, 8, 4, 3, 4, true},
                               Size{1, 4, 3, 2, 4, false}};

const Size& size_of(const Scenario& scenario) {
  return *std::ranges::find_if(kSizes,
                               [&](const Size& size) { return scenario.minutes >= size.from_minutes; });
}

/// Handed over, lost quietly, lost loudly.
constexpr std::size_t kTiersWithoutTheCustomer = 3;

/// Practice U7: some customers are lost whatever is said, and skill counts all the same.
bool cannot_be_won(const Scenario& scenario) {
  return std::ranges::find(scenario.practices, "U7") != scenario.practices.end();
}

class UnwinnableScenario : public testing::TestWithParam<std::string> {};
class ScenarioWithPromises : public testing::TestWithParam<std::string> {};

TEST_P(UnwinnableScenario, CountsSkillWhereNobodyCanWin) {
  const auto scenario = shipped(GetParam());
  ASSERT_TRUE(cannot_be_won(*scenario));
  for (const auto& ending : scenario->endings) {
    EXPECT_GE(ending.tier, Tier::HandedOver) << ending.id;
    EXPECT_LT(ending.loyalty, scenario->customer.trust_before) << ending.id;
    EXPECT_LT(ending.loyalty, scenario->customer.loyalty) << ending.id;
  }
  constexpr double kHigh = 0.8;
  const auto best = make_debrief(play(GetParam(), "best"));
  EXPECT_EQ(best.status, AttemptStatus::Passed);
  EXPECT_GE(best.overall.value_or(0), kHigh) << "the customer goes, and the score is for the conversation";
}

TEST_P(ShippedScenario, IsAsLargeAsTheMinutesItSaysItTakes) {
  const auto scenario = shipped(GetParam());
  const auto& size = size_of(*scenario);
  EXPECT_GE(scenario->turns.size(), size.turns);
  std::set<Tier> tiers;
  for (const auto& ending : scenario->endings) tiers.insert(ending.tier);
  // Where nobody can win, the tiers in which the customer stays cannot be had.
  EXPECT_GE(tiers.size(), cannot_be_won(*scenario) ? kTiersWithoutTheCustomer : size.tiers);
  std::set<std::string> slips;
  bool writes = false;
  bool passes = false;
  for (const auto& turn : scenario->turns) {
    writes = writes || turn.kind == Turn::Kind::Message;
    passes = passes || turn.kind == Turn::Kind::Passage;
    EXPECT_TRUE(turn.replies.empty() || turn.replies.size() >= 3) << turn.id;
    for (const auto& reply : turn.replies) {
      EXPECT_GE(reply.also.size(), size.other_wordings) << turn.id << "/" << reply.id;
      slips.insert(reply.slips.begin(), reply.slips.end());
    }
  }
  EXPECT_GE(slips.size(), size.slips);
  EXPECT_TRUE(writes || !size.comes_back) << "no written follow-up";
  EXPECT_TRUE(passes || !size.comes_back) << "no time passes";
  EXPECT_TRUE(!scenario->promises.empty() || !size.comes_back) << "nothing is promised";
}

TEST_P(ScenarioWithPromises, KeepsAndBreaksPromisesInTheSecondContact) {
  const auto has = [](const AttemptRunner& runner, PromiseDebrief::State state) {
    const auto promises = make_debrief(runner).promises;
    return std::ranges::find(promises, state, &PromiseDebrief::state) != promises.end();
  };
  EXPECT_TRUE(has(play(GetParam(), "best"), PromiseDebrief::State::Kept));
  EXPECT_TRUE(has(play(GetParam(), "broken-promise"), PromiseDebrief::State::Broken));
}

TEST_P(ShippedScenario, GivesTheSameBytesForTheSameReplies) {
  EXPECT_EQ(attempt_json(play(GetParam(), "best")), attempt_json(play(GetParam(), "best")));
}

TEST_P(ShippedScenario, ResumesFromEveryReplyOfItsBestPath) {
  const auto runner = play(GetParam(), "best");
  auto saved = runner.session().save();
  while (!saved.replies.empty()) {
    saved.replies.pop_back();
    const auto back = Session::resume(runner.session().shared_scenario(), shipped_rubric(), saved,
                                      understand_with(nullptr));
    ASSERT_TRUE(back) << back.error().text();
    EXPECT_EQ(back->replies().size(), saved.replies.size());
  }
}

TEST_P(ShippedScenario, UnderstandsTheOtherWaysOfSayingAReply) {
  const auto scenario = shipped(GetParam());
  for (const auto& turn : scenario->turns) {
    for (std::size_t i = 0; i < turn.replies.size(); ++i) {
      for (const auto& words : turn.replies[i].also) {
        const auto meant = option_meant(turn, OptionSet().set(), words);
        EXPECT_EQ(meant, static_cast<OptionIndex>(i))
            << turn.id << "/" << turn.replies[i].id << ": " << words;
      }
    }
  }
}

std::string name_of(const testing::TestParamInfo<std::string>& each) {
  std::string name = each.param;
  std::ranges::replace(name, '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(All, ShippedScenario, testing::ValuesIn(shipped_ids()), name_of);
INSTANTIATE_TEST_SUITE_P(All, UnwinnableScenario, testing::ValuesIn(ids_with("U7")), name_of);
INSTANTIATE_TEST_SUITE_P(All, ScenarioWithPromises, testing::ValuesIn(ids_with("\npromises:")), name_of);

TEST(ShippedScenarios, DifferInChannelSeverityAndTemper) {
  std::set<Channel> channels;
  std::set<std::pair<int, int>> tempers;
  std::set<Failure::Severity> severities;
  for (const auto& id : shipped_ids()) {
    const auto scenario = shipped(id);
    channels.insert(scenario->channel);
    severities.insert(scenario->failure.severity);
    tempers.emplace(scenario->customer.trust, scenario->customer.anger);
  }
  EXPECT_GE(channels.size(), 3U);
  EXPECT_GE(severities.size(), 2U);
  EXPECT_EQ(tempers.size(), shipped_ids().size());
}

TEST(Demonstration, IsTheBestPathOfThePropaneScenario) {
  const auto text =
      read_file(RAPPORT_SOURCE_DIR "/scenarios/demonstrations/propane-missed-delivery.replies", kLargestPlan);
  ASSERT_TRUE(text);
  const auto runner = play("propane-missed-delivery", "best");
  EXPECT_EQ(replies_from_lines(*text), runner.attempt().saved.replies);
}

}  // namespace
}  // namespace rapport::test
