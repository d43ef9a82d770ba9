// SPDX-License-Identifier: MIT
/// \file Signs and moments of many attempts, read from sums that are kept up to date; from the attempts where
/// no sum is that fine.
#pragma once

#include <optional>

#include "engine/records/records.h"
#include "engine/storage/sql_store.h"

namespace rapport {

/// As Records::signs() says; nothing if a row makes no sense. Within one transaction of the caller. `filter`
/// is one that can_be_asked().
[[nodiscard]] std::optional<SignSummary> read_signs(SqlStore& store, const RecordFilter& filter);

}  // namespace rapport
