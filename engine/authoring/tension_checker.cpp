// SPDX-License-Identifier: MIT
#include "engine/authoring/tension_checker.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "engine/scenario/visit.h"

namespace rapport {
namespace {

bool gives_something(const Scenario& scenario) {
  bool gives = false;
  visit_marks(scenario, [&](Mark mark, std::optional<TurnIndex>) { gives |= mark.kind == Mark::Kind::Give; });
  return gives;
}

bool time_matters(const Scenario& scenario) {
  bool asked = false;
  visit_nodes(scenario, [&](const Expression& node) {
    asked |= node.op == Operator::ElapsedSeconds || node.op == Operator::ElapsedTurns;
  });
  return asked || !scenario.promises.empty() || std::ranges::any_of(scenario.turns, [](const Turn& turn) {
           return turn.clock.has_value() || turn.kind == Turn::Kind::Passage;
         });
}

bool something_is_beyond(const Scenario& scenario) {
  const auto beyond = [](const auto& each) { return each.authority != Authority::Within; };
  return !scenario.briefing.may_not.empty() || std::ranges::any_of(scenario.remedies, beyond) ||
         std::ranges::any_of(scenario.promises, beyond);
}

bool bounds_are_stated(const Scenario& scenario) {
  return !scenario.briefing.may.empty() || !scenario.briefing.may_not.empty();
}

bool adds_sub_skills(const Scenario& scenario) {
  return scenario.rubric != nullptr && scenario.rubric->criteria.size() > kCoreCriteria;
}

struct Tension {
  std::string_view code;
  bool (*is_in_play)(const Scenario&);
  std::string_view message;
  std::string_view hint;
};

constexpr Tension kTensions[] = {
    {"U1", gives_something, "U1 is about how much to give, and no reply gives a remedy.",
     "Declare remedies with their cost and let replies give them, or take U1 out."},
    {"U3", time_matters, "U3 is about patience and speed, and time never matters here.",
     "Let a clock run, time pass or a promise fall due, or take U3 out."},
    {"U4", something_is_beyond,
     "U4 is about handing on, and everything here is within the trainee's authority.",
     "Say under may_not what others decide, or mark a remedy or promise so, or take U4 out."},
    {"U6", bounds_are_stated, "U6 is about bending the rules, and the briefing states none.",
     "State under authority what the trainee may and may not grant, or take U6 out."},
    {"U9", adds_sub_skills, "U9 is about further criteria, and this scenario has only the four.",
     "Add a sub-skill under adds: criteria:, or take U9 out."},
};

}  // namespace

void check_tensions(const Scenario& scenario, const std::vector<SourceSpan>& places,
                    DiagnosticReport& report) {
  for (std::size_t i = 0; i < scenario.practices.size(); ++i) {
    const auto* tension = std::ranges::find(kTensions, scenario.practices[i], &Tension::code);
    if (tension == std::end(kTensions) || tension->is_in_play(scenario)) continue;
    report.add(DiagnosticCode::TensionNotInPlay, places[i], std::string(tension->message),
               std::string(tension->hint));
  }
}

}  // namespace rapport
