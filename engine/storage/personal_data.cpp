// SPDX-License-Identifier: MIT
#include "engine/storage/personal_data.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "engine/base/words.h"
#include "engine/storage/attempt_rows.h"
#include "engine/storage/kept_line.h"
#include "engine/storage/sql_rows.h"
#include "engine/storage/store_rules.h"

namespace rapport {
namespace {

using Json = nlohmann::ordered_json;
using Kind = SqlStore::Kind;

bool is_person(soci::session& sql, std::string_view id) {
  return is_storable(id) && !ask(sql, "select 1 from people where id = ?", "i", {std::string(id)}).empty();
}

Json json_of(const SqlValue& value) {
  if (is_null(value)) return nullptr;
  if (const auto* number = std::get_if<double>(&value)) return *number;
  if (const auto* words = std::get_if<std::string>(&value)) return *words;
  return whole(value);
}

/// The rows of a query as objects. `columns` are their names; those in `parsed` hold JSON themselves.
Json table(soci::session& sql, const std::vector<std::string>& columns, std::string_view kinds,
           std::string_view from, const SqlRow& arguments, const std::vector<std::string>& parsed = {}) {
  std::string list;
  for (const auto& column : columns) list += (list.empty() ? "" : ", ") + column;
  auto rows = Json::array();
  ask_each(sql, fmt::format("select {} {}", list, from), kinds, arguments, [&](const SqlRow& row) {
    Json object = Json::object();
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const auto name = columns[i].substr(columns[i].rfind('.') + 1);
      object[name] = json_of(row[i]);
      if (std::ranges::find(parsed, name) == parsed.end() || is_null(row[i])) continue;
      auto inner = Json::parse(text(row[i]), nullptr, false);
      if (!inner.is_discarded()) object[name] = std::move(inner);
    }
    rows.push_back(std::move(object));
  });
  return rows;
}

Erasure erasure_from(const SqlRow& row) {
  return {static_cast<std::size_t>(whole(row[0])), static_cast<std::size_t>(whole(row[1]))};
}

void note(soci::session& sql, const Erasure& erased, TimePoint at) {
  tell(sql, "insert into erasures (at_ms, attempts, replies) values (?, ?, ?)",
       {milliseconds(at), static_cast<std::int64_t>(erased.attempts),
        static_cast<std::int64_t>(erased.replies)});
}

bool hides_nothing(SqlStore& store, std::string_view person_id) {
  return store.sight() == Sight::Everything || store.account_person() == person_id;
}

/// What is deleted is overwritten, in the file and in its log. A server does that in its own time.
class OverwritesWhatGoes {
 public:
  explicit OverwritesWhatGoes(SqlStore& store) : store_(store) { run("pragma secure_delete = on", "i"); }
  ~OverwritesWhatGoes() {
    run("pragma wal_checkpoint(truncate)", "iii");
    run("pragma secure_delete = off", "i");
  }
  OverwritesWhatGoes(const OverwritesWhatGoes&) = delete;
  OverwritesWhatGoes& operator=(const OverwritesWhatGoes&) = delete;

 private:
  void run(std::string_view pragma, std::string_view kinds) {
    if (store_.is_server()) return;
    try {
      static_cast<void>(ask(store_.sql(), pragma, kinds));
    } catch (const std::exception&) {  // the next one to write does it
    }
  }
  SqlStore& store_;
};

/// Nobody's name stays without a reason: an attempt, a team, an account or an opinion is one.
constexpr std::string_view kForgetIfNothingIsLeft =
    "delete from people where id = ? and not exists (select 1 from attempts a where a.person_id = people.id) "
    "and not exists (select 1 from team_members m where m.person_id = people.id) and not exists (select 1 "
    "from "
    "opinions o where o.rater_id = people.id) and not exists (select 1 from person_names n where n.person_id "
    "= "
    "people.id and n.account is not null)";

constexpr std::string_view kAttemptsAndReplies =
    "select (select count(*) from attempts where {0}), (select count(*) from replies where attempt_id in "
    "(select id from "
    "attempts where {0}))";

}  // namespace

