// SPDX-License-Identifier: MIT
/// \file Lists that stand in one column, as JSON: what is asked for only as a whole.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/attempt/attempt.h"

namespace rapport {

using CriterionScores = std::vector<std::optional<double>>;

/// `[0.5,null,1.0]`. What comes back is the very same numbers; nothing if the text makes no sense or a score
/// is outside 0 to 1.
[[nodiscard]] std::string scores_text(const CriterionScores& scores);
[[nodiscard]] std::optional<CriterionScores> scores_from(std::string_view text);

/// `[["listening.restates",2,1]]`: id, shown, shown_called.
[[nodiscard]] std::string signs_text(const std::vector<SignTally>& signs);
[[nodiscard]] std::optional<std::vector<SignTally>> signs_from(std::string_view text);

/// `[["empathy",3,1,2]]`: id, called, missed, typed_called.
[[nodiscard]] std::string moments_text(const std::vector<MomentTally>& moments);
[[nodiscard]] std::optional<std::vector<MomentTally>> moments_from(std::string_view text);

/// `["a","b"]`.
[[nodiscard]] std::string words_text(const std::vector<std::string>& words);
[[nodiscard]] std::optional<std::vector<std::string>> words_from(std::string_view text);

}  // namespace rapport
