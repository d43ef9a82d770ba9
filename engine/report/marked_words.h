// SPDX-License-Identifier: MIT
/// \file The words of a reply, cut where the signs that were found in them begin and end.
#pragma once

#include <vector>

#include "engine/report/debrief.h"

namespace rapport {

/// A sign and the criterion that it speaks for or against.
struct WordMark {
  const ReplyFeedback* criterion = nullptr;
  const EvidenceDebrief* sign = nullptr;
};

/// A run of a reply's words that shows the same signs from its first byte to its last.
struct MarkedRun {
  WordSpan words;
  std::vector<WordMark> marks;  ///< by criterion, then in the order found; none: nothing was rated here
};

/// The whole reply as runs, in order. Signs begin and end at whole characters, are cut to the reply, and are
/// left out if nothing is left of them. Valid as long as `turn` is not changed.
[[nodiscard]] std::vector<MarkedRun> marked_words(const TurnDebrief& turn);

}  // namespace rapport
