// SPDX-License-Identifier: MIT
#include "engine/rehearsal/moment.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "engine/authoring/wording.h"

namespace rapport {
namespace {

std::int32_t level_of(const Moment& moment, std::size_t criterion) {
  if (!moment.has_reply || criterion >= moment.assessment.criteria.size()) return 0;
  return static_cast<std::int32_t>(moment.assessment.criteria[criterion].level.value_or(Level::Missing));
}

bool is_comparison(Operator op) {
  return op >= Operator::Less && op <= Operator::NotEqual;
}

std::string text_of(const Expression& node, std::string_view line) {
  const auto begin = std::min<std::size_t>(node.place.begin_byte, line.size());
  return std::string(line.substr(begin, node.place.length_bytes));
}

std::string word_for(std::int32_t value, const Expression& node, const Scenario& scenario) {
  if (node.op == Operator::Rated) {
    constexpr std::string_view kLevels[] = {"harmful", "missing", "partial", "strong"};
    return std::string(kLevels[std::clamp(value + 1, 0, 3)]);
  }
  if (node.type.kind == ValueType::Kind::Boolean) return value != 0 ? "true" : "false";
  if (node.type.kind == ValueType::Kind::Choice) {
    const auto& words =
        node.type.choice_set == kStageSet ? stage_words() : scenario.variables[node.type.choice_set].values;
    const auto at = static_cast<std::size_t>(std::max(value, 0));
    if (at < words.size()) return words[at];
  }
  return fmt::format("{}", value);
}

void add_reasons(const Expression& node, std::string_view line, const Scenario& scenario,
                 const Moment& moment, std::vector<std::string>& reasons) {
  if (node.op == Operator::And || node.op == Operator::Or) {
    for (const auto& operand : node.operands) {
      if (value_of(operand, scenario, moment) == 0) add_reasons(operand, line, scenario, moment, reasons);
    }
    return;
  }
  if (node.op == Operator::Promised || node.op == Operator::Kept || node.op == Operator::Broken) {
    const auto& promise = scenario.promises[static_cast<std::size_t>(node.subject)];
    const auto& slot = scenario.program.promises[static_cast<std::size_t>(node.subject)].status_slot;
    constexpr std::string_view kStatus[] = {"was never promised", "is not due yet", "was kept", "was broken",
                                            "was taken back"};
    const auto status = std::clamp(moment.state.slots[slot], 0, 4);
    reasons.push_back(fmt::format("{} {}", promise.id, kStatus[status]));
    return;
  }
  if (!is_comparison(node.op)) return;
  for (const auto& operand : node.operands) {
    if (operand.op == Operator::Constant) continue;
    const auto value = value_of(operand, scenario, moment);
    auto reason = fmt::format("{} is {}", text_of(operand, line), word_for(value, operand, scenario));
    if (std::ranges::find(reasons, reason) == reasons.end()) reasons.push_back(std::move(reason));
  }
}

}  // namespace

std::int32_t value_of(const Expression& node, const Scenario& scenario, const Moment& moment) {
  const auto& slots = moment.state.slots;
  const auto& program = scenario.program;
  const auto subject = static_cast<std::size_t>(node.subject);
  const auto operand = [&](std::size_t i) { return value_of(node.operands[i], scenario, moment); };
  const auto status = [&] { return slots[program.promises[subject].status_slot]; };
  switch (node.op) {
    case Operator::Constant:
      return node.subject;
    case Operator::Trust:
      return slots[kTrustSlot];
    case Operator::Anger:
      return slots[kAngerSlot];
    case Operator::Patience:
      return slots[kPatienceSlot];
    case Operator::Cost:
      return slots[kCostSlot];
    case Operator::ElapsedSeconds:
      return slots[kSecondsSlot];
    case Operator::ElapsedTurns:
      return slots[kTurnsSlot];
    case Operator::PromisesKept:
      return slots[kPromisesKeptSlot];
    case Operator::PromisesBroken:
      return slots[kPromisesBrokenSlot];
    case Operator::Stage: {
      const bool waits = moment.state.phase == Phase::AwaitingReply;
      return program.turns[waits ? moment.state.place : moment.last_turn].stage;
    }
    case Operator::Variable:
      return slots[program.first_variable + subject];
    case Operator::Visits:
      return moment.visits[subject];
    case Operator::Known:
      return slots[program.first_fact + subject];
    case Operator::Given:
      return slots[program.first_remedy + subject];
    case Operator::Promised:
      return status() != kNotPromised ? 1 : 0;
    case Operator::Kept:
      return status() == kPromiseKept ? 1 : 0;
    case Operator::Broken:
      return status() == kPromiseBroken ? 1 : 0;
    case Operator::Rated:
      return level_of(moment, subject);
    case Operator::Shows:
      return moment.has_reply && moment.reply.heard.shown[subject] ? 1 : 0;
    case Operator::Add:
      return operand(0) + operand(1);
    case Operator::Subtract:
      return operand(0) - operand(1);
    case Operator::Multiply:
      return operand(0) * operand(1);
    case Operator::Divide:
      return operand(0) / operand(1);
    case Operator::Remainder:
      return operand(0) % operand(1);
    case Operator::Less:
      return operand(0) < operand(1) ? 1 : 0;
    case Operator::LessOrEqual:
      return operand(0) <= operand(1) ? 1 : 0;
    case Operator::Greater:
      return operand(0) > operand(1) ? 1 : 0;
    case Operator::GreaterOrEqual:
      return operand(0) >= operand(1) ? 1 : 0;
    case Operator::Equal:
      return operand(0) == operand(1) ? 1 : 0;
    case Operator::NotEqual:
      return operand(0) != operand(1) ? 1 : 0;
    case Operator::And:
      return std::ranges::all_of(
                 node.operands, [&](const Expression& each) { return value_of(each, scenario, moment) != 0; })
                 ? 1
                 : 0;
    case Operator::Or:
      return std::ranges::any_of(
                 node.operands, [&](const Expression& each) { return value_of(each, scenario, moment) != 0; })
                 ? 1
                 : 0;
    case Operator::Not:
      return operand(0) == 0 ? 1 : 0;
  }
  return 0;
}

std::string why_not(const Expression& condition, std::string_view line, const Scenario& scenario,
                    const Moment& moment) {
  std::vector<std::string> reasons;
  add_reasons(condition, line, scenario, moment, reasons);
  return list_of(reasons);
}

}  // namespace rapport
