// SPDX-License-Identifier: MIT
/// \file How one person's scores have moved from attempt to attempt.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "engine/attempt/attempt.h"
#include "engine/rubric/rating.h"

namespace rapport {

/// An attempt without its replies.
struct PastAttempt {
  AttemptId id;
  std::string scenario_id;
  Mode mode = Mode::Practice;
  AttemptStatus status = AttemptStatus::Incomplete;
  TimePoint started;
  std::size_t replies = 0;
  std::optional<double> overall;  ///< 0 to 1
};

/// The score of one finished attempt.
struct RatedAttempt {
  Mode mode = Mode::Practice;
  int points = 0;  ///< of 100
};

/// The latest attempts, as far back as the score moved in one direction only. A change of less than
/// kNoChange points from one attempt to the next is passed over, and adds up.
struct Trend {
  enum class Direction { Up, Down, Steady };
  Direction direction = Direction::Steady;  ///< from the first of these attempts to the last
  int from = 0, to = 0;                     ///< their points, of 100
  std::size_t attempts = 0;                 ///< two at least
};
inline constexpr int kNoChange = 5;

/// One score over the attempts that it was called for in.
struct ScoreHistory {
  std::vector<RatedAttempt> attempts;  ///< the earliest first
  /// Practice has hints and the way back, assessment has not, so the two are never set against each other.
  /// None before the second attempt of its kind.
  std::optional<Trend> practice, assessment;
};

struct Progress {
  std::vector<PastAttempt> attempts;        ///< all of them, the one begun last first
  std::size_t practised = 0, assessed = 0;  ///< finished ones
  ScoreHistory overall;
  std::array<ScoreHistory, kCoreCriteria> criteria;  ///< the four of the product, in the rubric's order
};

/// From attempts in any order. Only finished ones have scores: what was left in the middle or for good is
/// listed and counts for nothing.
[[nodiscard]] Progress make_progress(const std::vector<Attempt>& attempts);

}  // namespace rapport
