// SPDX-License-Identifier: MIT
#include "engine/graph/bundled_ways.h"

#include <fmt/format.h>

#include <numeric>

#include "tests/graph/small_story.h"

namespace rapport {
namespace {

BundledWays bundles(const Scenario& scenario) {
  return bundle_ways(make_graph(scenario), scenario);
}

TEST(BundledWays, JoinWhatLeadsBetweenTheSameTwoPlaces) {
  const auto scenario = test::small_story();
  const auto bundled = bundles(*scenario);
  std::vector<std::string> told;
  for (std::size_t i = 0; i < bundled.graph.edges.size(); ++i) {
    const auto& edge = bundled.graph.edges[i];
    told.push_back(fmt::format("{} {} -> {} {}{}", bundled.sizes[i], edge.from, edge.to, edge.words,
                               edge.conditional ? "?" : ""));
  }
  const std::vector<std::string> expected = {"1 0 -> 4 sorry?", "2 0 -> 2 ",         "1 0 -> 0 again",
                                             "1 0 -> 1 ",       "1 1 -> 2 here",     "1 1 -> 5 ",
                                             "1 2 -> 3 ",       "1 3 -> 4 tomorrow", "1 6 -> 5 "};
  EXPECT_EQ(told, expected);
  EXPECT_EQ(bundled.graph.edges[1].kind, GraphEdge::Kind::Reply) << "a reply and typed words lead there";
}

TEST(BundledWays, LoseNoWayAndAddUpWhatIsCountedOfThem) {
  const auto scenario = test::small_story();
  const auto graph = make_graph(*scenario);
  const auto bundled = bundle_ways(graph, *scenario);
  ASSERT_EQ(bundled.bundle_of.size(), graph.edges.size());
  std::vector<std::uint32_t> counts(graph.edges.size());
  std::iota(counts.begin(), counts.end(), 1);
  const auto sums = bundled.sums(counts);
  EXPECT_EQ(sums[1], 2U + 4U);
  EXPECT_EQ(std::accumulate(sums.begin(), sums.end(), 0U), std::accumulate(counts.begin(), counts.end(), 0U));
  for (std::size_t i = 0; i < graph.edges.size(); ++i) {
    const auto& bundle = bundled.graph.edges[bundled.bundle_of[i]];
    EXPECT_EQ(bundle.from, graph.edges[i].from);
    EXPECT_EQ(bundle.to, graph.edges[i].to);
  }
}

}  // namespace
}  // namespace rapport
