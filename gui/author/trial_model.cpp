// SPDX-License-Identifier: MIT
#include "gui/author/trial_model.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/base/words.h"
#include "engine/proof/explain_condition.h"

namespace rapport::gui {
namespace {

std::string now_text(const ConditionPart& part) {
  std::string text;
  for (const auto& [name, value] : part.asked) {
    // A question that is answered with yes or no says so by whether it holds.
    if (part.text == name && (value == "true" || value == "false")) continue;
    const auto one = tr_format("{} is {}", name, value);
    text = text.empty() ? one : fmt::format("{}, {}", text, one);
  }
  return text;
}

std::string joint_text(ConditionPart::Kind kind) {
  switch (kind) {
    case ConditionPart::Kind::All:
      return tr("All of these must hold:");
    case ConditionPart::Kind::Any:
      return tr("One of these must hold:");
    case ConditionPart::Kind::Not:
      return tr("This must not hold:");
    case ConditionPart::Kind::Fact:
      break;
  }
  return {};
}

void add_lines(const ConditionPart& part, int depth, std::vector<ConditionLine>& lines) {
  const bool is_fact = part.kind == ConditionPart::Kind::Fact;
  if (part.kind == ConditionPart::Kind::Not && part.parts.front().kind == ConditionPart::Kind::Fact) {
    const auto& asked = part.parts.front();
    const auto now = now_text(asked);
    lines.push_back({depth, part.holds, part.text,
                     !now.empty()  ? now
                     : asked.holds ? tr_format("{} is so", asked.text)
                                   : std::string()});
    return;
  }
  lines.push_back({depth, part.holds, is_fact ? part.text : joint_text(part.kind), now_text(part)});
  for (const auto& one : part.parts) add_lines(one, depth + 1, lines);
}

/// Lives for the length of a call of make_trial_model().
class TrialModelMaker {
 public:
  explicit TrialModelMaker(const AuthorTrial& trial)
      : session_(trial.session), scenario_(session_.scenario()), state_(session_.state()) {}

  void fill(TrialModel& model) const {
    model.running = true;
    model.replies = session_.replies().size();
    model.trust = state_.trust();
    model.anger = state_.anger();
    model.patience = state_.patience();
    model.here = start_here(session_);
    for (const auto& field : model.fields) {
      const auto value = state_.slots[field.slot];
      const bool is_mood = field.slot <= kPatienceSlot;
      if (!is_mood && value != field.start)
        model.changed.push_back(fmt::format("{}: {}", field.name, value_text(field, value)));
    }
    add_transcript(model);
    add_rules(model);
    model.over = session_.is_over();
    if (state_.phase == Phase::Ended) {
      const auto& ending = scenario_.endings[state_.place];
      model.place = ending.id;
      model.node = static_cast<std::uint32_t>(scenario_.turns.size() + state_.place);
      model.line = ending.place.line;
      model.ending = ending.title;
      return;
    }
    model.place = session_.turn().id;
    model.node = static_cast<std::uint32_t>(state_.place);
    model.line = session_.turn().place.line;
    if (state_.phase == Phase::Stuck) {
      model.ending = tr("No reply is open here, and there is no other way on.");
      add_choices(model);
      return;
    }
    add_choices(model);
    if (session_.turn().clock)
      model.silence = tr_n_format("Say nothing (waits {} second)", "Say nothing (waits {} seconds)",
                                  static_cast<std::size_t>(session_.turn().clock->seconds),
                                  session_.turn().clock->seconds);
  }

 private:
  [[nodiscard]] Surroundings around(const SessionState& state, const Heard* heard) const {
    return {state.slots.data(), scenario_.program.turns[state.place].stage, heard};
  }

  [[nodiscard]] std::vector<ConditionLine> lines_of(const std::optional<Expression>& condition,
                                                    const Surroundings& around) const {
    std::vector<ConditionLine> lines;
    if (condition) add_lines(explain_condition(scenario_, session_.rubric(), *condition, around), 0, lines);
    return lines;
  }

  void add_transcript(TrialModel& model) const {
    const auto exchanges = transcript(session_);
    for (std::size_t i = 0; i < exchanges.size(); ++i) {
      bool first = true;
      for (const auto& line : exchanges[i].lines) {
        model.lines.push_back({line.speaker, line.text, {}});
        if (first && i > 0) model.lines.back().reply = i - 1;
        first = false;
      }
    }
  }

