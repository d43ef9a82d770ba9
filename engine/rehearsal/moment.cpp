// SPDX-License-Identifier: MIT
#include "engine/rehearsal/moment.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "engine/authoring/condition_text.h"
#include "engine/authoring/condition_words.h"
#include "engine/authoring/wording.h"
#include "engine/scenario/expression_value.h"

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
  return node.op == Operator::Rated ? level_word(value) : value_text(scenario, node.type, value);
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
  const auto& program = scenario.program;
  const bool waits = moment.state.phase == Phase::AwaitingReply;
  const Surroundings around{moment.state.slots.data(),
                            program.turns[waits ? moment.state.place : moment.last_turn].stage,
                            moment.has_reply ? &moment.reply.heard : nullptr};
  return expression_value(node, [&](const Expression& name) {
    const auto subject = static_cast<std::size_t>(name.subject);
    if (name.op == Operator::Visits) return moment.visits[subject];
    if (name.op == Operator::Rated) return level_of(moment, subject);
    return value_of_name(program, name, around);
  });
}

std::string why_not(const Expression& condition, std::string_view line, const Scenario& scenario,
                    const Moment& moment) {
  std::vector<std::string> reasons;
  add_reasons(condition, line, scenario, moment, reasons);
  return list_of(reasons);
}

}  // namespace rapport
