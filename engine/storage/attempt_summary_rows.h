// SPDX-License-Identifier: MIT
/// \file Attempts without their replies, read from their rows.
#pragma once

#include <string>
#include <vector>

#include "engine/attempt/attempt.h"
#include "engine/base/result.h"
#include "engine/records/summaries.h"
#include "engine/storage/sql_rows.h"
#include "engine/storage/sql_store.h"

namespace rapport {

/// What could not be done, in the language that is spoken.
[[nodiscard]] const char* records_not_read();

/// Those that the rest of a query chooses: ` where ... order by ... limit ?`. Damaged rows are an error.
[[nodiscard]] Result<std::vector<AttemptSummary>> read_summaries(SqlStore& store,
                                                                 const std::string& behind_from,
                                                                 const SqlRow& arguments);

/// NotFound if there is none.
[[nodiscard]] Result<AttemptSummary> read_summary(SqlStore& store, const AttemptId& id);

}  // namespace rapport
