// SPDX-License-Identifier: MIT
/// \file Every state that a conversation can be in, and every way between them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "engine/proof/seen.h"
#include "engine/proof/state_table.h"
#include "engine/scenario/program.h"
#include "engine/scenario/turn.h"

namespace rapport {

/// What leads from one state to the next.
struct Way {
  enum class Kind : std::uint8_t {
    Option,    ///< number: the option of the turn
    Rule,      ///< number: the rule that typed words met
    Fallback,  ///< typed words that met no rule
    Silence,   ///< the clock ran out
  };
  StateIndex to = 0;
  Kind kind = Kind::Option;
  std::uint16_t number = 0;
};

/// What a proof is at, in this order.
enum class ProofPart : std::uint8_t {
  Listing,   ///< every state
  Freer,     ///< freer conversations, where the states are too many
  Scores,    ///< what can be scored
  ByChance,  ///< plays that pick by chance
};

/// How far to go.
struct ProofBounds {
  std::size_t most_states = 150'000;
  /// Told now and then what is at work, from the thread that proves; may be empty. `count` is the states
  /// listed so far, and 0 in the other parts.
  std::function<void(ProofPart part, std::size_t count)> progress = {};

  void tell(ProofPart part, std::size_t count = 0) const {
    if (progress) progress(part, count);
  }
};

/// The reachable states as a graph. A state in which nothing that matters differs is one state: see
/// what_matters.h. State 0 is the beginning.
struct StateSpace {
  /// Where a state stands: a turn that waits for a reply, else an ending or a turn that is stuck.
  struct Where {
    enum class Kind : std::uint8_t { Waiting, Ended, Stuck, Left };
    Kind kind = Kind::Waiting;
    std::uint32_t place = 0;  ///< the turn or ending
  };
  std::vector<Where> where;              ///< by state
  std::vector<std::uint32_t> first_way;  ///< by state, and one more: its ways are [first, next first)
  std::vector<Way> ways;
  struct Step {
    StateIndex from = 0;
    std::uint32_t way = 0;
  };
  std::vector<Step> reached_by;  ///< by state: the last step of a shortest play that leads there
  /// By turn, passages too: the last step of a shortest play that gets there. Nothing for what the beginning
  /// gets to by itself, and for what is not reached.
  std::vector<std::optional<Step>> turns_reached_by;
  Seen seen;
  bool complete = true;  ///< false: there are more states than the bound
  std::vector<TurnIndex>
      not_all_typed;  ///< turns whose typed rules ask too much for every answer to be tried

  [[nodiscard]] std::size_t size() const { return where.size(); }
  [[nodiscard]] std::span<const Way> ways_from(StateIndex state) const {
    return {ways.data() + first_way[state], ways.data() + first_way[state + 1]};
  }
};

/// Follows every option, every typed rule that some words could meet, the fallback and silence, from every
/// state. Breadth first, so that `reached_by` gives shortest plays. With more states than the bound the rest
/// is left: `complete` is false and what was found is true all the same. Time and memory grow with the number
/// of states.
[[nodiscard]] StateSpace explore(const Program& program, const ProofBounds& bounds);

}  // namespace rapport
