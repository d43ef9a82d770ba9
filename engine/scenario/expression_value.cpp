// SPDX-License-Identifier: MIT
#include "engine/scenario/expression_value.h"

#include <cstddef>

namespace rapport {

std::int32_t expression_value(const Expression& node, const ValueOfName& value_of_name) {
  if (node.op == Operator::Constant) return node.subject;
  if (node.operands.empty()) return value_of_name(node);
  const auto left = expression_value(node.operands.front(), value_of_name);
  if (node.op == Operator::Not) return left == 0 ? 1 : 0;
  const auto right = expression_value(node.operands.back(), value_of_name);
  switch (node.op) {
    case Operator::Add:
      return left + right;
    case Operator::Subtract:
      return left - right;
    case Operator::Multiply:
      return left * right;
    case Operator::Divide:
      return left / right;
    case Operator::Remainder:
      return left % right;
    case Operator::And:
      return left != 0 && right != 0 ? 1 : 0;
    case Operator::Or:
      return left != 0 || right != 0 ? 1 : 0;
    default:
      break;
  }
  const auto how =
      static_cast<Instruction::Comparison>(static_cast<int>(node.op) - static_cast<int>(Operator::Less));
  return compare_values(left, how, right) ? 1 : 0;
}

std::int32_t value_of_name(const Program& program, const Expression& name, const Surroundings& around) {
  const auto subject = static_cast<std::size_t>(name.subject);
  const auto status = [&] { return around.slots[program.promises[subject].status_slot]; };
  switch (name.op) {
    case Operator::Trust:
      return around.slots[kTrustSlot];
    case Operator::Anger:
      return around.slots[kAngerSlot];
    case Operator::Patience:
      return around.slots[kPatienceSlot];
    case Operator::Cost:
      return around.slots[kCostSlot];
    case Operator::ElapsedSeconds:
      return around.slots[kSecondsSlot];
    case Operator::ElapsedTurns:
      return around.slots[kTurnsSlot];
    case Operator::PromisesKept:
      return around.slots[kPromisesKeptSlot];
    case Operator::PromisesBroken:
      return around.slots[kPromisesBrokenSlot];
    case Operator::Stage:
      return around.stage;
    case Operator::Variable:
      return around.slots[program.first_variable + subject];
    case Operator::Visits:
      return around.slots[program.turns[subject].visits_slot];
    case Operator::Known:
      return around.slots[program.first_fact + subject];
    case Operator::Given:
      return around.slots[program.first_remedy + subject];
    case Operator::Promised:
      return status() != kNotPromised ? 1 : 0;
    case Operator::Kept:
      return status() == kPromiseKept ? 1 : 0;
    case Operator::Broken:
      return status() == kPromiseBroken ? 1 : 0;
    case Operator::Rated:
      return around.heard == nullptr ? 0
                                     : around.heard->ratings.value(static_cast<CriterionIndex>(name.subject));
    case Operator::Shows:
      return around.heard != nullptr && around.heard->shown[subject] ? 1 : 0;
    default:
      return 0;
  }
}

}  // namespace rapport
