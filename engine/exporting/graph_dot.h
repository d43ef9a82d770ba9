// SPDX-License-Identifier: MIT
/// \file A scenario's graph in the language of Graphviz, and in Mermaid's.
#pragma once

#include <string>

#include "engine/graph/scenario_graph.h"

namespace rapport {

/// A digraph for `dot`. `heat` may be null; with it, what no conversation has touched is dashed, and the rest
/// says how often it was.
[[nodiscard]] std::string graph_dot(const ScenarioGraph& graph, const GraphHeat* heat);

/// A flowchart for Mermaid, as pages on the web draw it; `heat` as above.
[[nodiscard]] std::string graph_mermaid(const ScenarioGraph& graph, const GraphHeat* heat);

}  // namespace rapport
