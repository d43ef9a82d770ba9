// SPDX-License-Identifier: MIT
/// \file Any bytes as a test of the template: it passes or differs, and never ends the program.
#include <cstdlib>

#include "engine/authoring/rubric_loader.h"
#include "engine/authoring/scenario_loader.h"
#include "engine/rehearsal/scenario_test.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace rapport;
  static const auto rubric =
      std::make_shared<const Rubric>(*load_rubric(RAPPORT_SOURCE_DIR "/assets/rubrics/recovery.yaml").value);
  static const auto scenario = std::make_shared<const Scenario>(
      *load_scenario(RAPPORT_SOURCE_DIR "/scenarios/templates/first-scenario.yaml", *rubric).value);
  static const Listener listener;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const auto outcome = run_scenario_test("fuzz", bytes, scenario, rubric, listener);
  // Whatever differs can be told: it has words, and a place that is in the file.
  for (const auto& difference : outcome.differences) {
    if (difference.message.empty() || difference.line > size + 1) std::abort();
  }
  return 0;
}
