// SPDX-License-Identifier: MIT
/// \file What the trainee reads before a conversation.
#pragma once

#include <string>
#include <vector>

#include "engine/attempt/attempt.h"
#include "gui/shell/shelf.h"

namespace rapport::gui {

/// What the house knows and what the trainee may do; kept at hand during the conversation too.
struct CaseFile {
  std::string role, situation;
  std::vector<CaseNote> notes;
  std::vector<std::string> may, may_not, solutions;
};

struct CriterionQuestion {
  std::string name, question;
};

/// A language in which the conversation can be held.
struct LanguageChoice {
  std::string tag, name, meaning;
  bool chosen = false;
};

struct BriefingModel {
  std::string scenario_id;
  std::string title, facts;
  std::string customer;  ///< who one will talk to, and how
  std::vector<std::string> objectives;
  CaseFile case_file;
  std::vector<CriterionQuestion> criteria;
  std::string pass_text;  ///< what a counted attempt needs
  Mode mode = Mode::Practice;
  std::vector<LanguageChoice> languages;  ///< none where there is nothing to choose
};

[[nodiscard]] BriefingModel make_briefing(const ShelfScenario& chosen, Mode mode);
[[nodiscard]] CaseFile make_case_file(const Scenario& scenario);

}  // namespace rapport::gui
