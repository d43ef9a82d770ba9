// SPDX-License-Identifier: MIT
/// \file What a store holds about a person: all of it for that person to have, and taken out for good. What
/// is stored and why: docs/privacy.md.
#pragma once

#include <string>
#include <string_view>

#include "engine/base/clock.h"
#include "engine/base/result.h"
#include "engine/records/records.h"
#include "engine/storage/sql_store.h"

namespace rapport {

/// Everything that is held about a person, as JSON: the person, teams, attempts with every reply that was
/// ever given and how it was understood, scorings, statements for record stores, the opinions given about
/// these attempts, and those that they gave. `complete` is false where the server hides something of it from
/// whoever asks; see shows_all_of(). NotFound if there is no such person.
[[nodiscard]] Result<std::string> everything_about(SqlStore& store, std::string_view person_id);

/// Whether whoever asks is shown all that is held about a person. On a server an admin is not, of others:
/// their practice is their own until they share it.
[[nodiscard]] Result<bool> shows_all_of(SqlStore& store, std::string_view person_id);

/// Takes a person with all of that out of the store, also out of the file's free pages, and notes when
/// something was erased and how much, not whose.
[[nodiscard]] Result<Erasure> erase_person(SqlStore& store, std::string_view person_id, TimePoint at);

/// What forget_before() would take out.
[[nodiscard]] Result<Erasure> count_before(SqlStore& store, TimePoint before);

/// Takes attempts out whose last change is before a moment, of everybody, and notes it in the same way.
/// Whoever is left without an attempt, a team, an account and an opinion goes too, with the name; teams stay.
[[nodiscard]] Result<Erasure> forget_before(SqlStore& store, TimePoint before, TimePoint at);

}  // namespace rapport
