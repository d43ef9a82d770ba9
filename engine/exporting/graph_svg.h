// SPDX-License-Identifier: MIT
/// \file A scenario's graph as a picture.
#pragma once

#include <string>

#include "engine/graph/graph_layout.h"

namespace rapport {

/// An SVG document with a style of its own, readable on light and dark grounds, and by a screen reader: it
/// has a title and a description, and every node and edge says in words what it is. Kinds of edges differ by
/// their dashes, not by colour alone. `heat` may be null; with it, what was reached more often is filled
/// darker, and what never was is dashed.
[[nodiscard]] std::string graph_svg(const ScenarioGraph& graph, const GraphLayout& layout,
                                    const GraphHeat* heat);

}  // namespace rapport
