// SPDX-License-Identifier: MIT
/// \file Which parts of a scenario's graph conversations have touched.
#pragma once

#include <vector>

#include "engine/graph/scenario_graph.h"
#include "engine/session/session.h"

namespace rapport {

/// What no conversation has touched yet.
[[nodiscard]] GraphHeat no_heat(const ScenarioGraph& graph);

/// Adds one conversation: `replies` of a session of the graph's scenario, played again from its beginning. An
/// edge counts by the reply that was given and where it led; where words of the trainee's own led the same
/// way by several rules, the first of them counts.
void add_play(GraphHeat& heat, const ScenarioGraph& graph, const Session& played);

}  // namespace rapport
