// SPDX-License-Identifier: MIT
#include "engine/proof/explain_condition.h"

#include <algorithm>
#include <utility>

#include "engine/authoring/condition_text.h"
#include "engine/authoring/condition_words.h"
#include "engine/scenario/expression_value.h"

namespace rapport {
namespace {

/// Lives for the length of a call.
class Explanation {
 public:
  Explanation(const Scenario& scenario, const Rubric& rubric, const Surroundings& around)
      : scenario_(scenario), rubric_(rubric), around_(around) {}

  ConditionPart part_of(const Expression& node) const {
    ConditionPart part;
    part.text = condition_text(scenario_, rubric_, node);
    part.place = node.place;
    part.holds = value_of(node) != 0;
    if (node.op == Operator::Not) {
      part.kind = ConditionPart::Kind::Not;
      part.parts.push_back(part_of(node.operands.front()));
    } else if (node.op == Operator::And || node.op == Operator::Or) {
      part.kind = node.op == Operator::And ? ConditionPart::Kind::All : ConditionPart::Kind::Any;
      add_parts(node, node.op, part.parts);
    } else {
      add_asked(node, part.asked);
    }
    return part;
  }

 private:
  void add_parts(const Expression& node, Operator op, std::vector<ConditionPart>& parts) const {
    for (const auto& operand : node.operands) {
      if (operand.op == op) {
        add_parts(operand, op, parts);
      } else {
        parts.push_back(part_of(operand));
      }
    }
  }

  void add_asked(const Expression& node, std::vector<AskedValue>& asked) const {
    for (const auto& operand : node.operands) add_asked(operand, asked);
    if (!node.operands.empty() || node.op == Operator::Constant) return;
    const auto value = value_of(node);
    AskedValue one{asked_text(scenario_, rubric_, node),
                   node.op == Operator::Rated ? level_word(value) : value_text(scenario_, node.type, value)};
    if (std::ranges::find(asked, one) == asked.end()) asked.push_back(std::move(one));
  }

  std::int32_t value_of(const Expression& node) const {
    return expression_value(
        node, [this](const Expression& name) { return value_of_name(scenario_.program, name, around_); });
  }

  const Scenario& scenario_;
  const Rubric& rubric_;
  const Surroundings& around_;
};

}  // namespace

ConditionPart explain_condition(const Scenario& scenario, const Rubric& rubric, const Expression& condition,
                                const Surroundings& around) {
  return Explanation(scenario, rubric, around).part_of(condition);
}

}  // namespace rapport
