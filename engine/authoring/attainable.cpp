// SPDX-License-Identifier: MIT
#include "engine/authoring/attainable.h"

#include <algorithm>
#include <limits>

#include "engine/authoring/value_range.h"
#include "engine/scenario/evaluate.h"
#include "engine/scenario/visit.h"

namespace rapport {
namespace {

bool is_leaf(Operator op) {
  return op > Operator::Constant && op < Operator::Add;
}

template <typename See>
void visit_leaves(const Expression& node, See&& see) {
  if (is_leaf(node.op)) see(node);
  for (const auto& operand : node.operands) visit_leaves(operand, see);
}

/// Whether the leaf is used in any way other than on its own or directly against a constant.
bool is_part_of_a_sum(const Expression& node, Operator op, std::int32_t subject) {
  const auto is_it = [&](const Expression& each) { return each.op == op && each.subject == subject; };
  const bool compares = node.op >= Operator::Less && node.op <= Operator::NotEqual;
  if (compares) {
    const auto& a = node.operands[0];
    const auto& b = node.operands[1];
    if ((is_it(a) && b.op == Operator::Constant) || (is_it(b) && a.op == Operator::Constant)) return false;
    if (is_it(a) || is_it(b)) return true;
  }
  const bool sums = node.op >= Operator::Add && node.op <= Operator::Remainder;
  return std::ranges::any_of(node.operands, [&](const Expression& operand) {
    return (sums && is_it(operand)) || is_part_of_a_sum(operand, op, subject);
  });
}

void collect_constants(const Expression& node, std::vector<std::int64_t>& constants) {
  if (node.op == Operator::Constant) constants.push_back(node.subject);
  for (const auto& operand : node.operands) collect_constants(operand, constants);
}

template <typename ValueOf>
std::int32_t value_of_tree(const Expression& node, const ValueOf& value_of) {
  const auto side = [&](std::size_t i) { return value_of_tree(node.operands[i], value_of); };
  switch (node.op) {
    case Operator::Constant:
      return node.subject;
    case Operator::Add:
      return side(0) + side(1);
    case Operator::Subtract:
      return side(0) - side(1);
    case Operator::Multiply:
      return side(0) * side(1);
    // The parser lets only constants above 0 through.
    case Operator::Divide:
      return side(0) / side(1);  // NOLINT(clang-analyzer-core.DivideZero)
    case Operator::Remainder:
      return side(0) % side(1);  // NOLINT(clang-analyzer-core.DivideZero)
    case Operator::And:
      return static_cast<std::int32_t>(side(0) != 0 && side(1) != 0);
    case Operator::Or:
      return static_cast<std::int32_t>(side(0) != 0 || side(1) != 0);
    case Operator::Not:
      return static_cast<std::int32_t>(side(0) == 0);
    case Operator::Less:
    case Operator::LessOrEqual:
    case Operator::Greater:
    case Operator::GreaterOrEqual:
    case Operator::Equal:
    case Operator::NotEqual: {
      const auto how =
          static_cast<Instruction::Comparison>(static_cast<int>(node.op) - static_cast<int>(Operator::Less));
      return static_cast<std::int32_t>(compare_values(side(0), how, side(1)));
    }
    default:
      return value_of(node.op, node.subject);
  }
}

}  // namespace

AttainableValues::AttainableValues(const Scenario& scenario)
    : scenario_(scenario),
      trust_{scenario.customer.trust, scenario.customer.trust},
      anger_{scenario.customer.anger, scenario.customer.anger},
      patience_{scenario.customer.patience, scenario.customer.patience},
      revealed_(scenario.facts.size()),
      given_(scenario.remedies.size()),
      promised_(scenario.promises.size()) {
  for (const auto& variable : scenario.variables) {
    variables_.push_back({variable.start, variable.start});
    auto& values = assigned_.emplace_back();
    if (variable.type.kind == ValueType::Kind::Integer) continue;
    values.resize(static_cast<std::size_t>(variable.most) + 1);
    values[static_cast<std::size_t>(variable.start)] = true;
  }
  visit_effects(scenario, [&](const std::vector<Effect>& effects) {
    for (const auto& effect : effects) {
      switch (effect.target) {
        case Effect::Target::Trust:
          widen(trust_, effect, 0, 100);
          break;
        case Effect::Target::Anger:
          widen(anger_, effect, 0, 100);
          break;
        case Effect::Target::Patience:
          widen(patience_, effect, 0, kMostPatience);
          break;
        case Effect::Target::Variable: {
          const auto& variable = scenario.variables[effect.variable];
          widen(variables_[effect.variable], effect, variable.least, variable.most);
          if (variable.type.kind == ValueType::Kind::Integer) break;
          auto& values = assigned_[effect.variable];
          if (effect.value.op == Operator::Constant) {
            values[static_cast<std::size_t>(effect.value.subject)] = true;
          } else {
            values.assign(values.size(), true);
          }
          break;
        }
      }
    }
  });
  const bool default_break =
      std::ranges::any_of(scenario.promises, [](const Promise& p) { return !p.broken; });
  if (default_break) {
    trust_.least = 0;
    anger_.most = 100;
  }
  for (std::size_t i = 0; i < scenario.facts.size(); ++i) revealed_[i] = scenario.facts[i].known;
  visit_marks(scenario, [&](Mark mark, std::optional<TurnIndex>) {
    switch (mark.kind) {
      case Mark::Kind::Reveal:
        revealed_[mark.index] = true;
        break;
      case Mark::Kind::Give:
        given_[mark.index] = true;
        break;
      case Mark::Kind::Promise:
        promised_[mark.index] = true;
        break;
      case Mark::Kind::Withdraw:
        break;
    }
  });
}

void AttainableValues::widen(Span& span, const Effect& effect, std::int64_t least, std::int64_t most) {
  const auto by = declared_range(effect.value, scenario_.variables);
  if (effect.mode == Effect::Mode::Add) {
    if (by.most > 0) span.most = most;
    if (by.least < 0) span.least = least;
    return;
  }
  span.least = std::min(span.least, std::clamp(by.least, least, most));
  span.most = std::max(span.most, std::clamp(by.most, least, most));
}

AttainableValues::Span AttainableValues::span_of(Leaf leaf, std::optional<TurnIndex> turn) const {
  const auto [op, subject] = leaf;
  const auto index = static_cast<std::size_t>(subject);
  const auto may = [](bool possible) { return Span{0, possible ? 1 : 0}; };
  switch (op) {
    case Operator::Trust:
      return trust_;
    case Operator::Anger:
      return anger_;
    case Operator::Patience:
      return patience_;
    case Operator::Variable:
      return variables_[index];
    case Operator::Known:
      return {scenario_.facts[index].known ? 1 : 0, revealed_[index] ? 1 : 0};
    case Operator::Given:
      return may(given_[index]);
    case Operator::Promised:
    case Operator::Kept:
    case Operator::Broken:
      return may(promised_[index]);
    case Operator::Cost:
      return {0,
              std::ranges::find(given_, true) == given_.end() ? 0 : std::numeric_limits<std::int32_t>::max()};
    case Operator::PromisesKept:
    case Operator::PromisesBroken:
      return {0, std::ranges::find(promised_, true) == promised_.end()
                     ? 0
                     : std::numeric_limits<std::int32_t>::max()};
    case Operator::Stage: {
      if (!turn) return {0, static_cast<std::int64_t>(Stage::FollowUp)};
      const auto stage = static_cast<std::int64_t>(scenario_.turns[*turn].stage.value_or(Stage::Contact));
      return {stage, stage};
    }
    case Operator::Rated:
      return {-1, 2};
    case Operator::Shows:
      return {0, 1};
    default:
      return {0, std::numeric_limits<std::int32_t>::max()};  // visits, elapsed time: no bound that matters
  }
}

/// The values of a leaf that are worth trying. False if there are too many to try all that matter.
bool AttainableValues::list_values(Leaf leaf, const std::vector<const Expression*>& conditions,
                                   std::optional<TurnIndex> turn, std::vector<std::int32_t>& values) const {
  constexpr std::int64_t kFewValues = 128;
  const auto span = span_of(leaf, turn);
  const auto op = leaf.first;  // names of their own: clang 14 cannot capture a structured binding
  const auto subject = leaf.second;
  const bool has_set = op == Operator::Variable && !assigned_[static_cast<std::size_t>(subject)].empty();
  const auto allowed = [&](std::int64_t value) {
    return !has_set || assigned_[static_cast<std::size_t>(subject)][static_cast<std::size_t>(value)];
  };
  const bool in_sum = std::ranges::any_of(
      conditions, [&](const Expression* condition) { return is_part_of_a_sum(*condition, op, subject); });
  if (in_sum || has_set) {
    if (span.most - span.least > kFewValues) return false;
    for (auto value = span.least; value <= span.most; ++value) {
      if (allowed(value)) values.push_back(static_cast<std::int32_t>(value));
    }
    return true;
  }
  // Compared only with constants: the constants, their neighbours and the ends stand for everything between.
  std::vector<std::int64_t> constants;
  for (const auto* condition : conditions) collect_constants(*condition, constants);
  std::vector<std::int64_t> tried = {span.least, span.most};
  for (const auto constant : constants) {
    for (const auto value : {constant - 1, constant, constant + 1}) {
      if (value > span.least && value < span.most) tried.push_back(value);
    }
  }
  std::ranges::sort(tried);
  tried.erase(std::unique(tried.begin(), tried.end()), tried.end());
  for (const auto value : tried) values.push_back(static_cast<std::int32_t>(value));
  return true;
}

std::optional<std::vector<AttainableValues::Domain>> AttainableValues::domains_of(
    const std::vector<const Expression*>& conditions, std::optional<TurnIndex> turn) const {
  constexpr std::size_t kMostCombinations = 20'000;
  std::vector<Domain> domains;
  std::size_t combinations = 1;
  bool possible = true;
  for (const auto* condition : conditions) {
    visit_leaves(*condition, [&](const Expression& node) {
      const Leaf leaf{node.op, node.subject};
      if (!possible || std::ranges::find(domains, leaf, &Domain::leaf) != domains.end()) return;
      Domain domain{leaf, {}};
      possible = list_values(leaf, conditions, turn, domain.values);
      combinations *= std::max<std::size_t>(1, domain.values.size());
      possible = possible && combinations <= kMostCombinations;
      domains.push_back(std::move(domain));
    });
  }
  if (!possible) return std::nullopt;
  return domains;
}

namespace {

/// Tries every combination until `stop` says so.
template <typename Domains, typename Stop>
void try_all(const Domains& domains, const Stop& stop) {
  std::vector<std::size_t> at(domains.size(), 0);
  const auto value_of = [&](Operator op, std::int32_t subject) {
    for (std::size_t i = 0; i < domains.size(); ++i) {
      if (domains[i].leaf.first == op && domains[i].leaf.second == subject) return domains[i].values[at[i]];
    }
    return std::int32_t{0};
  };
  for (;;) {
    if (stop(value_of)) return;
    std::size_t i = 0;
    while (i < at.size() && ++at[i] == domains[i].values.size()) at[i++] = 0;
    if (i == at.size()) return;
  }
}

}  // namespace

Verdict AttainableValues::judge(const Expression& condition, std::optional<TurnIndex> turn) const {
  const auto domains = domains_of({&condition}, turn);
  if (!domains) return Verdict::Open;
  bool sometimes_true = false;
  bool sometimes_false = false;
  try_all(*domains, [&](const auto& value_of) {
    (value_of_tree(condition, value_of) != 0 ? sometimes_true : sometimes_false) = true;
    return sometimes_true && sometimes_false;
  });
  if (!sometimes_true) return Verdict::NeverTrue;
  return sometimes_false ? Verdict::Open : Verdict::AlwaysTrue;
}

std::optional<bool> AttainableValues::may_all_be_false(const std::vector<const Expression*>& conditions,
                                                       TurnIndex turn) const {
  const auto domains = domains_of(conditions, turn);
  if (!domains) return std::nullopt;
  bool found = false;
  try_all(*domains, [&](const auto& value_of) {
    found = std::ranges::none_of(conditions,
                                 [&](const Expression* each) { return value_of_tree(*each, value_of) != 0; });
    return found;
  });
  return found;
}

}  // namespace rapport
