// SPDX-License-Identifier: MIT
#include "engine/storage/team_membership.h"

#include <string_view>

#include "engine/base/words.h"
#include "engine/storage/kept_line.h"
#include "engine/storage/sql_rows.h"
#include "engine/storage/store_rules.h"

namespace rapport {
namespace {

constexpr auto kTeamNotStored = N_("The team was not stored");

bool is_there(soci::session& sql, std::string_view query, const SqlRow& arguments) {
  return !ask(sql, query, "i", arguments).empty();
}

}  // namespace

Result<void> join_team(SqlStore& store, const std::string& team_id, const TeamMember& member) {
  if (team_id.empty() || !is_storable(team_id)) return not_text();
  return guarded(store, SqlStore::Kind::Write, tr(kTeamNotStored), [&](soci::session& sql) -> Result<void> {
    if (!is_storable(member.person_id) ||
        !is_there(sql, "select 1 from people where id = ?", {member.person_id}))
      return no_such_person(member.person_id);
    tell(sql, "insert into teams (id, name) values (?, ?) on conflict (id) do nothing", {team_id, team_id});
    tell(sql, "insert into team_members (team_id, person_id, role) values (?, ?, ?) on conflict do nothing",
         {team_id, member.person_id, std::string(word_of(member.role))});
    return {};
  });
}

Result<bool> leave_team(SqlStore& store, const std::string& team_id, const std::string& person_id) {
  if (!is_storable(team_id) || !is_storable(person_id)) return false;
  return guarded(store, SqlStore::Kind::Write, tr(kTeamNotStored), [&](soci::session& sql) -> Result<bool> {
    const bool is_member =
        is_there(sql, "select 1 from team_members where team_id = ? and person_id = ?", {team_id, person_id});
    tell(sql, "delete from team_members where team_id = ? and person_id = ?", {team_id, person_id});
    return is_member;
  });
}

Result<bool> rename_team(SqlStore& store, const std::string& team_id, const std::string& name) {
  if (!is_storable(name)) return not_text();
  if (!is_storable(team_id)) return false;
  return guarded(store, SqlStore::Kind::Write, tr(kTeamNotStored), [&](soci::session& sql) -> Result<bool> {
    tell(sql, "update teams set name = ? where id = ?", {name, team_id});
    return is_there(sql, "select 1 from teams where id = ?", {team_id});
  });
}

}  // namespace rapport
