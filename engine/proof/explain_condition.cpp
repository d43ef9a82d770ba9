// SPDX-License-Identifier: MIT
#include "engine/proof/explain_condition.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "engine/authoring/wording.h"

namespace rapport {
namespace {

/// How tightly an operator binds: what binds less stands in brackets within it.
int tightness(Operator op) {
  switch (op) {
    case Operator::Or:
      return 1;
    case Operator::And:
      return 2;
    case Operator::Not:
      return 3;
    case Operator::Less:
    case Operator::LessOrEqual:
    case Operator::Greater:
    case Operator::GreaterOrEqual:
    case Operator::Equal:
    case Operator::NotEqual:
      return 4;
    case Operator::Add:
    case Operator::Subtract:
      return 5;
    case Operator::Multiply:
    case Operator::Divide:
    case Operator::Remainder:
      return 6;
    default:
      return 7;
  }
}

std::string_view sign_of(Operator op) {
  switch (op) {
    case Operator::Add:
      return "+";
    case Operator::Subtract:
      return "-";
    case Operator::Multiply:
      return "*";
    case Operator::Divide:
      return "/";
    case Operator::Remainder:
      return "%";
    case Operator::Less:
      return "<";
    case Operator::LessOrEqual:
      return "<=";
    case Operator::Greater:
      return ">";
    case Operator::GreaterOrEqual:
      return ">=";
    case Operator::Equal:
      return "==";
    case Operator::NotEqual:
      return "!=";
    case Operator::And:
      return "and";
    default:
      return "or";
  }
}

bool compares(Operator op) {
  return op >= Operator::Less && op <= Operator::NotEqual;
}

/// Lives for the length of a call.
class Explanation {
 public:
  Explanation(const Scenario& scenario, const Rubric& rubric, const Surroundings* around)
      : scenario_(scenario), rubric_(rubric), around_(around) {}

  ConditionPart part_of(const Expression& node) const {
    ConditionPart part;
    part.text = text_of(node);
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

  std::string text_of(const Expression& node) const {
    const auto within = [&](const Expression& operand, int least) {
      auto text = text_of(operand);
      return tightness(operand.op) < least ? '(' + text + ')' : text;
    };
    const int tight = tightness(node.op);
    if (node.op == Operator::Not) return "not " + within(node.operands.front(), tight);
    if (node.op == Operator::Constant) return value_text(node.type, node.subject);
    if (is_visited(node)) return fmt::format("visited({})", turn_id(node.operands.front()));
    if (tight == 7) return name_of(node);
    const auto& left = node.operands.front();
    const auto& right = node.operands.back();
    // What stands on the right of a sum or a comparison must bind more tightly, or it would be read
    // otherwise.
    const bool chains = node.op == Operator::And || node.op == Operator::Or;
    const auto right_text = left.op == Operator::Rated && right.op == Operator::Constant
                                ? level_word(right.subject)
                                : within(right, chains ? tight : tight + 1);
    const bool is_choice = compares(node.op) && left.type.kind == ValueType::Kind::Choice;
    const auto sign = !is_choice ? sign_of(node.op) : node.op == Operator::Equal ? "is" : "is not";
    return fmt::format("{} {} {}", within(left, compares(node.op) ? tight + 1 : tight), sign, right_text);
  }

 private:
  /// `visited(x)` is kept as `visits(x) > 0`.
  static bool is_visited(const Expression& node) {
    return node.op == Operator::Greater && node.operands.front().op == Operator::Visits &&
           node.operands.back().op == Operator::Constant && node.operands.back().subject == 0;
  }

  const std::string& turn_id(const Expression& node) const {
    return scenario_.turns[static_cast<std::size_t>(node.subject)].id;
  }

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
    AskedValue one{name_of(node),
                   node.op == Operator::Rated ? level_word(value) : value_text(node.type, value)};
    if (std::ranges::find(asked, one) == asked.end()) asked.push_back(std::move(one));
  }

  std::string value_text(const ValueType& type, std::int32_t value) const {
    switch (type.kind) {
      case ValueType::Kind::Boolean:
        return value != 0 ? "true" : "false";
      case ValueType::Kind::Choice: {
        const auto& words =
            type.choice_set == kStageSet ? stage_words() : scenario_.variables[type.choice_set].values;
        return words[static_cast<std::size_t>(value)];
      }
      case ValueType::Kind::Integer:
        break;
    }
    return fmt::format("{}", value);
  }

