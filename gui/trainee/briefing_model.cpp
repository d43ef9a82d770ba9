// SPDX-License-Identifier: MIT
#include "gui/trainee/briefing_model.h"

#include "engine/base/words.h"
#include "gui/trainee/wording.h"

namespace rapport::gui {

CaseFile make_case_file(const Scenario& scenario) {
  const auto& briefing = scenario.briefing;
  return {briefing.role, briefing.situation, briefing.case_file,
          briefing.may,  briefing.may_not,   briefing.solutions};
}

BriefingModel make_briefing(const ShelfScenario& chosen, Mode mode) {
  const auto& scenario = *chosen.scenario;
  const auto& rubric = *chosen.rubric;
  BriefingModel model;
  model.scenario_id = scenario.id;
  model.title = scenario.title;
  model.facts =
      dotted({scenario.sector, minutes_text(scenario.minutes), difficulty_name(scenario.difficulty)});
  model.customer = scenario.customer.long_standing
                       ? tr_format("You will talk to {}, a long-standing customer, {}.",
                                   scenario.customer.name, channel_name(scenario.channel))
                       : tr_format("You will talk to {}, a new customer, {}.", scenario.customer.name,
                                   channel_name(scenario.channel));
  model.objectives = scenario.briefing.objectives;
  model.case_file = make_case_file(scenario);
  for (const auto& criterion : rubric.criteria)
    model.criteria.push_back({spoken_text(criterion.name), spoken_text(criterion.question)});
  const auto mark = scenario.pass.value_or(rubric.pass);
  model.pass_text = tr_format("Passed with {} of 100 overall and {} on each criterion called for.",
                              mark.overall, mark.each);
  model.mode = mode;
  return model;
}

}  // namespace rapport::gui
