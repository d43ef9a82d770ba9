// SPDX-License-Identifier: MIT
/// \file Attempts as rows of the store's tables, and back.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/attempt/attempt.h"
#include "engine/storage/sql_rows.h"
#include "engine/storage/sql_store.h"

namespace rapport {

[[nodiscard]] inline std::int64_t milliseconds(TimePoint time) {
  return time.time_since_epoch().count();
}
[[nodiscard]] inline TimePoint time_point(std::int64_t milliseconds) {
  return TimePoint(std::chrono::milliseconds(milliseconds));
}
/// Whether a time, or none, is one that a clock may have shown: from 1970 to 2099.
[[nodiscard]] inline bool is_a_time(const SqlValue& value) {
  return whole(value) >= 0 && whole(value) <= 4'102'444'800'000;
}
[[nodiscard]] inline std::optional<TimePoint> time_or_none(const SqlValue& value) {
  return is_null(value) ? std::nullopt : std::optional(time_point(whole(value)));
}

/// The month of a moment as the tables count it: 12 times the year, and 0 for January.
[[nodiscard]] std::int64_t month_number(TimePoint moment);

/// Whether at least one of its replies is in the trainee's own words.
[[nodiscard]] bool is_typed(const Attempt& attempt);

/// An SQL value for handed_on_ms of a practice attempt whose sharing ends: whether or not the server has it
/// by now, it is to be told (hand_on.h).
inline constexpr std::string_view kTellThatItIsSharedNoMore =
    "case when shared_ms is null then handed_on_ms else coalesce(handed_on_ms, 0) end";

/// The columns of `attempts` but handed_on_ms, and a row for them.
inline constexpr std::string_view kAttemptColumns =
    "id, person_id, scenario_id, scenario_version, scenario_hash, rubric_id, rubric_version, rubric_hash, "
    "seed, "
    "mode, demonstration, started_ms, month, updated_ms, finished_ms, status, ending_id, tier, overall, "
    "criteria, remedy_cost, trust, anger, typed, overall_points, listening_points, empathy_points, "
    "ownership_points, followup_points, signs, moments, shared_ms";
[[nodiscard]] SqlRow attempt_row(const Attempt& attempt, const std::optional<TimePoint>& finished);

/// The columns of `attempts` that hold how an attempt ended, and values for them.
inline constexpr std::string_view kResultColumns =
    "status, ending_id, tier, overall, criteria, remedy_cost, trust, anger, overall_points, "
    "listening_points, "
    "empathy_points, ownership_points, followup_points, signs, moments";
[[nodiscard]] SqlRow result_values(const AttemptResult& result);

/// `status = ?, ending_id = ?, ...` for such columns.
[[nodiscard]] std::string assignments(std::string_view columns);

inline constexpr std::string_view kReplyColumns = "attempt_id, position, line, reading, given_ms";

/// Reads attempts with their replies by two statements, however many there are. `chosen` selects their ids.
/// Within one transaction, so that they fit together. Nothing if a row makes no sense.
[[nodiscard]] std::optional<std::vector<Attempt>> read_attempts(soci::session& sql, std::string_view chosen,
                                                                const SqlRow& arguments);

/// What the sums need to know of an attempt; none if there is no such attempt. In a writing transaction
/// others leave the attempt alone from then on.
struct AttemptState {
  std::string status;
  TotalsKey key;
};
[[nodiscard]] std::optional<AttemptState> state_of_attempt(SqlStore& store, const AttemptId& id);

}  // namespace rapport
