// SPDX-License-Identifier: MIT
/// \file The scorings of an attempt as rows.
#pragma once

#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/records/scoring.h"
#include "engine/records/summaries.h"
#include "engine/storage/sql_rows.h"
#include "engine/storage/sql_store.h"

namespace rapport {

/// Behind attempt_id.
inline constexpr std::string_view kScoringColumns =
    "rubric_id, rubric_version, rubric_hash, scored_ms, status, overall, criteria, is_current";

/// With the attempt's id in front.
[[nodiscard]] SqlRow scoring_row(const AttemptId& id, const Scoring& scoring);

/// All scorings of a finished attempt, the first one first; one that was scored once has no row for it. Empty
/// if it is not finished; damaged rows are an error.
[[nodiscard]] Result<std::vector<Scoring>> read_scorings(SqlStore& store, const AttemptSummary& attempt);

}  // namespace rapport
