// SPDX-License-Identifier: MIT
/// \file A session as it is remembered.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/clock.h"
#include "engine/base/content_hash.h"
#include "engine/session/attempt_words.h"
#include "engine/session/session.h"

namespace rapport {

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
