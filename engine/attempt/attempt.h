// SPDX-License-Identifier: MIT
/// \file A session as it is remembered.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/clock.h"
#include "engine/base/content_hash.h"
#include "engine/scenario/turn.h"
#include "engine/session/attempt_words.h"
#include "engine/session/session.h"

namespace rapport {

/// How often a sign was found in an attempt's typed replies that were rated.
struct SignTally {
  std::string indicator_id;
  std::int64_t shown = 0;         ///< replies in which it was found
  std::int64_t shown_called = 0;  ///< of these, where the moment called for the criterion that it belongs to

  friend bool operator==(const SignTally&, const SignTally&) = default;
};

/// How often an attempt's moments called for a criterion, over replies that were rated on it.
struct MomentTally {
  std::string criterion_id;
  std::int64_t called = 0;        ///< replies given where it was called for
  std::int64_t missed = 0;        ///< of these, missing or harmful
  std::int64_t typed_called = 0;  ///< of `called`, typed replies that the assessor rated

  friend bool operator==(const MomentTally&, const MomentTally&) = default;
};

/// What is known once an attempt has ended. Scores are from 0 to 1.
struct AttemptResult {
  AttemptStatus status = AttemptStatus::Incomplete;
  std::string ending_id;                        ///< empty if none was reached
  std::optional<double> overall;                ///< none if no criterion was called for
  std::vector<std::optional<double>> criteria;  ///< in the rubric's order
  std::int32_t remedy_cost = 0;
  std::optional<Tier> tier = {};              ///< of the ending that was reached
  std::optional<int> trust = {}, anger = {};  ///< at the end, 0 to 100; attempts of old stores do not say
  std::vector<SignTally> signs = {};          ///< in the order of their ids
  std::vector<MomentTally> moments = {};
};

/// One attempt. `saved` is all that is needed to bring the session back.
struct Attempt {
  AttemptId id;
  /// Who holds it. Where it is empty the store says who that is, when the attempt is begun: on a server the
  /// person of the account, elsewhere the person of the name.
  std::string person_id = {};
  std::string trainee;  ///< a name of the person's own choosing; may be empty, and is forgotten on demand
  int scenario_version = 1;
  int rubric_version = 0;  ///< 0: an attempt of an old store does not say
  Mode mode = Mode::Practice;
  TimePoint started;
  TimePoint updated;
  SavedSession saved;
  /// How typed replies were understood when they were given, one for each of `saved.replies`; see
  /// assessment/kept_hearing.h. Empty where that is not known, or the reply was not typed; may be shorter.
  std::vector<std::string> readings = {};
  std::vector<TimePoint> given = {};  ///< when each of `saved.replies` was; empty where that is not known
  AttemptResult result;
  std::optional<TimePoint> shared = {};  ///< when its trainee shared this practice attempt
  bool demonstration = false;            ///< made up by `rapport demo`
};

}  // namespace rapport