  /// Sums may lead past the levels.
  static std::string level_word(std::int32_t value) {
    switch (value) {
      case -1:
        return "harmful";
      case 0:
        return "missing";
      case 1:
        return "partial";
      case 2:
        return "strong";
      default:
        return fmt::format("{}", value);
    }
  }

  std::string name_of(const Expression& node) const {
    const auto subject = static_cast<std::size_t>(node.subject);
    switch (node.op) {
      case Operator::Trust:
        return "trust";
      case Operator::Anger:
        return "anger";
      case Operator::Patience:
        return "patience";
      case Operator::Cost:
        return "cost";
      case Operator::ElapsedSeconds:
        return "elapsed_seconds";
      case Operator::ElapsedTurns:
        return "elapsed_turns";
      case Operator::PromisesKept:
        return "promises_kept";
      case Operator::PromisesBroken:
        return "promises_broken";
      case Operator::Stage:
        return "stage";
      case Operator::Variable:
        return scenario_.variables[subject].id;
      case Operator::Visits:
        return fmt::format("visits({})", scenario_.turns[subject].id);
      case Operator::Known:
        return fmt::format("known({})", scenario_.facts[subject].id);
      case Operator::Given:
        return fmt::format("given({})", scenario_.remedies[subject].id);
      case Operator::Promised:
        return fmt::format("promised({})", scenario_.promises[subject].id);
      case Operator::Kept:
        return fmt::format("kept({})", scenario_.promises[subject].id);
      case Operator::Broken:
        return fmt::format("broken({})", scenario_.promises[subject].id);
      case Operator::Rated:
        return fmt::format("rated({})", rubric_.criteria[subject].id);
      default:
        return fmt::format("shows({})", rubric_.indicators[subject].id);
    }
  }

  std::int32_t slot(std::size_t at) const { return around_->slots[at]; }

  std::int32_t value_of_name(const Expression& node) const {
    const auto& program = scenario_.program;
    const auto subject = static_cast<std::size_t>(node.subject);
    switch (node.op) {
      case Operator::Trust:
        return slot(kTrustSlot);
      case Operator::Anger:
        return slot(kAngerSlot);
      case Operator::Patience:
        return slot(kPatienceSlot);
      case Operator::Cost:
        return slot(kCostSlot);
      case Operator::ElapsedSeconds:
        return slot(kSecondsSlot);
      case Operator::ElapsedTurns:
        return slot(kTurnsSlot);
      case Operator::PromisesKept:
        return slot(kPromisesKeptSlot);
      case Operator::PromisesBroken:
        return slot(kPromisesBrokenSlot);
      case Operator::Stage:
        return around_->stage;
      case Operator::Variable:
        return slot(program.first_variable + subject);
      case Operator::Visits:
        return slot(program.turns[subject].visits_slot);
      case Operator::Known:
        return slot(program.first_fact + subject);
      case Operator::Given:
        return slot(program.first_remedy + subject);
      case Operator::Promised:
        return slot(program.promises[subject].status_slot) != kNotPromised ? 1 : 0;
      case Operator::Kept:
        return slot(program.promises[subject].status_slot) == kPromiseKept ? 1 : 0;
      case Operator::Broken:
        return slot(program.promises[subject].status_slot) == kPromiseBroken ? 1 : 0;
      case Operator::Rated:
        return around_->heard == nullptr
                   ? 0
                   : around_->heard->ratings.value(static_cast<CriterionIndex>(node.subject));
      default:
        return around_->heard != nullptr && around_->heard->shown[subject] ? 1 : 0;
    }
  }

  std::int32_t value_of(const Expression& node) const {
    if (node.op == Operator::Constant) return node.subject;
    if (node.operands.empty()) return value_of_name(node);
    const auto left = value_of(node.operands.front());
    if (node.op == Operator::Not) return left == 0 ? 1 : 0;
    const auto right = value_of(node.operands.back());
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

  const Scenario& scenario_;
  const Rubric& rubric_;
  const Surroundings* around_;
};

}  // namespace

ConditionPart explain_condition(const Scenario& scenario, const Rubric& rubric, const Expression& condition,
                                const Surroundings& around) {
  return Explanation(scenario, rubric, &around).part_of(condition);
}

std::string to_text(const Scenario& scenario, const Rubric& rubric, const Expression& expression) {
  return Explanation(scenario, rubric, nullptr).text_of(expression);
}

}  // namespace rapport
