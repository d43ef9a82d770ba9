// SPDX-License-Identifier: MIT
#include "engine/proof/proved_scenario.h"

#include <utility>

#include "engine/authoring/scenario_loader.h"
#include "engine/proof/proof_checker.h"

namespace rapport {
namespace {

/// Proves in passing what `load` loads, given the check that does it.
template <typename Load>
ProvedScenario proved_while(const Rubric& rubric, const ProofBounds& bounds, const Load& load) {
  std::optional<Proof> proof;
  auto loaded = load([&](const Scenario& scenario, DiagnosticReport& report) {
    const auto& rates = scenario.rubric != nullptr ? *scenario.rubric : rubric;
    proof = prove(scenario, rates, bounds);
    check_proof(scenario, rates, *proof, report);
  });
  return {std::move(loaded.value), std::move(proof), std::move(loaded.diagnostics),
          std::move(loaded.allowed)};
}

}  // namespace

ProvedScenario prove_scenario(const std::filesystem::path& path, const Rubric& rubric,
                              const ProofBounds& bounds) {
  return proved_while(rubric, bounds,
                      [&](const FurtherCheck& check) { return load_scenario(path, rubric, check); });
}

ProvedScenario prove_scenario_text(std::string name, std::string bytes, const Rubric& rubric,
                                   const ProofBounds& bounds) {
  return proved_while(rubric, bounds, [&](const FurtherCheck& check) {
    return load_scenario_text(std::move(name), std::move(bytes), rubric, check);
  });
}

}  // namespace rapport
