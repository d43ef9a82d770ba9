// SPDX-License-Identifier: MIT
/// \file Who holds an attempt, in the store's tables.
#pragma once

#include <string>
#include <string_view>

#include "engine/base/clock.h"
#include "engine/records/people.h"
#include "engine/storage/sql_store.h"

namespace rapport {

/// The person of the account on a server, or else the one of the name, added if there is none. Within a
/// transaction.
[[nodiscard]] Person own_person(SqlStore& store, std::string_view name, TimePoint at);

/// Adds a person under a new id, without a name if `name` is empty and there is no account.
[[nodiscard]] Person add_person(SqlStore& store, std::string_view name, std::string_view account,
                                bool demonstration, TimePoint at);

}  // namespace rapport
