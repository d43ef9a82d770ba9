// SPDX-License-Identifier: MIT
#include "engine/authoring/condition_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "engine/authoring/condition_words.h"
#include "engine/authoring/wording.h"

namespace rapport {
namespace {

struct OperatorSign {
  Operator op;
  std::string_view text;
  int tightness;  ///< what binds less stands in brackets within what binds more
};
constexpr auto kOperatorSigns = std::to_array<OperatorSign>({{Operator::Or, "or", 1},
                                                             {Operator::And, "and", 2},
                                                             {Operator::Not, "not", 3},
                                                             {Operator::Less, "<", 4},
                                                             {Operator::LessOrEqual, "<=", 4},
                                                             {Operator::Greater, ">", 4},
                                                             {Operator::GreaterOrEqual, ">=", 4},
                                                             {Operator::Equal, "==", 4},
                                                             {Operator::NotEqual, "!=", 4},
                                                             {Operator::Add, "+", 5},
                                                             {Operator::Subtract, "-", 5},
                                                             {Operator::Multiply, "*", 6},
                                                             {Operator::Divide, "/", 6},
                                                             {Operator::Remainder, "%", 6}});
constexpr int kTightest = 7;

const OperatorSign* sign_of(Operator op) {
  const auto* const sign = std::ranges::find(kOperatorSigns, op, &OperatorSign::op);
  return sign == kOperatorSigns.end() ? nullptr : sign;
}

int tightness(const Expression& node) {
  const auto* const sign = sign_of(node.op);
  return sign == nullptr ? kTightest : sign->tightness;
}

bool compares(Operator op) {
  return op >= Operator::Less && op <= Operator::NotEqual;
}

/// `visited(x)` is kept as `visits(x) > 0`.
bool is_visited(const Expression& node) {
  return node.op == Operator::Greater && node.operands.front().op == Operator::Visits &&
         node.operands.back().op == Operator::Constant && node.operands.back().subject == 0;
}

std::string_view id_of_subject(const Scenario& scenario, const Rubric& rubric, const Expression& leaf) {
  const auto subject = static_cast<std::size_t>(leaf.subject);
  switch (leaf.op) {
    case Operator::Visits:
      return scenario.turns[subject].id;
    case Operator::Known:
      return scenario.facts[subject].id;
    case Operator::Given:
      return scenario.remedies[subject].id;
    case Operator::Rated:
      return rubric.criteria[subject].id;
    case Operator::Shows:
      return rubric.indicators[subject].id;
    default:
      return scenario.promises[subject].id;
  }
}

}  // namespace

std::string value_text(const Scenario& scenario, const ValueType& type, std::int32_t value) {
  switch (type.kind) {
    case ValueType::Kind::Boolean:
      return value != 0 ? "true" : "false";
    case ValueType::Kind::Choice: {
      const auto& words =
          type.choice_set == kStageSet ? stage_words() : scenario.variables[type.choice_set].values;
      return words[static_cast<std::size_t>(value)];
    }
    case ValueType::Kind::Integer:
      break;
  }
  return std::to_string(value);
}

std::string asked_text(const Scenario& scenario, const Rubric& rubric, const Expression& leaf) {
  if (leaf.op == Operator::Constant) return value_text(scenario, leaf.type, leaf.subject);
  if (leaf.op == Operator::Variable) return scenario.variables[static_cast<std::size_t>(leaf.subject)].id;
  const auto* const kept = std::ranges::find(kKeptNames, leaf.op, &KeptName::op);
  if (kept != kKeptNames.end()) return std::string(kept->name);
  const auto* const question = std::ranges::find_if(kQuestions, [&](const Question& each) {
    return each.op == leaf.op && (each.op != Operator::Visits || each.counts);
  });
  return fmt::format("{}({})", question->name, id_of_subject(scenario, rubric, leaf));
}

std::string condition_text(const Scenario& scenario, const Rubric& rubric, const Expression& node) {
  const auto within = [&](const Expression& operand, int least) {
    auto text = condition_text(scenario, rubric, operand);
    return tightness(operand) < least ? '(' + text + ')' : text;
  };
  const auto* const sign = sign_of(node.op);
  if (sign == nullptr) return asked_text(scenario, rubric, node);
  const auto& left = node.operands.front();
  const auto& right = node.operands.back();
  const int tight = sign->tightness;
  if (node.op == Operator::Not) return "not " + within(left, tight);
  if (is_visited(node)) return fmt::format("visited({})", id_of_subject(scenario, rubric, left));
  // What stands on the right of a sum or a comparison must bind more tightly, or it would be read otherwise.
  const bool chains = node.op == Operator::And || node.op == Operator::Or;
  const auto right_text = left.op == Operator::Rated && right.op == Operator::Constant
                              ? level_word(right.subject)
                              : within(right, chains ? tight : tight + 1);
  const bool is_choice = compares(node.op) && left.type.kind == ValueType::Kind::Choice;
  const auto between = !is_choice ? sign->text : node.op == Operator::Equal ? "is" : "is not";
  return fmt::format("{} {} {}", within(left, compares(node.op) ? tight + 1 : tight), between, right_text);
}

}  // namespace rapport
