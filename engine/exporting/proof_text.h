// SPDX-License-Identifier: MIT
/// \file A proof and a simulation, as text for a terminal.
#pragma once

#include <string>

#include "engine/exporting/text_style.h"
#include "engine/proof/proof.h"
#include "engine/proof/simulation.h"

namespace rapport {

/// Whether the shortest way to every turn is told too, or to the endings alone.
enum class WaysToldTo : std::uint8_t { Endings, EndingsAndTurns };

/// What was proved, the ways to the endings, the range of the scores. `rubric` is the one of the proof.
[[nodiscard]] std::string proof_text(const Scenario& scenario, const Rubric& rubric, const Proof& proof,
                                     WaysToldTo ways, const TextStyle& style);

/// Endings, scores and coverage of a simulation.
[[nodiscard]] std::string simulation_text(const Scenario& scenario, const Rubric& rubric,
                                          const Simulation& simulation, const TextStyle& style);

}  // namespace rapport
