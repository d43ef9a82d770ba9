// SPDX-License-Identifier: MIT
/// \file Values of the engine in the words of the window, in the language that is spoken.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/attempt/attempt.h"
#include "engine/scenario/scenario.h"

namespace rapport::gui {

/// "72 of 100"; "not called for" if there is no score.
[[nodiscard]] std::string points_text(std::optional<double> score01);
[[nodiscard]] std::string difficulty_name(Difficulty difficulty);
[[nodiscard]] std::string channel_name(Channel channel);
[[nodiscard]] std::string mode_name(Mode mode);
[[nodiscard]] std::string status_name(AttemptStatus status);
/// "1 minute", "12 minutes".
[[nodiscard]] std::string minutes_text(int minutes);
/// "+5", "−3" (with a minus sign), "no change".
[[nodiscard]] std::string change_text(int change);
/// "listening, empathy and ownership".
[[nodiscard]] std::string joined(const std::vector<std::string>& words);
/// First letter in upper case, if it is one of the Latin alphabet's basic letters.
[[nodiscard]] std::string capitalised(std::string words);
/// A name as it stands inside a sentence: without its capital, if that is one of the basic letters.
[[nodiscard]] std::string in_sentence(std::string name);
/// Parts that are not empty, with a dot between them.
[[nodiscard]] std::string dotted(const std::vector<std::string>& parts);

}  // namespace rapport::gui
