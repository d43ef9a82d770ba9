// SPDX-License-Identifier: MIT
#include "engine/authoring/value_range.h"

#include <algorithm>
#include <limits>

namespace rapport {
namespace {

/// Keeps a range that is already too large from growing until it overflows.
std::int64_t clamp_to_sum(std::int64_t value) {
  constexpr std::int64_t kFar = std::int64_t{1} << 40;
  return std::clamp(value, -kFar, kFar);
}

}  // namespace

ValueRange declared_range(const Expression& node, const std::vector<Variable>& variables) {
  constexpr std::int64_t kMost = std::numeric_limits<std::int32_t>::max();
  const auto side = [&](std::size_t i) { return declared_range(node.operands[i], variables); };
  switch (node.op) {
    case Operator::Constant:
      return {node.subject, node.subject};
    case Operator::Trust:
    case Operator::Anger:
      return {0, 100};
    case Operator::Patience:
      return {0, kMostPatience};
    case Operator::Cost:
    case Operator::ElapsedSeconds:
    case Operator::ElapsedTurns:
    case Operator::PromisesKept:
    case Operator::PromisesBroken:
    case Operator::Visits:
      return {0, kMost};
    case Operator::Stage:
      return {0, static_cast<std::int64_t>(Stage::FollowUp)};
    case Operator::Variable: {
      const auto& variable = variables[static_cast<std::size_t>(node.subject)];
      return {variable.least, variable.most};
    }
    case Operator::Rated:
      return {-1, 2};
    case Operator::Add: {
      const auto a = side(0);
      const auto b = side(1);
      return {clamp_to_sum(a.least + b.least), clamp_to_sum(a.most + b.most)};
    }
    case Operator::Subtract: {
      const auto a = side(0);
      const auto b = side(1);
      return {clamp_to_sum(a.least - b.most), clamp_to_sum(a.most - b.least)};
    }
    case Operator::Multiply: {
      const auto a = side(0);
      const auto b = side(1);
      const auto [least, most] =
          std::minmax({a.least * b.least, a.least * b.most, a.most * b.least, a.most * b.most});
      return {clamp_to_sum(least), clamp_to_sum(most)};
    }
    case Operator::Divide: {
      const auto a = side(0);
      const auto by = node.operands[1].subject;
      return {a.least / by, a.most / by};
    }
    case Operator::Remainder: {
      const auto a = side(0);
      const std::int64_t by = node.operands[1].subject;
      return {a.least < 0 ? 1 - by : 0, a.most > 0 ? by - 1 : 0};
    }
    default:
      return {0, 1};
  }
}

}  // namespace rapport
