// SPDX-License-Identifier: MIT
#include "engine/graph/scenario_graph.h"

#include <fmt/format.h>

#include "tests/graph/small_story.h"

namespace rapport {
namespace {

/// "first -> second: reply" and so on, with a ? where a condition decides.
std::vector<std::string> ways(const ScenarioGraph& graph) {
  const auto name = [&](std::uint32_t node) {
    return graph.nodes[node].id.empty() ? std::string("out of patience") : graph.nodes[node].id;
  };
  std::vector<std::string> told;
  for (const auto& edge : graph.edges)
    told.push_back(fmt::format("{} -> {}: {}{}", name(edge.from), name(edge.to), word_of(edge.kind),
                               edge.conditional ? "?" : ""));
  return told;
}

TEST(ScenarioGraph, HasEveryKindOfWayInTheOrderOfTheScenario) {
  const auto graph = make_graph(*test::small_story());
  const std::vector<std::string> expected = {"first -> happy: reply?",
                                             "first -> second: reply",
                                             "first -> first: reply",
                                             "first -> second: typed words?",
                                             "first -> first-silence: silence",
                                             "first-silence -> second: reply",
                                             "first-silence -> gone: other words",
                                             "second -> third: by itself",
                                             "third -> happy: reply",
                                             "out of patience -> gone: out of patience"};
  EXPECT_EQ(ways(graph), expected);
}

TEST(ScenarioGraph, TellsTurnsMessagesPassagesAndEndingsApart) {
  const auto graph = make_graph(*test::small_story());
  ASSERT_EQ(graph.nodes.size(), 7U);
  EXPECT_EQ(graph.start, 0U);
  EXPECT_EQ(graph.nodes[0].kind, GraphNode::Kind::Turn);
  EXPECT_EQ(graph.nodes[2].kind, GraphNode::Kind::Passage);
  EXPECT_EQ(graph.nodes[2].words, "A day goes by.");
  EXPECT_EQ(graph.nodes[3].kind, GraphNode::Kind::Message);
  EXPECT_EQ(graph.nodes[graph.node_of_ending(0)].id, "happy");
  EXPECT_EQ(graph.nodes[4].tier, Tier::Advocate);
  EXPECT_EQ(graph.nodes[6].kind, GraphNode::Kind::OutOfPatience);
  EXPECT_EQ(graph.edges[0].words, "I am sorry.");
  EXPECT_EQ(graph.edges[3].words, "");
}

TEST(ScenarioGraph, ShortensWordsBetweenTwoCharacters) {
  std::string words;
  for (int i = 0; i < 60; ++i) words += "é";
  const auto graph = make_graph(*test::scenario_of("turns:\n  - {id: a, customer: " + words +
                                                   ", replies: [{id: r, say: b, goto: happy}]}\n"));
  std::string expected;
  for (int i = 0; i < 39; ++i) expected += "é";
  EXPECT_EQ(graph.nodes[0].words, expected + "…");
}

}  // namespace
}  // namespace rapport
