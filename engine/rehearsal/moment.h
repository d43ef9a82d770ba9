// SPDX-License-Identifier: MIT
/// \file A moment of a conversation that was played, of which a test may ask what a condition may.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/assessment/assessment.h"
#include "engine/scenario/expression.h"
#include "engine/scenario/scenario.h"
#include "engine/session/reply.h"
#include "engine/session/session_state.h"

namespace rapport {

/// After a reply, or before the first. A value: it outlives the conversation.
struct Moment {
  SessionState state;
  std::vector<std::int32_t> visits;  ///< of each turn so far
  TurnIndex last_turn = 0;           ///< where the last reply was given; where it waits before the first
  bool has_reply = false;
  Reply reply;            ///< the last one
  Assessment assessment;  ///< of it
};

/// The value of a condition or of a part of it. Unlike a program, which counts only visits that its scenario
/// asks about, it knows the visits of every turn; rated() and shows() ask about the last reply, chosen or
/// typed. Pure. `node` must have been checked against `scenario`.
[[nodiscard]] std::int32_t value_of(const Expression& node, const Scenario& scenario, const Moment& moment);

/// Why a condition does not hold, from its parts: `trust is 52`. `line` is the line that it stands in. Empty
/// if there is nothing to say beyond that it is so.
[[nodiscard]] std::string why_not(const Expression& condition, std::string_view line,
                                  const Scenario& scenario, const Moment& moment);

}  // namespace rapport