  void add_choices(TrialModel& model) const {
    const auto& replies = session_.turn().replies;
    for (std::size_t i = 0; i < replies.size(); ++i) {
      TrialChoice choice;
      choice.number = static_cast<int>(i) + 1;
      choice.id = replies[i].id;
      choice.words = replies[i].words;
      choice.open = state_.is_open(static_cast<OptionIndex>(i));
      choice.when = lines_of(replies[i].when, around(state_, nullptr));
      if (choice.open) choice.branches = branches_of(static_cast<OptionIndex>(i));
      // Where there is no choice of ways there is nothing to explain.
      if (choice.branches.size() == 1 && choice.branches.front().when.empty()) {
        choice.leads_to = choice.branches.front().leads_to;
        choice.branches.clear();
      }
      model.choices.push_back(std::move(choice));
    }
  }

  /// Asked as they would be asked after the reply has had its effects.
  [[nodiscard]] std::vector<BranchLine> branches_of(OptionIndex option) const {
    const auto& program = scenario_.program;
    const auto crossroads = before_branching(program, state_, {Move::Kind::Option, option, {}});
    const bool spent = crossroads.branches.begin == program.out_of_patience.begin &&
                       crossroads.branches.count == program.out_of_patience.count;
    const auto& authored = spent ? scenario_.customer.out_of_patience : session_.turn().replies[option].go;
    std::vector<BranchLine> lines;
    bool decided = false;
    for (const auto& branch : authored) {
      BranchLine line;
      line.leads_to = destination(branch.to);
      line.when = lines_of(branch.when, around(crossroads.state, nullptr));
      const bool holds = line.when.empty() || line.when.front().holds;
      line.taken = holds && !decided;
      decided = decided || holds;
      lines.push_back(std::move(line));
    }
    return lines;
  }

  [[nodiscard]] std::string destination(const Destination& to) const {
    switch (to.kind) {
      case Destination::Kind::Turn:
        return scenario_.turns[to.index].id;
      case Destination::Kind::Ending:
        return tr_format("the ending {}", scenario_.endings[to.index].id);
      case Destination::Kind::Stay:
        return tr("the same turn");
    }
    return {};
  }

  /// How the last typed words were routed, if they meant none of the replies.
  void add_rules(TrialModel& model) const {
    if (session_.replies().empty()) return;
    const auto& last = session_.replies().back();
    if (last.kind != WrittenReply::Kind::Typed || last.option) return;
    auto before = session_;
    before.rewind(session_.replies().size() - 1);
    const auto& rules = scenario_.turns[last.turn].typed_rules;
    bool met = false;
    for (std::size_t i = 0; i < rules.size(); ++i) {
      RuleLine line;
      line.name = tr_format("Rule {} for typed words", i + 1);
      line.when = lines_of(rules[i].when, around(before.state(), &last.heard));
      line.met = line.when.front().holds && !met;
      met = met || line.met;
      model.rules.push_back(std::move(line));
    }
  }

  const Session& session_;
  const Scenario& scenario_;
  const SessionState& state_;
};

}  // namespace

std::string value_text(const TrialField& field, std::int32_t value) {
  switch (field.kind) {
    case TrialField::Kind::Number:
      return fmt::format("{}", value);
    case TrialField::Kind::YesNo:
      return value != 0 ? tr_in("value", "yes") : tr_in("value", "no");
    case TrialField::Kind::Choice:
      break;
  }
  const auto at = static_cast<std::size_t>(std::max(0, value - field.least));
  return at < field.words.size() ? field.words[at] : std::string();
}

TrialModel make_trial_model(const AuthorDesk& desk) {
  TrialModel model;
  if (desk.scenario == nullptr) return model;
  model.possible = true;
  const auto& scenario = *desk.scenario->scenario;
  model.fields = trial_fields(scenario);
  constexpr std::size_t kMostTurns = 300;
  if (scenario.turns.size() <= kMostTurns) {
    for (const auto& turn : scenario.turns) model.turns.push_back(turn.id);
  }
  if (!desk.trial) return model;
  model.not_beyond = desk.trial->not_beyond;
  TrialModelMaker(*desk.trial).fill(model);
  return model;
}

}  // namespace rapport::gui
