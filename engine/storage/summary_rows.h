// SPDX-License-Identifier: MIT
/// \file Summaries, read from sums that are kept up to date; from the attempts where no sum is that fine.
#pragma once

#include <optional>
#include <vector>

#include "engine/records/records.h"
#include "engine/storage/sql_store.h"

namespace rapport {

// As Records says. Within one transaction of the caller, so that what is read fits together. `filter` is one
// that can_be_asked().
[[nodiscard]] std::vector<PersonSummary> read_people(SqlStore& store, const RecordFilter& filter);
[[nodiscard]] std::vector<Activity> read_activity(SqlStore& store, const RecordFilter& filter);
[[nodiscard]] std::vector<ScenarioSummary> read_scenarios(SqlStore& store, const RecordFilter& filter);
/// Nothing if a month makes no sense.
[[nodiscard]] std::optional<std::vector<MonthSummary>> read_months(SqlStore& store,
                                                                   const RecordFilter& filter);

}  // namespace rapport
