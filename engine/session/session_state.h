// SPDX-License-Identifier: MIT
/// \file Where a conversation stands: a value.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/scenario/program.h"
#include "engine/scenario/turn.h"

namespace rapport {

/// What the conversation is waiting for.
enum class Phase : std::uint8_t {
  AwaitingReply,  ///< the trainee may choose one of the open options, type, or let the clock run out
  Ended,          ///< at an ending
  Stuck,          ///< a mistake in the scenario: no reply is open and there is no other way on
};

/// The memory of a conversation, without its past. Equal states have equal futures. Copying it forks the
/// conversation.
struct SessionState {
  Phase phase = Phase::AwaitingReply;
  OptionSet open_options;           ///< which options of the turn are offered; follows from the rest
  std::uint32_t place = 0;          ///< the turn, or the ending once Ended
  std::vector<std::int32_t> slots;  ///< laid out by the program; see BuiltInSlot
  std::uint64_t seed = 0;

  [[nodiscard]] int trust() const { return slots[kTrustSlot]; }
  [[nodiscard]] int anger() const { return slots[kAngerSlot]; }
  [[nodiscard]] int patience() const { return slots[kPatienceSlot]; }
  [[nodiscard]] std::int32_t cost() const { return slots[kCostSlot]; }
  [[nodiscard]] std::int32_t seconds() const { return slots[kSecondsSlot]; }
  [[nodiscard]] bool is_open(OptionIndex option) const {
    return option < kMostOptions && open_options[option];
  }

  friend bool operator==(const SessionState&, const SessionState&) = default;
};

}  // namespace rapport