Result<std::string> everything_about(SqlStore& store, std::string_view person_id) {
  const auto work = [&](soci::session& sql) -> Result<std::string> {
    if (!is_person(sql, person_id)) return no_such_person(person_id);
    const SqlRow id = {std::string(person_id)};
    Json all = {{"format", "rapport-person-1"}, {"complete", hides_nothing(store, person_id)}};
    all["person"] = table(sql, {"p.id", "n.name", "n.account", "p.demonstration", "p.created_ms"}, "tttii",
                          "from people p left join person_names n on n.person_id = p.id where p.id = ?", id);
    all["teams"] =
        table(sql, {"t.id", "t.name", "m.role"}, "ttt",
              "from team_members m join teams t on t.id = m.team_id where m.person_id = ? order by t.id, "
              "m.role",
              id);
    all["attempts"] =
        table(sql, {"id",          "scenario_id",    "scenario_version", "scenario_hash",
                    "rubric_id",   "rubric_version", "rubric_hash",      "seed",
                    "mode",        "demonstration",  "started_ms",       "updated_ms",
                    "finished_ms", "status",         "ending_id",        "tier",
                    "overall",     "criteria",       "remedy_cost",      "trust",
                    "anger",       "signs",          "moments",          "shared_ms",
                    "handed_on_ms"},
              "ttittitttiiiitttdtiiittii", "from attempts where person_id = ? order by started_ms, id", id,
              {"criteria", "signs", "moments"});
    const std::string of_attempts =
        " where attempt_id in (select id from attempts where person_id = ?) order by serial";
    all["replies"] = table(sql, {"attempt_id", "position", "line", "reading", "given_ms", "taken_back_ms"},
                           "tittii", "from replies" + of_attempts, id, {"reading"});
    all["scorings"] = table(sql,
                            {"attempt_id", "rubric_id", "rubric_version", "rubric_hash", "scored_ms",
                             "status", "overall", "criteria", "is_current"},
                            "ttititdti", "from scorings" + of_attempts, id, {"criteria"});
    all["statements"] =
        table(sql, {"destination", "id", "attempt_id", "text", "put_ms", "outcome", "reason", "settled_ms"},
              "ttttitti", "from statements" + of_attempts, id);
    all["opinions_about"] = table(
        sql, {"attempt_id", "reply", "criterion_id", "machine_level", "level", "reason", "blind", "at_ms"},
        "titiitii", "from opinions" + of_attempts, id);
    all["opinions_given"] = table(
        sql, {"attempt_id", "reply", "criterion_id", "machine_level", "level", "reason", "blind", "at_ms"},
        "titiitii", "from opinions where rater_id = ? order by serial", id);
    return all.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
  };
  return guarded(store, Kind::Read, tr("What is held about the person was not read"), work);
}

Result<bool> shows_all_of(SqlStore& store, std::string_view person_id) {
  return guarded(store, Kind::Read, tr("What is held about the person was not read"),
                 [&](soci::session& /*sql*/) -> Result<bool> { return hides_nothing(store, person_id); });
}

Result<Erasure> erase_person(SqlStore& store, std::string_view person_id, TimePoint at) {
  const OverwritesWhatGoes overwrites(store);
  const auto work = [&](soci::session& sql) -> Result<Erasure> {
    const std::string id(person_id);
    if (!is_person(sql, person_id)) return no_such_person(person_id);
    if (store.is_server()) {
      return erasure_from(ask(sql, "select erased_attempts, erased_replies from erase_person(?, ?)", "ii",
                              {id, milliseconds(at)})[0]);
    }
    const auto erased =
        erasure_from(ask(sql, fmt::format(kAttemptsAndReplies, "person_id = ?"), "ii", {id, id})[0]);
    tell(sql, "delete from opinions where rater_id = ?", {id});
    tell(sql, "delete from attempts where person_id = ?", {id});
    tell(sql, "delete from people where id = ?", {id});
    note(sql, erased, at);
    return erased;
  };
  return guarded(store, Kind::Write, tr("Nothing was erased"), work);
}

Result<Erasure> count_before(SqlStore& store, TimePoint before) {
  const auto work = [&](soci::session& sql) -> Result<Erasure> {
    const SqlValue moment = milliseconds(before);
    return erasure_from(
        ask(sql, fmt::format(kAttemptsAndReplies, "updated_ms < ?"), "ii", {moment, moment})[0]);
  };
  return guarded(store, Kind::Read, tr("The attempts could not be read"), work);
}

Result<Erasure> forget_before(SqlStore& store, TimePoint before, TimePoint at) {
  const OverwritesWhatGoes overwrites(store);
  const auto work = [&](soci::session& sql) -> Result<Erasure> {
    const SqlValue moment = milliseconds(before);
    const auto people =
        ask(sql, "select distinct person_id from attempts where updated_ms < ? order by person_id", "t",
            {moment});
    const auto erased =
        erasure_from(ask(sql, fmt::format(kAttemptsAndReplies, "updated_ms < ?"), "ii", {moment, moment})[0]);
    tell(sql, "delete from attempts where updated_ms < ?", {moment});
    for (const auto& person : people) {
      store.recount_person(text(person[0]));
      tell(sql, kForgetIfNothingIsLeft, {person[0]});
    }
    if (erased.attempts > 0) note(sql, erased, at);
    return erased;
  };
  return guarded(store, Kind::Write, tr("Nothing was forgotten"), work);
}

}  // namespace rapport
