// SPDX-License-Identifier: MIT
/// \file A layout by Graphviz (docs/adr/0016-graphs.md).
#pragma once

#include <optional>

#include "engine/graph/graph_layout.h"

namespace rapport {

/// Few crossings and room for every label. None for a graph that is too large for it, since its time grows
/// with more than the square of a graph, or where its plug-in is not installed. One thread at a time.
[[nodiscard]] std::optional<GraphLayout> graphviz_layout(const ScenarioGraph& graph);

}  // namespace rapport
