// SPDX-License-Identifier: MIT
/// \file From a reply to its meaning and its ratings.
#pragma once

#include <optional>
#include <string_view>

#include "engine/assessment/assessment.h"
#include "engine/assessor/assessor.h"
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
  std::string_view words;             ///< as typed; only looked at with a reading
  const Reading* reading = nullptr;   ///< of typed words in the trainee's own wording
};

/// Below this confidence a rating says that it is unsure.
inline constexpr double kSure = 0.6;

/// A reason in words for the trainee, in the language that is spoken; what an author wrote stays as it is.
/// May be empty. `rubric` is the one that the reply was rated by.
[[nodiscard]] std::string reason_text(const Rubric& rubric, CriterionIndex criterion, const Reason& reason);

/// The ratings of one reply at `turn`. An option carries its author's ratings and reasons; words of the
/// trainee's own, whatever option they mean, carry those of their reading, each explained by the very words
/// that show it. Silence misses everything that was called for. Words that nobody could rate, or in a
/// language that cannot be rated, count neither way. Pure.
[[nodiscard]] Assessment assess(const Rubric& rubric, const Turn& turn, const AssessedReply& reply);

}  // namespace rapport
