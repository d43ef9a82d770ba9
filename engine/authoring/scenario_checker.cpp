// SPDX-License-Identifier: MIT
#include "engine/authoring/scenario_checker.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/authoring/attainable.h"
#include "engine/authoring/habit_checker.h"
#include "engine/authoring/way_checker.h"
#include "engine/authoring/wording.h"
#include "engine/scenario/visit.h"
#include "engine/text/plain_words.h"

namespace rapport {
namespace {

/// Declared things that nobody uses, and conditions that decide nothing.
class UseChecker {
 public:
  UseChecker(const Scenario& scenario, const AttainableValues& values, DiagnosticReport& report)
      : scenario_(scenario), values_(values), report_(report) {}

  void check() {
    check_conditions();
    check_variables();
    check_facts();
    check_promises();
    check_remedies();
    check_same_words();
    check_sizes();
  }

 private:
  void check_conditions() {
    visit_conditions(scenario_, [&](const Expression& condition, std::optional<TurnIndex> turn) {
      const auto verdict = values_.judge(condition, turn);
      if (verdict == Verdict::Open) return;
      const bool never = verdict == Verdict::NeverTrue;
      report_.add(never ? DiagnosticCode::ConditionNeverTrue : DiagnosticCode::ConditionAlwaysTrue,
                  condition.place,
                  never ? "This condition can never be true." : "This condition is always true.",
                  never ? "Look at the ranges of the names in it, and at the effects that change them."
                        : "Take it out, or ask for what was meant.");
    });
  }

  void check_variables() {
    std::vector<bool> read(scenario_.variables.size());
    std::vector<bool> set(scenario_.variables.size());
    visit_nodes(scenario_, [&](const Expression& node) {
      if (node.op == Operator::Variable) read[static_cast<std::size_t>(node.subject)] = true;
    });
    visit_effects(scenario_, [&](const std::vector<Effect>& effects) {
      for (const auto& effect : effects) {
        if (effect.target == Effect::Target::Variable) set[effect.variable] = true;
      }
    });
    for (std::size_t i = 0; i < scenario_.variables.size(); ++i) {
      const auto& variable = scenario_.variables[i];
      if (!read[i]) {
        report_.add(DiagnosticCode::VariableNeverRead, variable.place,
                    fmt::format("No condition asks for {}.", variable.id),
                    "Ask for it somewhere, or take it out.");
      } else if (!set[i]) {
        report_.add(DiagnosticCode::VariableNeverSet, variable.place,
                    fmt::format("No effect changes {}.", variable.id),
                    "Change it somewhere, or take it out.");
      }
    }
  }

  void check_facts() {
    std::vector<bool> revealed(scenario_.facts.size());
    visit_marks(scenario_, [&](Mark mark, std::optional<TurnIndex>) {
      if (mark.kind == Mark::Kind::Reveal) revealed[mark.index] = true;
    });
    for (std::size_t i = 0; i < scenario_.facts.size(); ++i) {
      const auto& fact = scenario_.facts[i];
      if (revealed[i] || fact.known) continue;
      report_.add(DiagnosticCode::FactNeverRevealed, fact.place,
                  fmt::format("Nothing reveals the fact {}.", fact.id),
                  "Let a line or a reply reveal it, or mark it known: true.");
    }
  }

  void check_promises() {
    std::vector<bool> made(scenario_.promises.size());
    visit_marks(scenario_, [&](Mark mark, std::optional<TurnIndex>) {
      if (mark.kind == Mark::Kind::Promise) made[mark.index] = true;
    });
    for (std::size_t i = 0; i < scenario_.promises.size(); ++i) {
      const auto& promise = scenario_.promises[i];
      if (!made[i]) {
        report_.add(DiagnosticCode::PromiseNeverMade, promise.place,
                    fmt::format("No reply makes the promise {}.", promise.id),
                    "Let a reply make it, or take it out.");
      }
      check_price(promise);
    }
  }

  /// A broken promise costs more than the first failure did.
  void check_price(const Promise& promise) {
    if (!promise.broken) return;
    std::int64_t cost = 0;
    for (const auto& effect : *promise.broken) {
      if (effect.target != Effect::Target::Trust) continue;
      if (effect.value.op != Operator::Constant) return;
      cost = effect.mode == Effect::Mode::Add ? -effect.value.subject : 100;
    }
    const auto failure = scenario_.customer.failure_cost();
    if (cost > failure) return;
    report_.add(
        DiagnosticCode::BrokenPromiseTooCheap, promise.place,
        fmt::format("Breaking {} costs {} trust; the failure itself cost {}.", promise.id, cost, failure),
        "A second broken word hurts more than the first failure: lower trust further, or leave broken: out.");
  }

