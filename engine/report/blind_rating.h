// SPDX-License-Identifier: MIT
/// \file How a trainer rates drawn replies without knowing what the machine gave: the steps that every front
/// end takes. What it gives to be shown holds nothing of the machine's.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "engine/base/clock.h"
#include "engine/base/result.h"
#include "engine/records/records.h"
#include "engine/report/blind_sample.h"
#include "engine/report/played_attempt.h"
#include "engine/report/transcript.h"
#include "engine/rubric/rubric.h"

namespace rapport {

/// Which replies are to be rated. The same wish gives a second trainer the same ones, as long as nobody has
/// held another attempt in between.
struct BlindWish {
  RecordFilter filter;
  std::size_t sample = 20;
  std::uint64_t seed = 1;
};

/// A drawn reply, and by what it is rated.
struct BlindQuestion {
  BlindItem item;
  /// The rubric as it was when the reply was given, with what its scenario adds to it; where these texts are
  /// gone, the one at hand. Never null.
  std::shared_ptr<const Rubric> rubric;

  /// The criteria to rate it on, in the rubric's order. Never empty.
  [[nodiscard]] std::vector<CriterionIndex> criteria() const;
};

struct BlindRound {
  std::size_t drawn = 0;
  std::vector<BlindQuestion> questions;  ///< of those that this rater has said nothing of yet
};

/// A sample is drawn from so many replies: the latest.
inline constexpr std::size_t kMostRatedReplies = 5000;

/// Draws a sample of the latest kMostRatedReplies replies, of one mode: see mode_of(). Left out are those of
/// which the rater has said something (not_yet_rated()), and those of which no criterion is known.
/// `at_hand` must have a rubric.
[[nodiscard]] Result<BlindRound> draw_blindly(const Records& records, const TextsAtHand& at_hand,
                                              const BlindWish& wish, const std::string& rater_id);

/// What was said until a reply, and the reply last; of the latter, nothing that followed. Without what the
/// program noted of it, such as promises, for that comes of how it understood the words. All there is if the
/// session has no such reply.
[[nodiscard]] std::vector<TranscriptLine> lines_until(const Session& session, std::size_t reply);

/// What a trainer gives on one criterion.
struct BlindLevel {
  std::string criterion_id;
  Level level = Level::Missing;

  friend bool operator==(const BlindLevel&, const BlindLevel&) = default;
};

/// Keeps what a trainer gives to a reply beside what the machine had given: all of it, or nothing. Criteria
/// that are not among `levels` were passed over. NotFound if the reply is no longer there.
Result<void> keep_blindly(Records& records, const BlindItem& item, const std::vector<BlindLevel>& levels,
                          const std::string& rater_id, TimePoint now);

}  // namespace rapport
