// SPDX-License-Identifier: MIT
#include "cli/prove_command.h"

#include <algorithm>
#include <iostream>

#include "cli/catalogue.h"
#include "cli/prove_telling.h"
#include "cli/terminal.h"
#include "engine/exporting/proof_json.h"
#include "engine/exporting/proof_text.h"
#include "engine/proof/proved_scenario.h"

namespace rapport {

int run_prove(const ProveOptions& options, const std::string& program) {
  const auto catalogue = open_catalogue(program);
  if (!catalogue) return report_error(catalogue.error());
  const auto file = find_scenario(catalogue->library, options.scenario);
  if (!file) return report_error(file.error());
  ProofBounds bounds;
  if (options.most_states > 0) bounds.most_states = options.most_states;
  const auto proved = prove_telling(*file, *catalogue->rubric, bounds);
  if (!options.json || proved.scenario == nullptr) {
    for (const auto& diagnostic : proved.diagnostics) std::cerr << to_text(diagnostic) << "\n";
  }
  if (proved.scenario == nullptr) {
    const bool unread = std::ranges::any_of(
        proved.diagnostics, [](const Diagnostic& d) { return d.code == DiagnosticCode::FileNotRead; });
    return unread ? kCouldNotRun : kFindings;
  }
  const auto rubric = rubric_of(*proved.scenario, catalogue->rubric);
  if (options.json) {
    std::cout << proof_json(*proved.scenario, *rubric, *proved.proof, proved.diagnostics);
  } else {
    const auto ways = options.turns ? WaysToldTo::EndingsAndTurns : WaysToldTo::Endings;
    std::cout << proof_text(*proved.scenario, *rubric, *proved.proof, ways, standard_style());
  }
  return proved.diagnostics.empty() ? kDone : kFindings;
}

}  // namespace rapport
