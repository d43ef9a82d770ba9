// SPDX-License-Identifier: MIT
#include "engine/translation/condition_text.h"

#include <fmt/format.h>

#include <array>
#include <cstddef>
#include <string_view>
#include <utility>

#include "engine/authoring/wording.h"

namespace rapport {
namespace {

/// The names and signs of the operators that have one, in the order of the enumerators.
constexpr auto kWords = std::to_array<std::string_view>({"",
                                                         "trust",
                                                         "anger",
                                                         "patience",
                                                         "cost",
                                                         "elapsed_seconds",
                                                         "elapsed_turns",
                                                         "promises_kept",
                                                         "promises_broken",
                                                         "stage",
                                                         "",
                                                         "visits",
                                                         "known",
                                                         "given",
                                                         "promised",
                                                         "kept",
                                                         "broken",
                                                         "rated",
                                                         "shows",
                                                         "+",
                                                         "-",
                                                         "*",
                                                         "/",
                                                         "%",
                                                         "<",
                                                         "<=",
                                                         ">",
                                                         ">=",
                                                         "is",
                                                         "is not",
                                                         "and",
                                                         "or",
                                                         "not"});
static_assert(kWords.size() == static_cast<std::size_t>(Operator::Not) + 1);

class ConditionWriter {
 public:
  ConditionWriter(const Scenario& scenario, const Rubric& rubric) : scenario_(scenario), rubric_(rubric) {}

  [[nodiscard]] std::string text(const Expression& node) const {
    if (node.op == Operator::Constant) return constant(node, node.type);
    if (node.op == Operator::Variable) return scenario_.variables[subject(node)].id;
    const auto word = kWords[static_cast<std::size_t>(node.op)];
    if (node.operands.empty()) {
      const auto name = name_of_subject(node);
      return name.empty() ? std::string(word) : fmt::format("{}({})", word, name);
    }
    if (node.op == Operator::Not) return fmt::format("not {}", inner(node, 0));
    std::string joined = inner(node, 0);
    for (std::size_t i = 1; i < node.operands.size(); ++i)
      joined += fmt::format(" {} {}", word, inner(node, i));
    return joined;
  }

 private:
  static std::size_t subject(const Expression& node) { return static_cast<std::size_t>(node.subject); }

  [[nodiscard]] std::string constant(const Expression& node, ValueType type) const {
    switch (type.kind) {
      case ValueType::Kind::Boolean:
        return node.subject != 0 ? "true" : "false";
      case ValueType::Kind::Choice: {
        const auto& words =
            type.choice_set == kStageSet ? stage_words() : scenario_.variables[type.choice_set].values;
        return subject(node) < words.size() ? words[subject(node)] : std::to_string(node.subject);
      }
      case ValueType::Kind::Integer:
        break;
    }
    return std::to_string(node.subject);
  }

  [[nodiscard]] std::string_view name_of_subject(const Expression& node) const {
    switch (node.op) {
      case Operator::Visits:
        return scenario_.turns[subject(node)].id;
      case Operator::Known:
        return scenario_.facts[subject(node)].id;
      case Operator::Given:
        return scenario_.remedies[subject(node)].id;
      case Operator::Promised:
      case Operator::Kept:
      case Operator::Broken:
        return scenario_.promises[subject(node)].id;
      case Operator::Rated:
        return rubric_.criteria[subject(node)].id;
      case Operator::Shows:
        return rubric_.indicators[subject(node)].id;
      default:
        return {};
    }
  }

  /// In brackets if it is itself joined from parts.
  [[nodiscard]] std::string inner(const Expression& node, std::size_t position) const {
    const auto& operand = node.operands[position];
    const bool compares = operand.op >= Operator::Less && operand.op <= Operator::NotEqual;
    const bool joins = node.op == Operator::And || node.op == Operator::Or;
    const bool plain = operand.operands.empty() || operand.op == Operator::Not || (compares && joins) ||
                       (operand.op == node.op && joins);
    return plain ? text(operand) : fmt::format("({})", text(operand));
  }

  const Scenario& scenario_;
  const Rubric& rubric_;
};

}  // namespace

std::string condition_text(const Scenario& scenario, const Rubric& rubric, const Expression& condition) {
  return ConditionWriter(scenario, rubric).text(condition);
}

}  // namespace rapport
