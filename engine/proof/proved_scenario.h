// SPDX-License-Identifier: MIT
/// \file A scenario read, checked and proved in one go: what happens on every save.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/authoring/diagnostic.h"
#include "engine/proof/proof.h"
#include "engine/rubric/rubric.h"
#include "engine/scenario/scenario.h"

namespace rapport {

struct ProvedScenario {
  std::shared_ptr<const Scenario> scenario;  ///< null if there are errors
  std::optional<Proof> proof;                ///< as soon as there is a scenario
  std::vector<Diagnostic> diagnostics;       ///< the loader's and the proof's, in the order of the file
  std::vector<AllowedDiagnostic> allowed;    ///< warnings that notes in the file allow
};

/// Loads a scenario and proves it.
[[nodiscard]] ProvedScenario prove_scenario(const std::filesystem::path& path, const Rubric& rubric,
                                            const ProofBounds& bounds = {});

/// The same from bytes in memory; `name` stands in the diagnostics.
[[nodiscard]] ProvedScenario prove_scenario_text(std::string name, std::string bytes, const Rubric& rubric,
                                                 const ProofBounds& bounds = {});

}  // namespace rapport
