// SPDX-License-Identifier: MIT
#include "gui/trainee/briefing_model.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "engine/base/words.h"
#include "gui/settings/languages.h"
#include "gui/trainee/wording.h"

namespace rapport::gui {

namespace {

std::string language_name(const std::string& tag) {
  const auto known =
      std::ranges::find_if(kLanguages, [&](const Language& language) { return tag == language.tag; });
  return known == kLanguages.end() ? tag : known->name;
}

std::string meaning_of(const ShelfScenario& on_shelf, const ScenarioVersion& version) {
  if (version.scenario == on_shelf.versions.front().scenario) return tr("As it was written.");
  std::vector<std::string> meaning = {tr("Translated.")};
  if (version.missing > 0) {
    meaning.push_back(tr_n_format("{} line is still in the author's language.",
                                  "{} lines are still in the author's language.", version.missing,
                                  version.missing));
  }
  if (!version.scenario->language.starts_with("en")) {
    meaning.emplace_back(
        tr("Your own words are understood where they repeat a written reply, and not rated."));
  }
  return fmt::format("{}", fmt::join(meaning, " "));
}

std::vector<LanguageChoice> language_choices(const ShelfScenario& on_shelf) {
  std::vector<LanguageChoice> choices;
  if (on_shelf.versions.size() < 2) return choices;
  for (const auto& version : on_shelf.versions) {
    const auto& tag = version.scenario->language;
    choices.push_back(
        {tag, language_name(tag), meaning_of(on_shelf, version), version.scenario == on_shelf.scenario});
  }
  return choices;
}

}  // namespace

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
  model.languages = language_choices(chosen);
  return model;
}

}  // namespace rapport::gui
