// SPDX-License-Identifier: MIT
#include "engine/storage/people_rows.h"

#include "engine/base/new_uuid.h"
#include "engine/storage/sql_rows.h"

namespace rapport {
namespace {

constexpr std::string_view kPerson =
    "select p.id, n.name, n.account, p.demonstration from people p left join person_names n on n.person_id = "
    "p.id where ";

Person person_from(const SqlRow& row) {
  return {text(row[0]), text(row[1]), text(row[2]), whole(row[3]) != 0};
}

}  // namespace

Person own_person(SqlStore& store, std::string_view name, TimePoint at) {
  if (const auto id = store.account_person()) {
    const auto rows = ask(store.sql(), std::string(kPerson) + "p.id = ?", "ttti", {*id});
    if (!rows.empty()) return person_from(rows.front());
  }
  const auto rows =
      ask(store.sql(),
          std::string(kPerson) + "n.name = ? and n.account is null order by p.created_ms, p.id limit 1",
          "ttti", {std::string(name)});
  return rows.empty() ? add_person(store, name, "", false, at) : person_from(rows.front());
}

Person add_person(SqlStore& store, std::string_view name, std::string_view account, bool demonstration,
                  TimePoint at) {
  const Person person{"p-" + random_uuid(), std::string(name), std::string(account), demonstration};
  tell(store.sql(), "insert into people (id, demonstration, created_ms) values (?, ?, ?)",
       {person.id, std::int64_t{demonstration}, std::int64_t{at.time_since_epoch().count()}});
  tell(store.sql(), "insert into person_names (person_id, name, account) values (?, ?, ?)",
       {person.id, person.name, or_null(person.account)});
  return person;
}

}  // namespace rapport
