// SPDX-License-Identifier: MIT
#include "engine/graph/bundled_ways.h"

#include <algorithm>

namespace rapport {

BundledWays bundle_ways(const ScenarioGraph& graph, const Scenario& scenario) {
  BundledWays bundled;
  auto& merged = bundled.graph;
  merged.id = graph.id;
  merged.title = graph.title;
  merged.nodes = graph.nodes;
  merged.start = graph.start;
  merged.turns = graph.turns;
  // Which bundle leads to a node, and whether that was found out for the node whose edges are looked at.
  constexpr auto kNobody = static_cast<std::uint32_t>(-1);
  std::vector<std::uint32_t> bundle(graph.nodes.size(), 0), from(graph.nodes.size(), kNobody);
  bundled.bundle_of.reserve(graph.edges.size());
  for (const auto& edge : graph.edges) {
    const bool is_reply = edge.kind == GraphEdge::Kind::Reply;
    if (from[edge.to] != edge.from) {
      from[edge.to] = edge.from;
      bundle[edge.to] = static_cast<std::uint32_t>(merged.edges.size());
      merged.edges.push_back(edge);
      merged.edges.back().words =
          is_reply ? scenario.turns[edge.from].replies[edge.source].id : std::string();
      bundled.sizes.push_back(1);
    } else {
      const auto at = bundle[edge.to];
      auto& one = merged.edges[at];
      if (is_reply && one.kind != GraphEdge::Kind::Reply) {
        one.kind = edge.kind;
        one.source = edge.source;
      }
      one.words.clear();
      one.conditional = one.conditional && edge.conditional;
      ++bundled.sizes[at];
    }
    bundled.bundle_of.push_back(bundle[edge.to]);
  }
  return bundled;
}

std::vector<std::uint32_t> BundledWays::sums(std::span<const std::uint32_t> by_edge) const {
  std::vector<std::uint32_t> sums(graph.edges.size(), 0);
  for (std::size_t i = 0; i < std::min(by_edge.size(), bundle_of.size()); ++i)
    sums[bundle_of[i]] += by_edge[i];
  return sums;
}

}  // namespace rapport
