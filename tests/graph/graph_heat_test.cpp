// SPDX-License-Identifier: MIT
#include "engine/graph/graph_heat.h"

#include "tests/graph/small_story.h"

namespace rapport {
namespace {

/// The heat of one conversation, told as its replies.
GraphHeat heat_of(std::initializer_list<const char*> lines) {
  const auto story = test::small_story();
  const auto graph = make_graph(*story);
  Session session(story, test::shipped_rubric(), 1);
  for (const auto* line : lines) {
    auto reply = session.read(*from_line(line), test::nothing_understood());
    EXPECT_TRUE(reply) << line;
    EXPECT_TRUE(session.reply(*reply)) << line;
  }
  auto heat = no_heat(graph);
  add_play(heat, graph, session);
  return heat;
}

using Counts = std::vector<std::uint32_t>;

TEST(GraphHeat, CountsTheWaysThatAConversationTook) {
  const auto heat = heat_of({"again", "sorry", "tomorrow"});
  EXPECT_EQ(heat.plays, 1U);
  EXPECT_EQ(heat.nodes, (Counts{2, 0, 1, 1, 1, 0, 0}));
  EXPECT_EQ(heat.edges, (Counts{0, 1, 1, 0, 0, 0, 0, 1, 1, 0}));
}

TEST(GraphHeat, CountsSilenceAndWordsThatNoRuleIsFor) {
  const auto heat = heat_of({"> something else", "~", "> something else"});
  EXPECT_EQ(heat.edges, (Counts{0, 0, 0, 0, 1, 0, 1, 0, 0, 0})) << "words that change nothing take no way";
  EXPECT_EQ(heat.nodes, (Counts{1, 1, 0, 0, 0, 1, 0}));
}

TEST(GraphHeat, CountsPatienceThatRanOutAsAWayOfItsOwn) {
  const auto heat = heat_of({"> a", "> b", "> c"});
  EXPECT_EQ(heat.nodes.back(), 1U);
  EXPECT_EQ(heat.edges.back(), 1U);
  EXPECT_EQ(heat.nodes[5], 1U) << "the customer is gone";
}

TEST(GraphHeat, OfNobodyIsCold) {
  const auto graph = make_graph(*test::small_story());
  const auto heat = no_heat(graph);
  EXPECT_EQ(heat.plays, 0U);
  EXPECT_EQ(heat.nodes, Counts(7, 0));
  EXPECT_EQ(heat.edges, Counts(10, 0));
}

}  // namespace
}  // namespace rapport
