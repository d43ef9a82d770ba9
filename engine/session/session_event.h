// SPDX-License-Identifier: MIT
/// \file What a step of a conversation made happen, in order.
#pragma once

#include <cstdint>
#include <vector>

namespace rapport {

/// One happening. `subject` and `detail` are positions in the tables of the program or scenario, as said at
/// each kind.
struct SessionEvent {
  enum class Kind : std::uint8_t {
    TurnReached,       ///< subject: turn
    LineSpoken,        ///< subject: wording in the program; the customer speaks
    ReactionSpoken,    ///< the customer reacts to typed words that fitted nothing; subject: turn
    SilenceBroken,     ///< the customer's patience clock ran out; subject: turn
    FactRevealed,      ///< subject: fact, for the first time
    RemedyGiven,       ///< subject: remedy; detail: its cost
    PromiseMade,       ///< subject: promise; detail: the second at which it falls due
    PromiseWithdrawn,  ///< subject: promise; the trainee took it back before it fell due
    PromiseKept,       ///< subject: promise
    PromiseBroken,     ///< subject: promise
    TimePassed,        ///< detail: seconds
    BranchTaken,       ///< subject: branch in the program
    PatienceRanOut,    ///< the customer has had enough
    EndingReached,     ///< subject: ending
    NoWayOn,  ///< subject: turn; a mistake in the scenario: no reply is open and there is no other way
  };
  Kind kind = Kind::TurnReached;
  std::uint32_t subject = 0;
  std::int32_t detail = 0;

  friend bool operator==(const SessionEvent&, const SessionEvent&) = default;
};

using SessionEvents = std::vector<SessionEvent>;

}  // namespace rapport
