// SPDX-License-Identifier: MIT
/// \file A filter as somebody typed it, made one that a store knows.
#pragma once

#include "cli/catalogue.h"
#include "engine/base/result.h"
#include "engine/records/records.h"

namespace rapport {

/// What is wrong with a filter in the eyes of a store: a team, a person or a scenario that it does not know.
/// A person or a team may be named by name; their id is in the filter then.
[[nodiscard]] Result<RecordFilter> known_filter(const Catalogue& catalogue, const Records& records,
                                                RecordFilter filter);

}  // namespace rapport
