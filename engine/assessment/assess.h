// SPDX-License-Identifier: MIT
/// \file From a reply to its meaning and its ratings.
#pragma once

#include <optional>
#include <string_view>

#include "engine/assessment/assessment.h"
#include "engine/rubric/rubric.h"
#include "engine/scenario/evaluate.h"
#include "engine/scenario/scenario.h"

namespace rapport {

/// Which of the open options of `turn` typed words mean: the one whose words, or one of whose other ways of
/// saying them, they repeat, whatever their case, punctuation and blanks. Pure.
[[nodiscard]] std::optional<OptionIndex> option_meant(const Turn& turn, const OptionSet& open_options,
                                                      std::string_view words);

/// What a reply that was assessed consisted of.
struct AssessedReply {
  std::optional<OptionIndex> option;  ///< chosen, or meant by typed words
  bool silence = false;               ///< the customer's patience clock ran out
};

/// The ratings of one reply at `turn`. An option carries its author's ratings and reasons. Silence misses
/// everything that was called for. Typed words that mean no option are rated by nobody. Pure.
[[nodiscard]] Assessment assess(const Rubric& rubric, const Turn& turn, const AssessedReply& reply);

}  // namespace rapport
