// SPDX-License-Identifier: MIT
/// \file The rules of a conversation: one step from one state to the next.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/scenario/evaluate.h"
#include "engine/scenario/program.h"
#include "engine/session/session_event.h"
#include "engine/session/session_state.h"

namespace rapport {

/// What the trainee did, as far as the rules care.
struct Move {
  enum class Kind : std::uint8_t {
    Option,   ///< chose option `option`, or typed words that mean it
    Typed,    ///< typed words that mean no open option; `heard` routes them
    Silence,  ///< let the patience clock run out
  };
  Kind kind = Kind::Option;
  OptionIndex option = 0;
  Heard heard;
};

/// What a harm in words that otherwise mean an option costs, for each criterion harmed.
inline constexpr std::int32_t kTrustLostByHarm = 5;
inline constexpr std::int32_t kAngerRaisedByHarm = 8;

/// For whoever does not care which wordings are spoken: a seed picks those and nothing else.
inline constexpr std::uint64_t kAnySeed = 1;

/// The first state: the customer has spoken, or the conversation is already over if its author made it so.
/// Appends what happened to `events` unless that is null.
[[nodiscard]] SessionState begin_conversation(const Program& program, std::uint64_t seed,
                                              SessionEvents* events);

/// A conversation that begins at any turn, with any memory: for trying a scenario out. The customer speaks as
/// where the turn is reached for the first time. `slots` must be as many as the program has, in their ranges.
[[nodiscard]] SessionState begin_conversation_at(const Program& program, std::uint32_t turn,
                                                 std::vector<std::int32_t> slots, std::uint64_t seed,
                                                 SessionEvents* events);

/// Whether `move` may be made now: somebody is waiting for a reply, the option is open, the turn has a clock.
[[nodiscard]] bool is_allowed(const Program& program, const SessionState& state, const Move& move);

/// The state after `move`. Pure: the same arguments give the same state and events on every machine. The
/// state is taken by value so that a caller who is done with it can move it in and nothing is copied.
/// Requires is_allowed(program, state, move).
[[nodiscard]] SessionState advance(const Program& program, SessionState state, const Move& move,
                                   SessionEvents* events);

/// A move that was made but for where it leads.
struct Crossroads {
  SessionState state;   ///< in which the branches are asked
  TableRange branches;  ///< of the program: those of the move, or the customer's out_of_patience
};

/// What advance() does first: for telling why a branch is taken and another is not. Requires the same.
[[nodiscard]] Crossroads before_branching(const Program& program, SessionState state, const Move& move);

}  // namespace rapport
