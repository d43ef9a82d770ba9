// SPDX-License-Identifier: MIT
#include "cli/simulate_command.h"

#include <iostream>

#include "cli/catalogue.h"
#include "cli/terminal.h"
#include "engine/exporting/proof_json.h"
#include "engine/exporting/proof_text.h"
#include "engine/proof/simulation.h"

namespace rapport {

int run_simulate(const SimulateOptions& options, const std::string& program) {
  const auto catalogue = open_catalogue(program);
  if (!catalogue) return report_error(catalogue.error());
  const auto scenario = open_scenario(*catalogue, options.scenario);
  if (!scenario) return report_error(scenario.error());
  const auto rubric = rubric_of(**scenario, catalogue->rubric);
  const auto simulation = simulate(**scenario, *rubric, options.plays, options.seed, options.policy);
  std::cout << (options.json ? simulation_json(**scenario, *rubric, simulation)
                             : simulation_text(**scenario, *rubric, simulation, standard_style()));
  return kDone;
}

}  // namespace rapport
