// SPDX-License-Identifier: MIT
#include "engine/graph/graph_layout.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "engine/graph/graphviz_layout.h"
#include "tests/graph/small_story.h"

namespace rapport {
namespace {

/// A ring of turns in which every turn has three replies that lead across it.
ScenarioGraph tangle(std::uint32_t turns) {
  ScenarioGraph graph;
  graph.turns = turns;
  for (std::uint32_t i = 0; i < turns; ++i) {
    graph.nodes.push_back({GraphNode::Kind::Turn, i, "t", "words", std::nullopt});
    for (std::uint32_t c = 0; c < 3; ++c)
      graph.edges.push_back({GraphEdge::Kind::Reply, false, i, (3 * i + c + 1) % turns, c, "reply"});
  }
  return graph;
}

/// Every node lies within the drawing and none upon another; every edge is a run of cubic curves within it.
void expect_sound(const ScenarioGraph& graph, const GraphLayout& layout) {
  ASSERT_EQ(layout.nodes.size(), graph.nodes.size());
  ASSERT_EQ(layout.route_begins.size(), graph.edges.size() + 1);
  for (const auto& at : layout.nodes) {
    ASSERT_GE(at.x - kNodeWidth / 2, -0.5F);
    ASSERT_LE(at.x + kNodeWidth / 2, layout.width + 0.5F);
    ASSERT_GE(at.y - kNodeHeight / 2, -0.5F);
    ASSERT_LE(at.y + kNodeHeight / 2, layout.height + 0.5F);
  }
  std::vector<std::size_t> order(layout.nodes.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::sort(order, {},
                    [&](std::size_t i) { return std::pair(layout.nodes[i].y, layout.nodes[i].x); });
  for (std::size_t k = 1; k < order.size(); ++k) {
    const auto &one = layout.nodes[order[k - 1]], &other = layout.nodes[order[k]];
    ASSERT_TRUE(std::abs(one.x - other.x) >= kNodeWidth - 1 || std::abs(one.y - other.y) >= kNodeHeight - 1);
  }
  for (std::size_t e = 0; e < graph.edges.size(); ++e) {
    const auto route = layout.route(e);
    ASSERT_GE(route.size(), 4U);
    ASSERT_EQ(route.size() % 3, 1U);
    for (const auto& point : route) ASSERT_TRUE(std::isfinite(point.x) && std::isfinite(point.y));
  }
}

TEST(LayeredLayout, PutsEachTurnBelowThoseBeforeIt) {
  const auto graph = make_graph(*test::small_story());
  const auto layout = layered_layout(graph);
  expect_sound(graph, layout);
  EXPECT_LT(layout.nodes[0].y, layout.nodes[2].y);
  EXPECT_LT(layout.nodes[2].y, layout.nodes[3].y);
  EXPECT_FLOAT_EQ(layout.nodes[1].y, layout.nodes[2].y) << "both are one step from the start";
  EXPECT_GT(layout.nodes[6].y, layout.nodes[3].y) << "what no reply leads to stands below";
}

TEST(LayeredLayout, IsTheSameEveryTimeAndSoundForTenThousandTurns) {
  const auto graph = tangle(10'000);
  const auto layout = layered_layout(graph);
  expect_sound(graph, layout);
  const auto again = layered_layout(graph);
  for (std::size_t i = 0; i < layout.nodes.size(); ++i) {
    ASSERT_EQ(layout.nodes[i].x, again.nodes[i].x);
    ASSERT_EQ(layout.nodes[i].y, again.nodes[i].y);
  }
  EXPECT_LT(layout.width / layout.height, 4) << "wide layers take several rows";
}

TEST(LayeredLayout, OfNothingIsNothing) {
  const auto layout = layered_layout({});
  EXPECT_TRUE(layout.nodes.empty());
  EXPECT_EQ(layout.route_begins.size(), 1U);
}

TEST(GraphvizLayout, IsSoundAndHasRoomForLabels) {
  const auto graph = make_graph(*test::small_story());
  const auto layout = graphviz_layout(graph);
  if (!layout) GTEST_SKIP() << "Graphviz has no plug-in for layouts here.";
  expect_sound(graph, *layout);
  EXPECT_EQ(layout->labels.size(), graph.edges.size());
}

TEST(GraphvizLayout, LeavesLargeGraphsToTheLayers) {
  EXPECT_FALSE(graphviz_layout(tangle(500)));
  EXPECT_FALSE(graphviz_layout({}));
  const auto graph = tangle(500);
  expect_sound(graph, layout_of(graph));
}

}  // namespace
}  // namespace rapport
