// SPDX-License-Identifier: MIT
#include "cli/debrief_command.h"

#include <iostream>

#include "cli/save_debrief.h"
#include "cli/terminal.h"
#include "engine/attempt/attempt_runner.h"
#include "engine/base/words.h"
#include "engine/exporting/attempt_json.h"
#include "engine/exporting/conversation_text.h"
#include "engine/report/debrief.h"

namespace rapport {
int run_debrief(const DebriefOptions& options, const std::string& program) {
  if (!options.save_html.empty()) {
    if (const auto can = check_can_save(options.save_html); !can) return report_error(can.error());
  }
  const auto catalogue = open_catalogue(program);
  if (!catalogue) return report_error(catalogue.error());
  const auto store = open_existing_store(options.store);
  if (!store) return report_error(store.error());
  const auto attempt = wanted_attempt(**store, options.attempt);
  if (!attempt) return report_error(attempt.error());
  const auto scenario = open_scenario(
      *catalogue, options.scenario.empty() ? attempt->saved.scenario_id : options.scenario, options.language);
  if (!scenario) return report_error(scenario.error());
  const SystemClock clock;
  const auto listener = open_listener(*catalogue);
  const auto runner =
      AttemptRunner::resume(*scenario, catalogue->rubric, *attempt, {nullptr, &clock, &listener});
  if (!runner) return report_error(runner.error());
  if (attempt->saved.scenario_hash != (*scenario)->hash) {
    std::cerr << "rapport: " << tr("the scenario has been edited since; the debrief follows it as it is now.")
              << "\n";
  }
  if (options.json) {
    std::cout << attempt_json(*runner);
  } else {
    std::cout << debrief_text(make_debrief(*runner), standard_style());
  }
  if (options.save_html.empty()) return kDone;
  const auto saved = save_debrief(*runner, store->get(), options.save_html);
  return saved ? kDone : report_error(saved.error());
}

}  // namespace rapport
