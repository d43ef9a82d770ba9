// SPDX-License-Identifier: MIT
/// \file Where the nodes and edges of a graph lie when it is drawn.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/graph/scenario_graph.h"

namespace rapport {

/// In units of the drawing: pixels at the size at which its text is 12 high. y grows downwards.
struct GraphPoint {
  float x = 0, y = 0;
};

inline constexpr float kNodeWidth = 190, kNodeHeight = 48;

struct GraphLayout {
  float width = 0, height = 0;
  std::vector<GraphPoint> nodes;  ///< their middles
  /// Each edge is a run of cubic curves: a first point, then three for each curve. Edge e has the points
  /// from route_begins[e] to route_begins[e + 1].
  std::vector<GraphPoint> route_points;
  std::vector<std::uint32_t> route_begins;
  std::vector<GraphPoint> labels;  ///< the middles of the words beside the edges; empty if there is no room

  [[nodiscard]] std::span<const GraphPoint> route(std::size_t edge) const {
    return std::span(route_points).subspan(route_begins[edge], route_begins[edge + 1] - route_begins[edge]);
  }
};

/// In layers by the fewest steps from the start, what cannot be reached below the rest; wide layers take
/// several rows. Linear in the graph but for the sorting of layers: 10,000 turns take some milliseconds.
[[nodiscard]] GraphLayout layered_layout(const ScenarioGraph& graph);

/// By Graphviz where the graph is small enough for it, else in layers.
[[nodiscard]] GraphLayout layout_of(const ScenarioGraph& graph);

}  // namespace rapport
