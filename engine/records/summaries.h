// SPDX-License-Identifier: MIT
/// \file What is known of many attempts without looking at each: values that a store keeps up to date.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/clock.h"
#include "engine/base/content_hash.h"
#include "engine/records/measure.h"
#include "engine/records/month.h"
#include "engine/scenario/turn.h"
#include "engine/session/attempt_words.h"

namespace rapport {

/// One measure over the finished attempts that were rated on it, of which there is at least one. In points of
/// 100, rounded for each attempt as points() of attempt/score.h does, and by the scoring that is current.
/// `first` and `last` are by the moment of finishing; of attempts that finished in the same millisecond, the
/// one with fewer points is the earlier.
struct MeasureSummary {
  std::int64_t attempts = 0;
  std::int64_t sum = 0;
  int first = 0, last = 0, best = 0;
  TimePoint first_at, last_at;

  friend bool operator==(const MeasureSummary&, const MeasureSummary&) = default;
};

/// Attempts that were held in one mode. Practice has hints and the way back, a counted attempt has not, so
/// the two are never in one summary.
struct HeldSummary {
  std::int64_t begun = 0;     ///< all: finished, abandoned, and those that still go on
  std::int64_t finished = 0;  ///< passed or failed
  std::int64_t passed = 0;
  std::int64_t remedy_cost = 0;  ///< of the finished ones, each in its scenario's own currency
  std::int64_t felt_sum = 0;     ///< felt_outcome() of the finished ones of which it is known
  std::int64_t felt = 0;         ///< how many these are: attempts of old stores do not say
  PerMeasure<std::optional<MeasureSummary>> measures;

  friend bool operator==(const HeldSummary&, const HeldSummary&) = default;
};

/// Both modes, one apart from the other: `held[place_of(mode)]`.
using HeldByMode = std::array<HeldSummary, 2>;
[[nodiscard]] constexpr std::size_t place_of(Mode mode) {
  return static_cast<std::size_t>(mode);
}

/// One person. Somebody who belongs to a team and has not begun is a person with empty summaries.
struct PersonSummary {
  std::string person_id;
  std::string name;                      ///< empty: it was deleted, or may not be seen
  std::vector<std::string> team_ids;     ///< of which the person is a trainee, in order
  bool demonstration = false;            ///< made by `rapport demo`: nobody
  std::optional<TimePoint> last_active;  ///< the last reply or ending of any attempt that the filter lets in
  HeldByMode held;

  friend bool operator==(const PersonSummary&, const PersonSummary&) = default;
};

/// Whether somebody has begun, and when they were last heard of, in whichever scenario.
struct Activity {
  std::string person_id;
  std::int64_t begun = 0;  ///< attempts
  TimePoint last_active;   ///< the last reply or ending of any of them

  friend bool operator==(const Activity&, const Activity&) = default;
};

/// One scenario, over all who are asked about. Its measures say how many attempts and their sum; `first`,
/// `last` and `best` are one person's and say nothing here.
struct ScenarioSummary {
  std::string scenario_id;
  HeldByMode held;

  friend bool operator==(const ScenarioSummary&, const ScenarioSummary&) = default;
};

/// One month, for trends. Of its measures the same is said as of a scenario's.
struct MonthSummary {
  Month month;
  HeldByMode held;

  friend bool operator==(const MonthSummary&, const MonthSummary&) = default;
};

/// How often a sign was found in typed replies that were rated.
struct SignCount {
  std::string indicator_id;
  std::int64_t shown = 0;         ///< replies in which it was found
  std::int64_t shown_called = 0;  ///< of these, where the moment called for the criterion that it belongs to
  std::int64_t attempts = 0;      ///< attempts in which it was found at least once

  friend bool operator==(const SignCount&, const SignCount&) = default;
};

/// How often moments called for a criterion, over replies of every kind that were rated on it.
struct MomentCount {
  std::string criterion_id;
  std::int64_t called = 0;        ///< replies given where it was called for
  std::int64_t missed = 0;        ///< of these, missing or harmful
  std::int64_t typed_called = 0;  ///< of `called`, typed replies that the assessor rated

  friend bool operator==(const MomentCount&, const MomentCount&) = default;
};

/// Signs shown and moments missed, of finished attempts. In the order of their ids.
struct SignSummary {
  std::vector<SignCount> signs;
  std::vector<MomentCount> moments;

  friend bool operator==(const SignSummary&, const SignSummary&) = default;
};

/// One version of a rubric; the hash is of its text.
struct RubricVersion {
  std::string id;
  int version = 0;
  ContentHash hash;

  friend bool operator==(const RubricVersion&, const RubricVersion&) = default;
};

/// One attempt without its replies: what a list shows, and what every summary is made of.
struct AttemptSummary {
  AttemptId id;
  std::string person_id;
  std::string scenario_id;
  int scenario_version = 1;
  ContentHash scenario_hash;
  std::string rubric_id;
  int rubric_version = 0;  ///< 0: an attempt of an old store does not say
  ContentHash rubric_hash;
  Mode mode = Mode::Practice;
  AttemptStatus status = AttemptStatus::Incomplete;
  std::string ending_id;
  std::optional<Tier> tier;
  std::optional<int> trust, anger;  ///< at the end, 0 to 100
  bool typed = false;               ///< at least one reply was in the trainee's own words
  TimePoint started, updated;
  std::optional<TimePoint> finished;            ///< ended or abandoned
  std::optional<double> overall;                ///< 0 to 1, by the scoring that is current
  std::vector<std::optional<double>> criteria;  ///< 0 to 1, in the order of the rubric of that scoring
  std::int32_t remedy_cost = 0;
  std::optional<TimePoint> shared;  ///< when its trainee shared this practice attempt
  bool demonstration = false;
  /// By which `status`, `overall` and `criteria` are, if it was scored again; none: by the one it was held
  /// with.
  std::optional<RubricVersion> scored_again_by;

  friend bool operator==(const AttemptSummary&, const AttemptSummary&) = default;
};

/// The rubric by which its scores are.
[[nodiscard]] inline RubricVersion rubric_of_scores(const AttemptSummary& attempt) {
  return attempt.scored_again_by.value_or(
      RubricVersion{attempt.rubric_id, attempt.rubric_version, attempt.rubric_hash});
}

/// The points of 100 of a finished attempt on a measure; none if it was not rated on it, or is not finished.
[[nodiscard]] std::optional<int> points_of(const AttemptSummary& attempt, Measure measure);

/// Lets an attempt count in a summary of its mode, which begins empty; in any order.
void count(HeldSummary& held, const AttemptSummary& attempt);

/// Two summaries of different attempts as one.
[[nodiscard]] HeldSummary together(const HeldSummary& one, const HeldSummary& other);

}  // namespace rapport
