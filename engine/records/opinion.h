// SPDX-License-Identifier: MIT
/// \file What a trainer says of a rating that the machine gave, beside it and never instead of it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/clock.h"
#include "engine/rubric/rating.h"
#include "engine/session/attempt_words.h"

namespace rapport {

/// A trainer's level for one criterion of one typed reply. Never changed; whoever rates the same again adds
/// another, and the latest of a rater counts.
struct Opinion {
  std::int64_t serial = 0;  ///< given by the store, counting up
  AttemptId attempt_id;
  std::size_t reply = 0;  ///< its position in the attempt, from 0
  std::string scenario_id;
  std::string criterion_id;
  std::optional<Level> machine;            ///< what the machine had given; none: it had not rated it
  std::vector<std::string> machine_signs;  ///< indicators of this criterion that it had found there
  Level level = Level::Missing;            ///< what the trainer gives
  std::string reason;                      ///< of a correction never empty; of a blind rating often
  /// True: given without seeing the machine's level, to a reply that was drawn. False: a correction of what
  /// was seen, chosen because it looked wrong, so it says nothing of how often the machine errs.
  bool blind = false;
  std::string rater_id;  ///< a person
  TimePoint at;
  bool demonstration = false;

  friend bool operator==(const Opinion&, const Opinion&) = default;
};

/// Longer reasons are refused.
inline constexpr std::size_t kLongestReasonBytes = 4000;

/// What the machine made of one criterion of a typed reply.
struct MachineRating {
  std::string criterion_id;
  std::optional<Level> level;
  double confidence = 0;           ///< 0 to 1
  std::vector<std::string> signs;  ///< indicators that concern it, in the order of the reply

  friend bool operator==(const MachineRating&, const MachineRating&) = default;
};

/// A typed reply of a finished attempt that the assessor rated, with the reading that was stored then.
struct RatedReply {
  AttemptId attempt_id;
  std::size_t reply = 0;
  std::string scenario_id;
  std::string words;
  std::vector<MachineRating> ratings;  ///< in the rubric's order
  bool demonstration = false;

  friend bool operator==(const RatedReply&, const RatedReply&) = default;
};

}  // namespace rapport
