// SPDX-License-Identifier: MIT
/// \file Walks over everything of one kind in a scenario.
#pragma once

#include <optional>
#include <vector>

#include "engine/scenario/scenario.h"

namespace rapport {

/// Calls `see(branches, turn)` for every list of branches; `turn` is empty for the customer's
/// out_of_patience.
template <typename See>
void visit_branches(const Scenario& scenario, See&& see) {
  for (std::size_t i = 0; i < scenario.turns.size(); ++i) {
    const auto& turn = scenario.turns[i];
    const std::optional<TurnIndex> at = static_cast<TurnIndex>(i);
    for (const auto& reply : turn.replies) see(reply.go, at);
    for (const auto& rule : turn.typed_rules) see(rule.go, at);
    see(turn.typed_fallback.go, at);
    if (turn.clock) see(turn.clock->go, at);
    see(turn.go, at);
  }
  see(scenario.customer.out_of_patience, std::nullopt);
}

/// Calls `see(effects)` for every list of effects.
template <typename See>
void visit_effects(const Scenario& scenario, See&& see) {
  for (const auto& turn : scenario.turns) {
    for (const auto& reply : turn.replies) see(reply.effects);
    for (const auto& rule : turn.typed_rules) see(rule.effects);
    see(turn.typed_fallback.effects);
    if (turn.clock) see(turn.clock->effects);
  }
  for (const auto& promise : scenario.promises) {
    see(promise.kept);
    if (promise.broken) see(*promise.broken);
  }
}

/// Calls `see(mark, turn)` for every fact revealed, remedy given, promise made and promise withdrawn; `turn`
/// is empty for what an ending's line reveals.
template <typename See>
void visit_marks(const Scenario& scenario, See&& see) {
  const auto each = [&](Mark::Kind kind, const std::vector<std::uint32_t>& subjects,
                        std::optional<TurnIndex> at) {
    for (const auto subject : subjects) see(Mark{kind, subject}, at);
  };
  for (std::size_t i = 0; i < scenario.turns.size(); ++i) {
    const auto& turn = scenario.turns[i];
    const std::optional<TurnIndex> at = static_cast<TurnIndex>(i);
    for (const auto& line : turn.customer) each(Mark::Kind::Reveal, line.reveals, at);
    for (const auto& reply : turn.replies) {
      each(Mark::Kind::Reveal, reply.reveals, at);
      each(Mark::Kind::Give, reply.gives, at);
      each(Mark::Kind::Promise, reply.promises, at);
      each(Mark::Kind::Withdraw, reply.withdraws, at);
    }
    for (const auto& rule : turn.typed_rules) {
      each(Mark::Kind::Reveal, rule.reveals, at);
      each(Mark::Kind::Promise, rule.promises, at);
    }
  }
  for (const auto& ending : scenario.endings) {
    for (const auto& line : ending.say) each(Mark::Kind::Reveal, line.reveals, std::nullopt);
  }
}

/// Calls `see(condition, turn)` for every condition; `turn` is empty where a condition belongs to no turn.
template <typename See>
void visit_conditions(const Scenario& scenario, See&& see) {
  visit_branches(scenario, [&](const std::vector<Branch>& branches, std::optional<TurnIndex> at) {
    for (const auto& branch : branches) {
      if (branch.when) see(*branch.when, at);
    }
  });
  for (std::size_t i = 0; i < scenario.turns.size(); ++i) {
    const auto& turn = scenario.turns[i];
    const std::optional<TurnIndex> at = static_cast<TurnIndex>(i);
    for (const auto& line : turn.customer) {
      if (line.when) see(*line.when, at);
    }
    for (const auto& reply : turn.replies) {
      if (reply.when) see(*reply.when, at);
    }
    for (const auto& rule : turn.typed_rules) see(rule.when, at);
  }
  for (const auto& ending : scenario.endings) {
    for (const auto& line : ending.say) {
      if (line.when) see(*line.when, std::nullopt);
    }
  }
  for (const auto& promise : scenario.promises) {
    if (promise.kept_when) see(*promise.kept_when, std::nullopt);
  }
}

/// Calls `see(node)` for every node of every condition and of every effect's value.
template <typename See>
void visit_nodes(const Scenario& scenario, See&& see) {
  const auto walk = [&](const auto& self, const Expression& node) -> void {
    see(node);
    for (const auto& operand : node.operands) self(self, operand);
  };
  visit_conditions(scenario,
                   [&](const Expression& condition, std::optional<TurnIndex>) { walk(walk, condition); });
  visit_effects(scenario, [&](const std::vector<Effect>& effects) {
    for (const auto& effect : effects) walk(walk, effect.value);
  });
}

}  // namespace rapport
