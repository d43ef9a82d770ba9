// SPDX-License-Identifier: MIT
/// \file How typed words were understood, as it is kept beside them: what a replay cannot give again once the
/// assessor has learnt more.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/assessment/listener.h"
#include "engine/rubric/rubric.h"
#include "engine/scenario/scenario.h"

namespace rapport {

/// One line of JSON in which options, criteria and indicators stand by their ids; docs/storage-schema.md says
/// what is in it.
[[nodiscard]] std::string to_kept_text(const Hearing& hearing, const Scenario& scenario, TurnIndex turn,
                                       const Rubric& rubric);

/// And back. Nothing if the text makes no sense, or an option, a criterion or a sign of it is not there, or
/// the option is not open: the words are then to be understood anew.
[[nodiscard]] std::optional<Hearing> hearing_from_kept_text(std::string_view text, const Scenario& scenario,
                                                            TurnIndex turn, const OptionSet& open_options,
                                                            const Rubric& rubric, std::size_t words_bytes);

/// What such a text says of one criterion, for who has neither the scenario nor the rubric.
struct KeptRating {
  std::string criterion_id;
  Level level = Level::Missing;
  double confidence = 0;           ///< 0 to 1
  std::vector<std::string> signs;  ///< indicators that concern it, in the order of the reply
};

/// Empty if the words were not rated by the assessor, or the text makes no sense.
[[nodiscard]] std::vector<KeptRating> ratings_of_kept_text(std::string_view text);

}  // namespace rapport
