// SPDX-License-Identifier: MIT
/// \file A conversation and its debrief as text.
#pragma once

#include <string>
#include <vector>

#include "engine/exporting/text_style.h"
#include "engine/report/debrief.h"
#include "engine/report/transcript.h"
#include "engine/scenario/scenario.h"

namespace rapport {

/// What the trainee reads first.
[[nodiscard]] std::string briefing_text(const Scenario& scenario, const Rubric& rubric,
                                        const TextStyle& style);

/// Who reads a conversation: the trainee who holds it, or somebody else.
enum class Reader { Trainee, Other };

/// Lines of a conversation; `customer` is the name shown.
[[nodiscard]] std::string lines_text(const std::vector<TranscriptLine>& lines, const std::string& customer,
                                     const TextStyle& style, Reader reader = Reader::Trainee);

/// What is said about one reply: levels, reasons, missed opportunities, slips.
[[nodiscard]] std::string coaching_text(const TurnDebrief& turn, const TextStyle& style);

/// The whole debrief.
[[nodiscard]] std::string debrief_text(const Debrief& debrief, const TextStyle& style);

}  // namespace rapport
