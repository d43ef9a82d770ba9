// SPDX-License-Identifier: MIT
/// \file A graph that can be taken in: all ways between the same two nodes as one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/graph/scenario_graph.h"

namespace rapport {

/// The same nodes; an edge for each pair of them that ways lead between, in the order of the first of those
/// ways. Its words are the reply's id where it is one reply alone, else empty; its kind is that of the first
/// way, a reply before others; it is conditional if all of them are.
struct BundledWays {
  ScenarioGraph graph;
  std::vector<std::uint32_t> bundle_of;  ///< by edge of the whole graph
  std::vector<std::uint32_t> sizes;      ///< by edge of `graph`, how many ways are in it

  /// Sums over the ways in each bundle, such as how often they were gone.
  [[nodiscard]] std::vector<std::uint32_t> sums(std::span<const std::uint32_t> by_edge) const;
};

/// `graph` must be that of `scenario`. Linear but for the sorting of each node's ways.
[[nodiscard]] BundledWays bundle_ways(const ScenarioGraph& graph, const Scenario& scenario);

}  // namespace rapport