  [[nodiscard]] bool may_both_be_open(const ReplyOption& one, const ReplyOption& other,
                                      TurnIndex turn) const {
    if (!one.when || !other.when) return true;
    const Expression both{Operator::And, one.when->type, 0, {*one.when, *other.when}, other.when->place};
    return values_.judge(both, turn) != Verdict::NeverTrue;
  }

  /// Typed words that two open replies share would always mean the first of them.
  void check_same_words() {
    for (std::size_t t = 0; t < scenario_.turns.size(); ++t) {
      const auto& turn = scenario_.turns[t];
      std::vector<std::map<std::string, std::string_view>> said;
      for (const auto& reply : turn.replies) {
        auto& wordings = said.emplace_back();
        wordings.emplace(plain_words(reply.words), reply.words);
        for (const auto& words : reply.also) wordings.emplace(plain_words(words), words);
        wordings.erase("");
        for (std::size_t i = 0; i + 1 < said.size(); ++i) {
          const auto& earlier = turn.replies[i];
          const auto same =
              std::ranges::find_if(wordings, [&](const auto& each) { return said[i].contains(each.first); });
          if (same == wordings.end() || !may_both_be_open(earlier, reply, static_cast<TurnIndex>(t)))
            continue;
          report_.add(DiagnosticCode::RepliesSayTheSame, reply.place,
                      fmt::format("Replies {} and {} of turn {} share the words {}.", earlier.id, reply.id,
                                  turn.id, in_quotes(same->second)),
                      "Give each reply words of its own: typed words can mean only one of them.");
        }
      }
    }
  }

  void check_remedies() {
    std::vector<bool> given(scenario_.remedies.size());
    visit_marks(scenario_, [&](Mark mark, std::optional<TurnIndex>) {
      if (mark.kind == Mark::Kind::Give) given[mark.index] = true;
    });
    for (std::size_t i = 0; i < scenario_.remedies.size(); ++i) {
      if (given[i]) continue;
      report_.add(DiagnosticCode::RemedyNeverGiven, scenario_.remedies[i].place,
                  fmt::format("No reply gives the remedy {}.", scenario_.remedies[i].id),
                  "Let a reply give it, or take it out.");
    }
  }

  /// How far a name can go: from the least to the most of its values.
  [[nodiscard]] std::pair<std::int64_t, std::int64_t> range_of(const Effect& effect) const {
    if (effect.target == Effect::Target::Patience) return {0, kMostPatience};
    if (effect.target != Effect::Target::Variable) return {0, 100};
    const auto& variable = scenario_.variables[effect.variable];
    return {variable.least, variable.most};
  }

  [[nodiscard]] std::string_view name_of(const Effect& effect) const {
    if (effect.target == Effect::Target::Trust) return "trust";
    if (effect.target == Effect::Target::Anger) return "anger";
    if (effect.target == Effect::Target::Patience) return "patience";
    return scenario_.variables[effect.variable].id;
  }

  /// A change that is larger than the whole range: a digit too many.
  void check_sizes() {
    visit_effects(scenario_, [&](const std::vector<Effect>& effects) {
      for (const auto& effect : effects) {
        if (effect.value.op != Operator::Constant) continue;
        const auto [least, most] = range_of(effect);
        const std::int64_t by = effect.value.subject;
        const bool sets = effect.mode == Effect::Mode::Set;
        if (sets ? by >= least && by <= most : std::abs(by) <= most - least) continue;
        report_.add(DiagnosticCode::ChangeBeyondRange, effect.place,
                    sets ? fmt::format("{} cannot be {}: it goes from {} to {}.",
                                       capitalised(std::string(name_of(effect))), by, least, most)
                         : fmt::format("{} cannot change by {}: it goes from {} to {}.",
                                       capitalised(std::string(name_of(effect))), by, least, most),
                    "It would stop at the end of the range. Write what it should come to.");
      }
    });
  }

  const Scenario& scenario_;
  const AttainableValues& values_;
  DiagnosticReport& report_;
};

}  // namespace

void check_scenario(const Scenario& scenario, DiagnosticReport& report) {
  const AttainableValues values(scenario);
  check_ways(scenario, values, report);
  UseChecker(scenario, values, report).check();
  check_habits(scenario, report);
}

}  // namespace rapport
