// SPDX-License-Identifier: MIT
/// \file A proof and a simulation, as JSON. The keys are explained in docs/proof.md.
#pragma once

#include <string>
#include <vector>

#include "engine/authoring/diagnostic.h"
#include "engine/proof/proof.h"
#include "engine/proof/simulation.h"

namespace rapport {

/// One object with everything that was proved. `rubric` is the one of the proof.
[[nodiscard]] std::string proof_json(const Scenario& scenario, const Rubric& rubric, const Proof& proof,
                                     const std::vector<Diagnostic>& diagnostics);

[[nodiscard]] std::string simulation_json(const Scenario& scenario, const Rubric& rubric,
                                          const Simulation& simulation);

}  // namespace rapport
