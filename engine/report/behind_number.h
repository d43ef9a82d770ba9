// SPDX-License-Identifier: MIT
/// \file From a number of a report to what it was counted from: the very attempts, or the very replies.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/attempt/attempt_repository.h"
#include "engine/records/records.h"
#include "engine/report/played_attempt.h"
#include "engine/rubric/rating.h"

namespace rapport {

/// What a number counts.
struct Counted {
  enum class Kind : std::uint8_t {
    Begun,     ///< attempts, the latest first, as for the next two
    Finished,  ///< those that came to an ending
    Passed,
    Rated,     ///< finished ones with points on `measure`, the fewest first
    Felt,      ///< finished ones, those first in which the customer felt worst
    Remedies,  ///< finished ones in which something was given away, the dearest first
    Called,  ///< replies of every kind whose moment called for the criterion `id`, and that were rated on it
    Missed,  ///< of these, missing or harmful
    Shown,   ///< typed replies in which the sign `id` was found
    NotShown,  ///< typed replies without it, whose moment called for its criterion
  };
  Kind kind = Kind::Finished;
  Measure measure = Measure::Overall;
  std::string id = {};  ///< of a criterion or a sign

  friend bool operator==(const Counted&, const Counted&) = default;
};

/// Whether it counts replies; else it counts attempts.
[[nodiscard]] bool counts_replies(const Counted& counted);

struct CountedReply {
  AttemptSummary attempt;
  std::size_t reply = 0;  ///< from 0
  std::string words;
  std::optional<Level> level;  ///< on the criterion that is meant
};

/// All of them, or the latest where there are very many.
struct BehindNumber {
  std::vector<AttemptSummary> attempts;  ///< of a number that counts attempts
  std::vector<CountedReply> replies;     ///< else; of the latest attempts first, in order within each
  std::size_t looked_at = 0;             ///< so many of the latest attempts
  bool is_all = true;                    ///< there was no more to look at
  std::size_t lost = 0;                  ///< attempts that cannot be played again: their texts are gone
};

/// How far it is looked: at so many attempts for a number that counts attempts; for one that counts replies
/// at so many more, of which few may have typed words, and so many are played again one by one.
struct LookLimits {
  std::size_t attempts = 2000, listed = 20'000, played = 600, replies = 200;
};

/// What a number over the attempts of a filter was counted from; a filter without a mode means counted
/// attempts. `listener` and `clock` as for as_played().
[[nodiscard]] Result<BehindNumber> behind_number(const Records& records, const AttemptRepository& attempts,
                                                 const TextsAtHand& at_hand, RecordFilter filter,
                                                 const Counted& counted, const Listener* listener,
                                                 const Clock& clock, const LookLimits& limits = {});

}  // namespace rapport
