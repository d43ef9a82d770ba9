// SPDX-License-Identifier: MIT
/// \file A session as it is remembered.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/clock.h"
#include "engine/base/content_hash.h"
#include "engine/session/session.h"

namespace rapport {

/// Practice: coaching, hints, rewind, private. Assessment: no help, counted.
enum class Mode { Practice, Assessment };

enum class AttemptStatus {
  Incomplete,  ///< begun, and may be resumed
  Passed,      ///< ended with the scores that its scenario asks for
  Failed,      ///< ended below them
  Abandoned,   ///< left for good before an ending
};

/// Whether it was held to its end and has a result.
[[nodiscard]] constexpr bool is_finished(AttemptStatus status) {
  return status == AttemptStatus::Passed || status == AttemptStatus::Failed;
}

/// The stable words for modes and statuses, as stored and exported; and back.
[[nodiscard]] std::string_view word_of(Mode mode);
[[nodiscard]] std::string_view word_of(AttemptStatus status);
[[nodiscard]] std::optional<Mode> mode_from(std::string_view word);
[[nodiscard]] std::optional<AttemptStatus> status_from(std::string_view word);

/// A universally unique id as 36 characters (RFC 4122, version 4).
using AttemptId = std::string;

/// What is known once an attempt has ended. Scores are from 0 to 1.
struct AttemptResult {
  AttemptStatus status = AttemptStatus::Incomplete;
  std::string ending_id;                        ///< empty if none was reached
  std::optional<double> overall;                ///< none if no criterion was called for
  std::vector<std::optional<double>> criteria;  ///< in the rubric's order
  std::int32_t remedy_cost = 0;
};

/// One attempt. `saved` is all that is needed to bring the session back.
struct Attempt {
  AttemptId id;
  std::string trainee;  ///< a name of the person's own choosing; may be empty
  int scenario_version = 1;
  Mode mode = Mode::Practice;
  TimePoint started;
  TimePoint updated;
  SavedSession saved;
  AttemptResult result;
};

}  // namespace rapport
