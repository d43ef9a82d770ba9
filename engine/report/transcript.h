// SPDX-License-Identifier: MIT
/// \file A conversation as it can be read.
#pragma once

#include <string>
#include <vector>

#include "engine/session/session.h"

namespace rapport {

/// One line of a conversation.
struct TranscriptLine {
  enum class Speaker {
    Customer,
    Trainee,       ///< said or typed
    TraineeAct,    ///< done
    TraineeWrote,  ///< a written message
    Narrator,      ///< what is seen, time that passes
    Ledger,        ///< a promise made, kept, broken or taken back; a remedy given; a fact learnt
  };
  Speaker speaker = Speaker::Narrator;
  std::string text;
};

/// What happened between two replies of the trainee. Trust and anger are at its end, 0 to 100.
struct Exchange {
  std::vector<TranscriptLine> lines;  ///< the reply first (except in the opening), then what it led to
  int trust = 0, anger = 0;
};

/// The whole conversation: the opening, then one exchange for each reply.
[[nodiscard]] std::vector<Exchange> transcript(const Session& session);

/// What the last step made happen, as the last entry of transcript().
[[nodiscard]] std::vector<TranscriptLine> lines_of_last_step(const Session& session);

/// The words of a reply: as typed, or as authored.
[[nodiscard]] std::string words_of(const Scenario& scenario, const Reply& reply);

}  // namespace rapport
