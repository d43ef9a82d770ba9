// SPDX-License-Identifier: MIT
#include "engine/authoring/scenario_checker.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/authoring/attainable.h"
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

  const Scenario& scenario_;
  const AttainableValues& values_;
  DiagnosticReport& report_;
};

/// Habits of writing that give the right answer away, or leave the wrong one without a price.
class HabitChecker {
 public:
  HabitChecker(const Scenario& scenario, DiagnosticReport& report) : scenario_(scenario), report_(report) {}

  void check() {
    check_giveaways();
    for (const auto& turn : scenario_.turns) {
      for (const auto& reply : turn.replies) check_slips(turn, reply);
      for (const auto& reply : turn.replies) check_movement(turn, reply);
    }
  }

 private:
  static int worth(const ReplyOption& reply) {
    int sum = 0;
    for (const auto& rating : reply.ratings) sum += static_cast<int>(rating.level);
    return sum;
  }

  void check_giveaways() {
    constexpr int kEnoughTurns = 4;
    int turns = 0;
    bool always_first = true;
    bool always_longest = true;
    const Turn* first_seen = nullptr;
    for (const auto& turn : scenario_.turns) {
      if (turn.replies.size() < 3) continue;
      const auto best = std::ranges::max_element(turn.replies, {}, worth);
      const bool decided = std::ranges::count(turn.replies, worth(*best), worth) == 1;
      if (!decided) continue;
      ++turns;
      if (first_seen == nullptr) first_seen = &turn;
      always_first = always_first && best == turn.replies.begin();
      const auto length = [](const ReplyOption& reply) { return reply.words.size(); };
      always_longest = always_longest && best == std::ranges::max_element(turn.replies, {}, length);
    }
    if (turns < kEnoughTurns) return;
    if (always_first) {
      report_.add(DiagnosticCode::BestReplyAlwaysFirst, first_seen->place,
                  "The best reply is the first at every turn.",
                  "Change the order at some turns; a trainee sees through it in two minutes.");
    }
    if (always_longest) {
      report_.add(DiagnosticCode::BestReplyAlwaysLongest, first_seen->place,
                  "The best reply is the longest at every turn.",
                  "Give some weaker replies more words, and some strong ones fewer.");
    }
  }

  void check_slips(const Turn& turn, const ReplyOption& reply) {
    if (reply.slips.empty() || !reply.promises.empty()) return;
    const bool hurts = std::ranges::any_of(reply.effects, [](const Effect& effect) {
      if (effect.target == Effect::Target::Variable || effect.value.op != Operator::Constant) return true;
      return effect.mode == Effect::Mode::Set ||
             (effect.target == Effect::Target::Anger ? effect.value.subject > 0 : effect.value.subject < 0);
    });
    const bool leads_elsewhere = std::ranges::any_of(turn.replies, [&](const ReplyOption& other) {
      return other.slips.empty() &&
             (other.go.empty() || reply.go.empty() || other.go.front().to != reply.go.front().to);
    });
    if (hurts || leads_elsewhere) return;
    report_.add(
        DiagnosticCode::SlipWithoutConsequence, reply.place,
        fmt::format("Reply {} shows {}, and nothing follows from it.", reply.id, list_of(reply.slips)),
        "Let it cost trust, raise anger, or lead somewhere else.");
  }

  void check_movement(const Turn& turn, const ReplyOption& reply) {
    const bool stays = !reply.go.empty() && std::ranges::all_of(reply.go, [](const Branch& branch) {
      return branch.to.kind == Destination::Kind::Stay;
    });
    const bool changes = !reply.effects.empty() || !reply.reveals.empty() || !reply.promises.empty() ||
                         !reply.gives.empty() || !reply.withdraws.empty();
    if (!stays || changes) return;
    report_.add(DiagnosticCode::NothingMoves, reply.place,
                fmt::format("Reply {} of turn {} changes nothing and leads nowhere.", reply.id, turn.id),
                "Give it an effect, a fact to reveal, or somewhere to go.");
  }

  const Scenario& scenario_;
  DiagnosticReport& report_;
};

}  // namespace

void check_scenario(const Scenario& scenario, DiagnosticReport& report) {
  const AttainableValues values(scenario);
  check_ways(scenario, values, report);
  UseChecker(scenario, values, report).check();
  HabitChecker(scenario, report).check();
}

}  // namespace rapport
