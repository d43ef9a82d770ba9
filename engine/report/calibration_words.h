// SPDX-License-Identifier: MIT
/// \file What a calibration says in words: the same in a window, in a terminal and on a page.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "engine/report/calibration.h"

namespace rapport {

/// So many signs are shown at once.
inline constexpr std::size_t kMostSignsRated = 12;

/// How far the ratings of one criterion can be trusted, in one or two plain sentences.
[[nodiscard]] std::string trust_text(const Agreement& agreement);
/// Whether the machine rates milder or stricter than trainers, and by how much. Empty below kEnoughReplies,
/// and where it is neither although it cannot be relied on.
[[nodiscard]] std::string bias_text(const Agreement& agreement);

/// How far which criteria can be trusted, one sentence for each of trust_groups(), in their order, and what
/// is to be done before a decision about a person. True of the weakest criterion too. Never empty.
[[nodiscard]] std::vector<std::string> verdict_text(const CalibrationReport& report);
/// On which criteria the machine is milder or stricter than trainers, by how much. May be empty.
[[nodiscard]] std::vector<std::string> bias_lines(const CalibrationReport& report);

/// What corrections are and how many there are, then how far each criterion is off over them. May be empty.
[[nodiscard]] std::vector<std::string> correction_lines(const CalibrationReport& report);
/// What was left out of the numbers and why, and which machine they are of. May be empty.
[[nodiscard]] std::vector<std::string> scope_lines(const CalibrationReport& report);

/// "Empathy: machine strong, trainer missing (blind)".
[[nodiscard]] std::string apart_text(const Disagreement& one);

/// What the columns mean.
[[nodiscard]] std::string kappa_note();
/// Empty if there is none.
[[nodiscard]] std::string calibration_note(const CalibrationReport& report);

}  // namespace rapport
