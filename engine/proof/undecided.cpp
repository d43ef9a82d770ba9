// SPDX-License-Identifier: MIT
#include "engine/proof/undecided.h"

#include <fmt/format.h>

namespace rapport {
namespace {

/// Lives for the length of a call of undecided_claims().
class Claims {
 public:
  Claims(const Scenario& scenario, const Proof& proof) : scenario_(scenario), proof_(proof) {}

  std::vector<std::string> list() {
    for (std::size_t i = 0; i < scenario_.turns.size(); ++i) list_turn(i);
    for (std::size_t i = 0; i < scenario_.endings.size(); ++i) {
      const auto& ending = scenario_.endings[i];
      add(proof_.seen.endings, proof_.may.endings, i, "ending " + ending.id, ending.place);
      list_lines(ending.say, scenario_.program.endings[i].lines, ending.id);
    }
    list_branches(scenario_.customer.out_of_patience, scenario_.program.out_of_patience, "out_of_patience");
    for (std::size_t i = 0; i < scenario_.facts.size(); ++i)
      add(proof_.seen.facts, proof_.may.facts, i, "learning the fact " + scenario_.facts[i].id,
          scenario_.facts[i].place);
    for (std::size_t i = 0; i < scenario_.promises.size(); ++i) {
      const auto& promise = scenario_.promises[i];
      add(proof_.seen.promises_made, proof_.may.promises_made, i, "promising " + promise.id, promise.place);
      add(proof_.seen.promises_kept, proof_.may.promises_kept, i, "keeping " + promise.id, promise.place);
      add(proof_.seen.promises_broken, proof_.may.promises_broken, i, "breaking " + promise.id,
          promise.place);
    }
    return std::move(claims_);
  }

 private:
  void add(const std::vector<bool>& seen, const std::vector<bool>& may, std::size_t at,
           const std::string& what, const SourceSpan& place) {
    if (may[at] && !seen[at]) claims_.push_back(fmt::format("line {}: {}", place.line, what));
  }

  void list_branches(const std::vector<Branch>& branches, TableRange lowered, const std::string& of) {
    for (std::size_t i = 0; i < branches.size(); ++i)
      add(proof_.seen.branches, proof_.may.branches, lowered.begin + i,
          fmt::format("branch {} of {}", i + 1, of), branches[i].place);
  }

  void list_lines(const std::vector<LineVariant>& lines, TableRange lowered, const std::string& of) {
    for (std::size_t i = 0; i < lines.size(); ++i)
      add(proof_.seen.lines, proof_.may.lines, lowered.begin + i, fmt::format("line {} of {}", i + 1, of),
          lines[i].place);
  }

  void list_turn(std::size_t index) {
    const auto& turn = scenario_.turns[index];
    const auto& lowered = scenario_.program.turns[index];
    const auto& extra = scenario_.program.extras[lowered.extra];
    add(proof_.seen.turns, proof_.may.turns, index, "turn " + turn.id, turn.place);
    add(proof_.seen.stuck, proof_.may.stuck, index, "getting stuck at turn " + turn.id, turn.place);
    list_lines(turn.customer, lowered.lines, "turn " + turn.id);
    for (std::size_t i = 0; i < turn.replies.size(); ++i) {
      const auto& reply = turn.replies[i];
      const auto option = lowered.options.begin + i;
      add(proof_.seen.options, proof_.may.options, option, "reply " + reply.id, reply.place);
      list_branches(reply.go, scenario_.program.options[option].outcome.branches, "reply " + reply.id);
    }
    for (std::size_t i = 0; i < turn.typed_rules.size(); ++i) {
      const auto& rule = turn.typed_rules[i];
      const auto name = fmt::format("rule {} of turn {}", i + 1, turn.id);
      add(proof_.seen.rules, proof_.may.rules, extra.rules.begin + i, name, rule.place);
      list_branches(rule.go, scenario_.program.rules[extra.rules.begin + i].outcome.branches, name);
    }
    list_branches(turn.typed_fallback.go, extra.fallback.branches, "the fallback of turn " + turn.id);
    if (turn.clock) list_branches(turn.clock->go, extra.silence.branches, "the clock of turn " + turn.id);
    list_branches(turn.go, lowered.branches, "turn " + turn.id);
  }

  const Scenario& scenario_;
  const Proof& proof_;
  std::vector<std::string> claims_;
};

}  // namespace

std::vector<std::string> undecided_claims(const Scenario& scenario, const Proof& proof) {
  return Claims(scenario, proof).list();
}

}  // namespace rapport
