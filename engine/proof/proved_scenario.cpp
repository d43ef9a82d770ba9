// SPDX-License-Identifier: MIT
#include "engine/proof/proved_scenario.h"

#include <algorithm>
#include <utility>

#include "engine/authoring/scenario_loader.h"
#include "engine/authoring/yaml_document.h"
#include "engine/base/file.h"
#include "engine/proof/proof_checker.h"

namespace rapport {

ProvedScenario prove_scenario_text(std::string name, std::string bytes, const Rubric& rubric,
                                   const ProofBounds& bounds) {
  const SourceText source(name, bytes);
  auto loaded = load_scenario_text(std::move(name), std::move(bytes), rubric);
  ProvedScenario proved{std::move(loaded.value), std::nullopt, std::move(loaded.diagnostics)};
  if (proved.scenario == nullptr) return proved;
  const auto& rates = proved.scenario->rubric != nullptr ? *proved.scenario->rubric : rubric;
  proved.proof = prove(*proved.scenario, rates, bounds);
  DiagnosticReport report(source);
  check_proof(*proved.scenario, rates, *proved.proof, report);
  const auto said_of_lines = proved.diagnostics;
  for (auto& found : report.take()) {
    if (std::ranges::find(said_of_lines, found.line, &Diagnostic::line) == said_of_lines.end())
      proved.diagnostics.push_back(std::move(found));
  }
  std::ranges::stable_sort(proved.diagnostics, {}, &Diagnostic::line);
  return proved;
}

ProvedScenario prove_scenario(const std::filesystem::path& path, const Rubric& rubric,
                              const ProofBounds& bounds) {
  auto bytes = read_file(path, kLargestFileBytes);
  if (bytes) return prove_scenario_text(path.string(), std::move(*bytes), rubric, bounds);
  return {nullptr, std::nullopt, {unread_file(path, bytes.error())}};
}

}  // namespace rapport
