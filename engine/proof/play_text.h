// SPDX-License-Identifier: MIT
/// \file A play told in replies.
#pragma once

#include <string>
#include <vector>

#include "engine/proof/chance_plays.h"
#include "engine/scenario/scenario.h"

namespace rapport {

/// One reply of a play.
struct PlayLine {
  TurnIndex turn = 0;
  PlayStep step;
  /// The option's id; `~` for silence; for typed words a comment that says what they must be like.
  std::string text;
  bool can_be_given = true;  ///< false: typed words that only a person could find
};

/// The replies of a play from the beginning, as lines of a .replies file: see session/reply.h. `play` must be
/// one that can be played in `scenario`.
[[nodiscard]] std::vector<PlayLine> lines_of(const Scenario& scenario, const std::vector<PlayStep>& play);

/// The same in one line: `warm-greeting, ask-why, ~`.
[[nodiscard]] std::string in_one_line(const Scenario& scenario, const std::vector<PlayStep>& play);

}  // namespace rapport
