// SPDX-License-Identifier: MIT
#include "engine/proof/proved_scenario.h"

#include <algorithm>
#include <set>
#include <utility>

#include "engine/authoring/scenario_loader.h"
#include "engine/authoring/yaml_document.h"
#include "engine/base/file.h"
#include "engine/proof/proof_checker.h"

namespace rapport {
namespace {

/// Whether the loader says by this code, of something that a proof looks at too, that it cannot happen.
bool is_about_ways(DiagnosticCode code) {
  return code >= DiagnosticCode::UnreachableTurn && code <= DiagnosticCode::RemedyNeverGiven;
}

}  // namespace

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
  std::set<std::size_t> lines;
  for (const auto& said : proved.diagnostics) {
    if (is_about_ways(said.code)) lines.insert(said.line);
  }
  for (auto& found : report.take()) {
    if (!lines.contains(found.line)) proved.diagnostics.push_back(std::move(found));
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
