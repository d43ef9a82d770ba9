// SPDX-License-Identifier: MIT
/// \file A conversation held in a terminal, by hand or by a script of replies.
#pragma once

#include <iosfwd>

#include "cli/play_command.h"
#include "engine/attempt/attempt_runner.h"

namespace rapport {

/// Shows each step, asks for replies and ends with the debrief. `store` is where earlier attempts are, or
/// null. Gives the exit code of run_play().
[[nodiscard]] int hold_by_hand(AttemptRunner runner, const PlayOptions& options,
                               const AttemptRepository* store);

/// Takes one reply a line, each stored and shown before the next is read. Gives the exit code of run_play().
[[nodiscard]] int hold_by_script(AttemptRunner runner, const PlayOptions& options,
                                 const AttemptRepository* store, std::istream& replies);

}  // namespace rapport
