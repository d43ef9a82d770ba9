// SPDX-License-Identifier: MIT
/// \file Who comes into a team and who leaves it, one at a time: what others change meanwhile stays.
#pragma once

#include <string>

#include "engine/base/result.h"
#include "engine/records/people.h"
#include "engine/storage/sql_store.h"

namespace rapport {

/// Somebody has this role in a team from now on, beside others that they have there. The team is made, under
/// its id as its name, if there is none of that id. NotFound if there is no such person.
Result<void> join_team(SqlStore& store, const std::string& team_id, const TeamMember& member);

/// Takes somebody out of a team in every role. False if they were not in it.
Result<bool> leave_team(SqlStore& store, const std::string& team_id, const std::string& person_id);

/// Calls a team something else. False if there is no team of that id.
Result<bool> rename_team(SqlStore& store, const std::string& team_id, const std::string& name);

}  // namespace rapport
