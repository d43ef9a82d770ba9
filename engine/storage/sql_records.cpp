// SPDX-License-Identifier: MIT
#include "engine/storage/sql_records.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "engine/assessment/kept_hearing.h"
#include "engine/base/words.h"
#include "engine/records/memory_records.h"
#include "engine/storage/attempt_rows.h"
#include "engine/storage/attempt_summary_rows.h"
#include "engine/storage/kept_line.h"
#include "engine/storage/people_rows.h"
#include "engine/storage/personal_data.h"
#include "engine/storage/record_filter_sql.h"
#include "engine/storage/result_text.h"
#include "engine/storage/scoring_rows.h"
#include "engine/storage/sign_rows.h"
#include "engine/storage/sql_repository.h"
#include "engine/storage/sql_rows.h"
#include "engine/storage/sql_store.h"
#include "engine/storage/store_rules.h"
#include "engine/storage/summary_rows.h"

namespace rapport {
namespace {

using Kind = SqlStore::Kind;

constexpr std::size_t kMostBoundReplies = 1'000'000;  ///< more than any attempt has

std::optional<Level> level_or_none(const SqlValue& value) {
  return is_null(value) ? std::nullopt : std::optional(static_cast<Level>(whole(value)));
}

bool is_person(soci::session& sql, const std::string& id) {
  return is_storable(id) && !ask(sql, "select 1 from people where id = ?", "i", {id}).empty();
}

/// Whether the reply that an opinion is of, and who gives it, are there.
Result<void> check_place(soci::session& sql, const Opinion& opinion) {
  if (ask(sql, "select 1 from attempts where id = ?", "i", {opinion.attempt_id}).empty())
    return no_such_attempt(opinion.attempt_id);
  const auto replies = ask(sql, "select count(*) from replies where attempt_id = ? and taken_back_ms is null",
                           "i", {opinion.attempt_id});
  if (std::cmp_greater_equal(opinion.reply, whole(replies[0][0]))) {
    return failure(ErrorCode::NotFound,
                   tr_format("Attempt {} has no reply {}.", opinion.attempt_id, opinion.reply + 1),
                   tr("Look at its transcript: rapport debrief."));
  }
  if (!is_person(sql, opinion.rater_id)) {
    return failure(ErrorCode::Invalid, tr("Nobody knows who gives this rating."),
                   tr("Say your name, and try again."));
  }
  return {};
}

}  // namespace

SqlRecords::SqlRecords(std::shared_ptr<SqlStore> store) : store_(std::move(store)) {}

Result<std::unique_ptr<SqlRecords>> SqlRecords::open(std::string_view url) {
  auto store = SqlStore::open(url);
  if (!store) return tl::unexpected(store.error());
  return std::make_unique<SqlRecords>(std::shared_ptr<SqlStore>(std::move(*store)));
}

Result<std::vector<PersonSummary>> SqlRecords::people(const RecordFilter& filter) const {
  if (!can_be_asked(filter)) return std::vector<PersonSummary>{};
  return guarded(*store_, Kind::Read, records_not_read(),
                 [&](soci::session& /*sql*/) -> Result<std::vector<PersonSummary>> {
                   return read_people(*store_, filter);
                 });
}

Result<std::vector<Activity>> SqlRecords::activity(const RecordFilter& filter) const {
  if (!can_be_asked(filter)) return std::vector<Activity>{};
  return guarded(*store_, Kind::Read, records_not_read(),
                 [&](soci::session& /*sql*/) -> Result<std::vector<Activity>> {
                   return read_activity(*store_, filter);
                 });
}

Result<std::vector<ScenarioSummary>> SqlRecords::scenarios(const RecordFilter& filter) const {
  if (!can_be_asked(filter)) return std::vector<ScenarioSummary>{};
  return guarded(*store_, Kind::Read, records_not_read(),
                 [&](soci::session& /*sql*/) -> Result<std::vector<ScenarioSummary>> {
                   return read_scenarios(*store_, filter);
                 });
}

Result<std::vector<MonthSummary>> SqlRecords::months(const RecordFilter& filter) const {
  if (!can_be_asked(filter)) return std::vector<MonthSummary>{};
  return guarded(*store_, Kind::Read, records_not_read(),
                 [&](soci::session& /*sql*/) -> Result<std::vector<MonthSummary>> {
                   auto months = read_months(*store_, filter);
                   if (!months) return tl::unexpected(store_->damaged(records_not_read()));
                   return std::move(*months);
                 });
}

Result<SignSummary> SqlRecords::signs(const RecordFilter& filter) const {
  if (!can_be_asked(filter)) return SignSummary{};
  return guarded(*store_, Kind::Read, records_not_read(), [&](soci::session& /*sql*/) -> Result<SignSummary> {
    auto signs = read_signs(*store_, filter);
    if (!signs) return tl::unexpected(store_->damaged(records_not_read()));
    return std::move(*signs);
  });
}

Result<std::vector<AttemptSummary>> SqlRecords::attempts(const RecordFilter& filter, std::size_t most,
                                                         const std::optional<AttemptCursor>& after) const {
  if (!can_be_asked(filter) || (after && !is_storable(after->id))) return std::vector<AttemptSummary>{};
  auto conditions = of_attempts(filter, *store_);
  if (after) {
    conditions.add("started_ms <= ? and (started_ms < ? or id < ?)",
                   {milliseconds(after->started), milliseconds(after->started), after->id});
  }
  auto arguments = conditions.arguments();
  arguments.push_back(limit_value(most));
  const auto behind = conditions.where() + " order by started_ms desc, id desc limit ?";
  return guarded(*store_, Kind::Read, records_not_read(),
                 [&](soci::session& /*sql*/) { return read_summaries(*store_, behind, arguments); });
}

Result<AttemptSummary> SqlRecords::attempt(const AttemptId& id) const {
  return guarded(*store_, Kind::Read, records_not_read(),
                 [&](soci::session& /*sql*/) { return read_summary(*store_, id); });
}

Result<std::vector<RatedReply>> SqlRecords::rated_replies(const RecordFilter& filter,
                                                          std::size_t most) const {
  if (!can_be_asked(filter)) return std::vector<RatedReply>{};
  return rated_where(of_attempts(filter, *store_), most);
}

Result<std::vector<RatedReply>> SqlRecords::rated_replies_of(const AttemptId& id) const {
  if (!is_storable(id)) return std::vector<RatedReply>{};
  Conditions conditions;
  conditions.add("id = ?", {id});
  return rated_where(std::move(conditions), kMostBoundReplies);
}

Result<std::vector<RatedReply>> SqlRecords::rated_where(Conditions conditions, std::size_t most) const {
  conditions.add("status in ('passed', 'failed')");
  auto arguments = conditions.arguments();
  arguments.push_back(limit_value(most));
  // A trainee's words are not in a reading, so nobody can write what is looked for into one.
  const auto query = fmt::format(
      "select a.id, r.position, a.scenario_id, r.line, r.reading, a.demonstration from (select id, "
      "scenario_id, "
      "demonstration, started_ms from attempts{}) a join replies r on r.attempt_id = a.id where "
      "r.taken_back_ms is null "
      "and r.reading like '%\"rated\":true%' order by a.started_ms desc, a.id desc, r.position limit ?",
      conditions.where());
  const auto work = [&](soci::session& sql) -> Result<std::vector<RatedReply>> {
    std::vector<RatedReply> list;
    bool makes_sense = true;
    ask_each(sql, query, "tittti", arguments, [&](const SqlRow& row) {
      const auto reply = from_kept_line(text(row[3]));
      makes_sense = makes_sense && reply;
      if (!makes_sense) return;
      RatedReply rated{text(row[0]), static_cast<std::size_t>(whole(row[1])),
                       text(row[2]), reply->text,
                       {},           whole(row[5]) != 0};
      for (auto& rating : ratings_of_kept_text(text(row[4])))
        rated.ratings.push_back(
            {std::move(rating.criterion_id), rating.level, rating.confidence, std::move(rating.signs)});
      list.push_back(std::move(rated));
    });
    if (!makes_sense) return tl::unexpected(store_->damaged(records_not_read()));
    return list;
  };
  return guarded(*store_, Kind::Read, records_not_read(), work);
}

Result<std::vector<Opinion>> SqlRecords::opinions(const RecordFilter& filter) const {
  if (!can_be_asked(filter)) return std::vector<Opinion>{};
  const auto conditions = of_attempts(filter, *store_);
  const auto query = fmt::format(
      "select o.serial, o.attempt_id, o.reply, a.scenario_id, o.criterion_id, o.machine_level, "
      "o.machine_signs, o.level, "
      "o.reason, o.blind, o.rater_id, o.at_ms, a.demonstration from (select id, scenario_id, demonstration "
      "from "
      "attempts{}) a join opinions o on o.attempt_id = a.id order by o.serial",
      conditions.where());
  const auto work = [&](soci::session& sql) -> Result<std::vector<Opinion>> {
    std::vector<Opinion> list;
    bool makes_sense = true;
    ask_each(sql, query,
             "ititt"
             "ititi"
             "tii",
             conditions.arguments(), [&](const SqlRow& row) {
               auto signs = words_from(text(row[6]));
               makes_sense = makes_sense && signs;
               if (!makes_sense) return;
               list.push_back({whole(row[0]), text(row[1]), static_cast<std::size_t>(whole(row[2])),
                               text(row[3]), text(row[4]), level_or_none(row[5]), std::move(*signs),
                               static_cast<Level>(whole(row[7])), text(row[8]), whole(row[9]) != 0,
                               text(row[10]), time_point(whole(row[11])), whole(row[12]) != 0});
             });
    if (!makes_sense) return tl::unexpected(store_->damaged(records_not_read()));
    return list;
  };
  return guarded(*store_, Kind::Read, records_not_read(), work);
}

Result<void> SqlRecords::add_opinions(std::span<const Opinion> opinions) {
  std::vector<SqlRow> rows;
  for (const auto& opinion : opinions) {
    if (auto good = check_opinion(opinion); !good) return good;
    if (!is_storable(opinion.reason) || !is_storable(opinion.criterion_id)) return not_text();
    if (!is_storable(opinion.attempt_id)) return no_such_attempt(opinion.attempt_id);
    rows.push_back({opinion.attempt_id, static_cast<std::int64_t>(opinion.reply), opinion.criterion_id,
                    or_null(opinion.machine ? std::optional<std::int64_t>(static_cast<int>(*opinion.machine))
                                            : std::nullopt),
                    words_text(opinion.machine_signs), std::int64_t{static_cast<int>(opinion.level)},
                    opinion.reason, std::int64_t{opinion.blind}, opinion.rater_id, milliseconds(opinion.at)});
  }
  const auto work = [&](soci::session& sql) -> Result<void> {
    for (const auto& opinion : opinions) {
      if (auto good = check_place(sql, opinion); !good) return good;
    }
    insert_rows(sql, "opinions",
                "attempt_id, reply, criterion_id, machine_level, machine_signs, level, reason, blind, "
                "rater_id, at_ms",
                rows);
    return {};
  };
  return guarded(*store_, Kind::Write, tr("The rating was not stored"), work);
}

Result<std::vector<Scoring>> SqlRecords::scorings(const AttemptId& id) const {
  const auto work = [&](soci::session& /*sql*/) -> Result<std::vector<Scoring>> {
    const auto attempt = read_summary(*store_, id);
    if (!attempt) return tl::unexpected(attempt.error());
    return read_scorings(*store_, *attempt);
  };
  return guarded(*store_, Kind::Read, records_not_read(), work);
}

Result<bool> SqlRecords::add_scoring(const AttemptId& id, const Scoring& scoring) {
  AttemptResult result;
  result.status = scoring.status;
  result.overall = scoring.overall;
  result.criteria = scoring.criteria;
  const auto only_finished = failure(ErrorCode::Conflict, tr("Only a finished attempt can be scored again."),
                                     tr("Hold it to its end first."));
  if (!is_finished(scoring.status)) return only_finished;
  if (auto good = check_result(result); !good) return tl::unexpected(good.error());
  if (!is_storable(scoring.rubric_id) || !is_storable(scoring.rubric_hash)) return not_text();
  const auto work = [&](soci::session& sql) -> Result<bool> {
    const auto state = state_of_attempt(*store_, id);
    if (!state) return no_such_attempt(id);
    const auto attempt = read_summary(*store_, id);
    if (!attempt) return tl::unexpected(attempt.error());
    if (!is_finished(attempt->status)) return only_finished;
    auto all = read_scorings(*store_, *attempt);
    if (!all) return tl::unexpected(all.error());
    const auto current_one = std::ranges::find_if(*all, &Scoring::is_current);
    if (current_one != all->end() && has_same_result(*current_one, scoring)) return false;
    std::vector<SqlRow> rows;
    if (all->size() == 1 && all->front().serial == 0) {
      all->front().is_current = false;
      rows.push_back(scoring_row(id, all->front()));
    } else {
      tell(sql, "update scorings set is_current = 0 where attempt_id = ?", {id});
    }
    auto current = scoring;
    current.is_current = true;
    rows.push_back(scoring_row(id, current));
    insert_rows(sql, "scorings", fmt::format("attempt_id, {}", kScoringColumns), rows);
    const auto values = result_values(result);
    constexpr std::size_t kStatus = 0, kOverall = 3, kCriteria = 4, kPoints = 8;
    tell(sql,
         "update attempts set status = ?, overall = ?, criteria = ?, overall_points = ?, listening_points = "
         "?, "
         "empathy_points = ?, ownership_points = ?, followup_points = ? where id = ?",
         {values[kStatus], values[kOverall], values[kCriteria], values[kPoints], values[kPoints + 1],
          values[kPoints + 2], values[kPoints + 3], values[kPoints + 4], id});
    store_->recount(state->key);
    return true;
  };
  return guarded(*store_, Kind::Write, tr("The scoring was not stored"), work);
}

Result<std::string> SqlRecords::source(const ContentHash& hash) const {
  const auto missing =
      failure(ErrorCode::NotFound, tr_format("The text with the hash {} was not kept.", hash),
              tr("Attempts of before this version rest on texts that only their files hold."));
  if (!is_storable(hash)) return missing;
  const auto work = [&](soci::session& sql) -> Result<std::string> {
    const auto rows = ask(sql, "select text from sources where hash = ?", "t", {hash});
    if (rows.empty()) return missing;
    if (content_hash(text(rows[0][0])) != hash) return tl::unexpected(store_->damaged(records_not_read()));
    return text(rows[0][0]);
  };
  return guarded(*store_, Kind::Read, records_not_read(), work);
}

Result<void> SqlRecords::keep_source(std::string_view kind, const ContentHash& hash, std::string_view text) {
  return SqlRepository(store_).keep_source(kind, hash, text);
}

Result<void> SqlRecords::share(const AttemptId& id, const std::optional<TimePoint>& at) {
  const auto work = [&](soci::session& sql) -> Result<void> {
    const auto state = state_of_attempt(*store_, id);
    if (!state) return no_such_attempt(id);
    if (state->key.mode != word_of(Mode::Practice)) {
      return failure(ErrorCode::Conflict, tr("A counted attempt is seen by the team's manager as it is."),
                     tr("Only practice needs to be shared."));
    }
    tell(sql,
         fmt::format("update attempts set handed_on_ms = {}, shared_ms = ? where id = ?",
                     at ? "null" : kTellThatItIsSharedNoMore),
         {or_null(at ? std::optional(milliseconds(*at)) : std::nullopt), id});
    return {};
  };
  return guarded(*store_, Kind::Write, tr("Nothing was shared or taken back"), work);
}

Result<std::vector<Team>> SqlRecords::teams() const {
  const auto work = [&](soci::session& sql) -> Result<std::vector<Team>> {
    std::vector<Team> teams;
    ask_each(sql,
             "select t.id, t.name, m.person_id, m.role from teams t left join team_members m on m.team_id = "
             "t.id order "
             "by t.id, m.person_id, m.role",
             "tttt", {}, [&](const SqlRow& row) {
               if (teams.empty() || teams.back().id != text(row[0]))
                 teams.push_back({text(row[0]), text(row[1]), {}});
               const auto role = std::ranges::find(kRoleWords, text(row[3]));
               if (role == kRoleWords.end()) return;
               teams.back().members.push_back({text(row[2]), static_cast<Role>(role - kRoleWords.begin())});
             });
    return teams;
  };
  return guarded(*store_, Kind::Read, records_not_read(), work);
}

Result<void> SqlRecords::put_team(const Team& team) {
  if (team.id.empty() || !is_storable(team.id) || !is_storable(team.name)) return not_text();
  const auto work = [&](soci::session& sql) -> Result<void> {
    tell(sql,
         "insert into teams (id, name) values (?, ?) on conflict (id) do update set name = excluded.name",
         {team.id, team.name});
    tell(sql, "delete from team_members where team_id = ?", {team.id});
    std::vector<SqlRow> rows;
    for (const auto& member : team.members) {
      if (!is_person(sql, member.person_id)) return no_such_person(member.person_id);
      rows.push_back({team.id, member.person_id, std::string(word_of(member.role))});
    }
    insert_rows(sql, "team_members", "team_id, person_id, role", rows, "on conflict do nothing");
    return {};
  };
  return guarded(*store_, Kind::Write, tr("The team was not stored"), work);
}

Result<Person> SqlRecords::self(std::string_view name) {
  if (!is_storable(name)) return not_text();
  const SystemClock clock;
  return guarded(
      *store_, Kind::Write, tr("The person was not stored"),
      [&](soci::session& /*sql*/) -> Result<Person> { return own_person(*store_, name, clock.now()); });
}

Result<void> SqlRecords::put_person(const Person& person) {
  if (person.id.empty() || !is_storable(person.id) || !is_storable(person.name) ||
      !is_storable(person.account))
    return not_text();
  const SystemClock clock;
  const auto work = [&](soci::session& sql) -> Result<void> {
    if (!person.account.empty() &&
        !ask(sql, "select 1 from person_names where account = ? and person_id <> ?", "i",
             {person.account, person.id})
             .empty()) {
      return failure(ErrorCode::Conflict, tr_format("The account {} is another person's.", person.account),
                     tr("rapport person list shows whose it is."));
    }
    tell(sql,
         "insert into people (id, demonstration, created_ms) values (?, ?, ?) on conflict (id) do update set "
         "demonstration = excluded.demonstration",
         {person.id, std::int64_t{person.demonstration}, milliseconds(clock.now())});
    tell(sql,
         "insert into person_names (person_id, name, account) values (?, ?, ?) on conflict (person_id) do "
         "update set "
         "name = excluded.name, account = excluded.account",
         {person.id, person.name, or_null(person.account)});
    return {};
  };
  return guarded(*store_, Kind::Write, tr("The person was not stored"), work);
}

Result<Person> SqlRecords::person(std::string_view person_id) const {
  const auto missing = no_such_person(person_id);
  if (!is_storable(person_id)) return missing;
  const auto work = [&](soci::session& sql) -> Result<Person> {
    const auto rows =
        ask(sql,
            "select p.id, n.name, n.account, p.demonstration from people p left join person_names n on "
            "n.person_id = p.id where p.id = ?",
            "ttti", {std::string(person_id)});
    if (rows.empty()) return missing;
    return Person{text(rows[0][0]), text(rows[0][1]), text(rows[0][2]), whole(rows[0][3]) != 0};
  };
  return guarded(*store_, Kind::Read, records_not_read(), work);
}

Result<std::vector<Person>> SqlRecords::everybody() const {
  return guarded(
      *store_, Kind::Read, records_not_read(), [&](soci::session& sql) -> Result<std::vector<Person>> {
        std::vector<Person> people;
        ask_each(sql,
                 "select p.id, n.name, n.account, p.demonstration from people p left join person_names n on "
                 "n.person_id = p.id order by p.id",
                 "ttti", {}, [&](const SqlRow& row) {
                   people.push_back({text(row[0]), text(row[1]), text(row[2]), whole(row[3]) != 0});
                 });
        return people;
      });
}

Result<Erasure> SqlRecords::erase_person(std::string_view person_id) {
  const SystemClock clock;
  return rapport::erase_person(*store_, person_id, clock.now());
}

}  // namespace rapport
