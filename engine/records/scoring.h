// SPDX-License-Identifier: MIT
/// \file What an attempt was worth by one rubric: the first one, or a later one by which it was scored again.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/clock.h"
#include "engine/base/content_hash.h"
#include "engine/session/attempt_words.h"

namespace rapport {

/// Kept for ever: scoring again adds another. Exactly one of an attempt is current, and that one is what
/// summaries and lists count.
struct Scoring {
  std::int64_t serial = 0;  ///< given by the store, counting up
  std::string rubric_id;
  int rubric_version = 0;
  ContentHash rubric_hash;
  TimePoint scored;
  AttemptStatus status = AttemptStatus::Failed;  ///< Passed or Failed by that rubric's mark
  std::optional<double> overall;                 ///< 0 to 1
  std::vector<std::optional<double>> criteria;   ///< 0 to 1, in that rubric's order
  bool is_current = true;

  friend bool operator==(const Scoring&, const Scoring&) = default;
};

/// Whether both say the same of an attempt, whenever they were made.
[[nodiscard]] inline bool has_same_result(const Scoring& one, const Scoring& other) {
  return one.rubric_hash == other.rubric_hash && one.status == other.status && one.overall == other.overall &&
         one.criteria == other.criteria;
}

}  // namespace rapport
