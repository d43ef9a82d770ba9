// SPDX-License-Identifier: MIT
#include "engine/exchange/export_twee.h"

#include <map>

#include "engine/exchange/sugarcube.h"
#include "tests/exchange/brought.h"
#include "tests/support/shipped_library.h"

namespace rapport::test {
namespace {

std::string target(const Scenario& scenario, const Destination& to) {
  if (to.kind == Destination::Kind::Stay) return "stay";
  return to.kind == Destination::Kind::Ending ? scenario.endings[to.index].id : scenario.turns[to.index].id;
}

std::string ways(const Scenario& scenario, const std::vector<Branch>& branches) {
  std::string all;
  for (const auto& branch : branches) all += (branch.when ? " ?" : " ") + target(scenario, branch.to);
  return all;
}

/// The graph of a scenario: where it begins, its turns with the ways of each reply and the way without one,
/// its endings with their tiers, where lost patience leads at last. Not silence and the rules for typed
/// words, which Twine has not.
std::map<std::string, std::string> graph(const Scenario& scenario) {
  std::map<std::string, std::string> all;
  all["(start)"] = scenario.turns[scenario.start].id;
  all["(out of patience)"] = target(scenario, scenario.customer.out_of_patience.back().to);
  for (const auto& turn : scenario.turns) {
    auto& text = all[turn.id];
    for (const auto& reply : turn.replies) text += (reply.when ? "[?" : "[") + ways(scenario, reply.go) + "]";
    text += ways(scenario, turn.go);
  }
  for (const auto& ending : scenario.endings)
    all[ending.id] = "tier " + std::to_string(static_cast<int>(ending.tier));
  return all;
}

class ShippedScenarioInTwee : public testing::TestWithParam<std::string> {
 protected:
  void SetUp() override {
    scenario_ = load_scenario(kShipped.scenarios / (GetParam() + ".yaml"), *shipped_rubric()).value;
    ASSERT_TRUE(scenario_);
    exported_ = export_twee(*scenario_, *rubric_of(*scenario_, shipped_rubric()), GetParam());
  }
  std::shared_ptr<const Scenario> scenario_;
  ExportedStory exported_;
};

TEST_P(ShippedScenarioInTwee, ComesBackWithTheSameGraph) {
  EXPECT_EQ(graph(*scenario_), graph(*bring(exported_.twee).scenario));
}

TEST_P(ShippedScenarioInTwee, ComesBackWithTheSameWords) {
  const auto back = bring(exported_.twee);
  for (const auto& turn : scenario_->turns) {
    const auto& other = back.turn(turn.id);
    ASSERT_EQ(turn.replies.size(), other.replies.size()) << turn.id;
    for (std::size_t i = 0; i < turn.replies.size(); ++i) {
      auto words = turn.replies[i].words;
      std::ranges::replace(words, '\n', ' ');
      auto others = other.replies[i].words;
      std::ranges::replace(others, '\n', ' ');
      EXPECT_EQ(words, others) << turn.id;
    }
    if (turn.customer.empty()) continue;  // only seen, not said
    ASSERT_EQ(turn.customer.size(), other.customer.size()) << turn.id;
    for (std::size_t i = 0; i < turn.customer.size(); ++i) {
      const auto& wordings = turn.customer[i].wordings;
      ASSERT_EQ(wordings.size(), other.customer[i].wordings.size()) << turn.id;
      for (std::size_t w = 0; w < wordings.size(); ++w)
        EXPECT_NE(other.customer[i].wordings[w].find(wordings[w]), std::string::npos)
            << turn.id << ": " << wordings[w];
    }
  }
}

TEST_P(ShippedScenarioInTwee, CanBePlayedToAnEndWhenItComesBack) {
  EXPECT_TRUE(can_end(bring(exported_.twee).scenario));
}

TEST_P(ShippedScenarioInTwee, IsTheSameBytesEveryTime) {
  EXPECT_EQ(exported_.twee,
            export_twee(*scenario_, *rubric_of(*scenario_, shipped_rubric()), GetParam()).twee);
}

TEST_P(ShippedScenarioInTwee, SaysWhatTweeCannotSay) {
  std::string all;
  for (const auto& remark : exported_.remarks) all += to_text(remark);
  EXPECT_NE(all.find("Twine has no ratings."), std::string::npos) << all;
  for (const auto& turn : scenario_->turns) {
    for (const auto& reply : turn.replies) {
      for (const auto& rating : reply.ratings)
        EXPECT_NE(exported_.twee.find(rating.because.substr(0, rating.because.find('\n'))), std::string::npos)
            << rating.because;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(All, ShippedScenarioInTwee, testing::ValuesIn(shipped_ids()), [](const auto& each) {
  std::string name = each.param;
  std::ranges::replace(name, '-', '_');
  return name;
});

TEST(ExportedTwee, KeepsItsIfidThroughEdits) {
  const auto one = scenario_of("turns: [{id: a, customer: Hi., goto: happy}]");
  const auto two = scenario_of("turns: [{id: b, customer: Ho., goto: gone}]");
  const auto ifid = [&](const Scenario& scenario) {
    const auto twee = export_twee(scenario, *shipped_rubric(), "x").twee;
    return twee.substr(twee.find("\"ifid\""), 50);
  };
  EXPECT_EQ(ifid(*one), ifid(*two));
}

TEST(ExportedTwee, ComesBackWithWordsThatLookLikeMarkup) {
  const std::string words =
      R"([[x]] <<set $a to 1>> $b _c ''d'' //e// :: f &amp; <b> "g" -> | \h /* i */ <!-- j --> ~~k~~)";
  std::string quoted;
  for (const char c : words) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  const auto scenario = scenario_of("turns: [{id: a, customer: \"" + quoted +
                                    "\", replies: [{id: r, say: \"" + quoted + "\", goto: happy}]}]");
  ASSERT_TRUE(scenario);
  const auto back = bring(export_twee(*scenario, *shipped_rubric(), "x").twee);
  EXPECT_EQ(back.turn("a").customer[0].wordings[0], words);
  ASSERT_EQ(back.turn("a").replies.size(), 1U);
  EXPECT_EQ(back.turn("a").replies[0].words, words);
}

TEST(ExportedTwee, StaysWhereAReplyStaysAndWaitsWhereAllAreClosed) {
  const auto scenario = scenario_of(R"(
variables: {n: {type: integer, min: 0, max: 3, start: 0}}
turns:
  - id: a
    customer: [{visit: 2, say: Again.}, {say: Hi.}]
    replies:
      - {id: one, say: One., when: n < 2, effects: {n: +1}, goto: [{when: n == 1, to: stay}, {when: visits(a) > 3, to: gone}, {to: a}]}
    goto: [{when: n == 3, to: gone}, {to: happy}]
)");
  ASSERT_TRUE(scenario);
  const auto back = bring(export_twee(*scenario, *shipped_rubric(), "x").twee);
  EXPECT_EQ(graph(*scenario), graph(*back.scenario));
  EXPECT_TRUE(back.says("n: {type: integer, min: 0, max: 3, start: 0"));
  EXPECT_TRUE(back.says("effects: {n: \"+1\"}"));
}

TEST(ExportedTwee, AsksForTurnsWhereTheScenarioAsksForSeconds) {
  const auto scenario = scenario_of(R"(
turns:
  - id: a
    customer:
      - {when: elapsed_seconds <= 59, say: Soon.}
      - {when: elapsed_seconds < 79, say: By and by.}
      - {when: elapsed_seconds > 119 and elapsed_seconds >= 121, say: Late.}
      - {say: Hi.}
    replies: [{id: one, say: One., goto: stay}, {id: two, say: Two., goto: happy}]
)");
  ASSERT_TRUE(scenario);
  const auto twee = export_twee(*scenario, *shipped_rubric(), "x").twee;
  EXPECT_NE(twee.find("turns() lte 2"), std::string::npos) << twee;
  EXPECT_NE(twee.find("turns() lt 4"), std::string::npos) << twee;
  EXPECT_NE(twee.find("turns() gt 5 and turns() gte 7"), std::string::npos) << twee;
  EXPECT_EQ(bring(twee).turn("a").customer.size(), 4U);
}

}  // namespace
}  // namespace rapport::test
