// SPDX-License-Identifier: MIT
#include "engine/storage/sql_repository.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "engine/base/words.h"
#include "engine/storage/attempt_rows.h"
#include "engine/storage/kept_line.h"
#include "engine/storage/people_rows.h"
#include "engine/storage/record_filter_sql.h"
#include "engine/storage/sql_rows.h"
#include "engine/storage/sql_store.h"
#include "engine/storage/store_rules.h"

namespace rapport {
namespace {

using Kind = SqlStore::Kind;

/// So many of a person's sums are counted one by one faster than all of them.
constexpr std::size_t kFewKeys = 3;

TotalsKey key_of(const Attempt& attempt) {
  return {attempt.person_id, attempt.saved.scenario_id, month_number(attempt.started),
          std::string(word_of(attempt.mode)), std::int64_t{attempt.demonstration}};
}

constexpr std::string_view kById = "select id from attempts where id = ?";
bool has_ended(const AttemptState& state) {
  return state.status != word_of(AttemptStatus::Incomplete);
}

std::int64_t standing_replies(soci::session& sql, const AttemptId& id) {
  return whole(ask(sql, "select count(*) from replies where attempt_id = ? and taken_back_ms is null", "i",
                   {id})[0][0]);
}

/// Whether a reply stands that was stored by a try whose end was not heard of.
bool stands_already(soci::session& sql, const AttemptId& id, std::size_t position, const std::string& line,
                    std::int64_t given) {
  return !ask(sql,
              "select serial from replies where attempt_id = ? and position = ? and line = ? and given_ms = "
              "? and "
              "taken_back_ms is null",
              "i", {id, static_cast<std::int64_t>(position), line, given})
              .empty();
}

SqlRow reply_row(const AttemptId& id, std::size_t position, const KeptReply& reply, TimePoint at) {
  return {id, static_cast<std::int64_t>(position), to_kept_line(reply.written), or_null(reply.reading),
          milliseconds(at)};
}

void insert_attempt(soci::session& sql, const Attempt& attempt, const std::optional<TimePoint>& finished) {
  const SqlRow row = attempt_row(attempt, finished);
  insert_rows(sql, "attempts", kAttemptColumns, std::span(&row, 1));
}

/// The id of one that is there already, if any is.
std::optional<AttemptId> one_that_exists(soci::session& sql, std::span<const FinishedAttempt> attempts) {
  constexpr std::size_t kAtOnce = 500;
  while (!attempts.empty()) {
    const auto now = attempts.first(std::min(kAtOnce, attempts.size()));
    attempts = attempts.subspan(now.size());
    std::string places;
    SqlRow ids;
    for (const auto& each : now) {
      places += places.empty() ? "?" : ",?";
      ids.emplace_back(each.attempt.id);
    }
    const auto there =
        ask(sql, fmt::format("select id from attempts where id in ({}) limit 1", places), "t", ids);
    if (!there.empty()) return text(there[0][0]);
  }
  return std::nullopt;
}

Result<std::vector<Attempt>> read(SqlStore& store, std::string_view chosen, const SqlRow& arguments) {
  const char* const not_read = tr("The attempts were not read");
  return guarded(store, Kind::Read, not_read, [&](soci::session& sql) -> Result<std::vector<Attempt>> {
    auto attempts = read_attempts(sql, chosen, arguments);
    if (!attempts) return tl::unexpected(store.damaged(not_read));
    return std::move(*attempts);
  });
}

}  // namespace

SqlRepository::SqlRepository(std::shared_ptr<SqlStore> store) : store_(std::move(store)) {}

SqlRepository::~SqlRepository() = default;

Result<std::unique_ptr<SqlRepository>> SqlRepository::open(std::string_view url) {
  auto store = SqlStore::open(url);
  if (!store) return tl::unexpected(store.error());
  return std::make_unique<SqlRepository>(std::shared_ptr<SqlStore>(std::move(*store)));
}

Result<void> SqlRepository::keep_source(std::string_view kind, const ContentHash& hash,
                                        std::string_view text) {
  if (auto checked = check_source(kind, hash, text); !checked) return checked;
  const char* const not_stored = tr("The text of the scenario was not stored");
  constexpr std::string_view kThere = "select 1 from sources where hash = ?";
  const auto there = guarded(*store_, Kind::Read, not_stored, [&](soci::session& sql) -> Result<bool> {
    return !ask(sql, kThere, "i", {hash}).empty();
  });
  if (!there) return tl::unexpected(there.error());
  if (*there) return {};
  return guarded(*store_, Kind::Write, not_stored, [&](soci::session& sql) -> Result<void> {
    tell(sql, "insert into sources (hash, kind, text) values (?, ?, ?) on conflict (hash) do nothing",
         {hash, std::string(kind), std::string(text)});
    return {};
  });
}

Result<void> SqlRepository::begin(const Attempt& attempt) {
  if (auto checked = check_new(attempt); !checked) return checked;
  const auto work = [&](soci::session& sql, int tried) -> Result<void> {
    if (const auto state = state_of_attempt(*store_, attempt.id)) {
      const bool is_ours = tried > 1 && !has_ended(*state) && standing_replies(sql, attempt.id) == 0;
      return is_ours ? Result<void>{} : attempt_exists(attempt.id);
    }
    auto begun = attempt;
    begun.saved.replies.clear();
    begun.result = {};
    if (begun.person_id.empty()) begun.person_id = own_person(*store_, attempt.trainee, attempt.started).id;
    insert_attempt(sql, begun, std::nullopt);
    store_->recount(state_of_attempt(*store_, attempt.id)->key);
    return {};
  };
  return guarded(*store_, Kind::Write, tr("The attempt was not begun"), work);
}

Result<void> SqlRepository::append_reply(const AttemptId& id, std::size_t position, const KeptReply& reply,
                                         TimePoint at) {
  if (auto checked = check_reply(reply); !checked) return checked;
  const auto row = reply_row(id, position, reply, at);
  const auto work = [&](soci::session& sql, int tried) -> Result<void> {
    const auto state = state_of_attempt(*store_, id);
    if (!state) return no_such_attempt(id);
    if (tried > 1 && stands_already(sql, id, position, to_kept_line(reply.written), milliseconds(at)))
      return {};
    if (has_ended(*state)) return attempt_has_ended();
    const auto place = standing_replies(sql, id);
    if (std::cmp_not_equal(place, position))
      return reply_out_of_order(position, static_cast<std::size_t>(place));
    insert_rows(sql, "replies", kReplyColumns, std::span(&row, 1));
    const bool is_typed = reply.written.kind == WrittenReply::Kind::Typed;
    tell(sql, fmt::format("update attempts set updated_ms = ?{} where id = ?", is_typed ? ", typed = 1" : ""),
         {milliseconds(at), id});
    store_->recount(state->key);
    return {};
  };
  return guarded(*store_, Kind::Write, tr("The reply was not stored"), work);
}

Result<void> SqlRepository::take_back(const AttemptId& id, std::size_t count, TimePoint at) {
  const auto work = [&](soci::session& sql) -> Result<void> {
    const auto state = state_of_attempt(*store_, id);
    if (!state) return no_such_attempt(id);
    if (std::cmp_greater_equal(count, standing_replies(sql, id))) return {};
    tell(sql,
         "update replies set taken_back_ms = ? where attempt_id = ? and position >= ? and taken_back_ms is "
         "null",
         {milliseconds(at), id, static_cast<std::int64_t>(count)});
    store_->drop_what_followed(id);
    auto values = result_values(AttemptResult{});
    values.emplace_back(milliseconds(at));
    values.emplace_back(id);
    values.emplace_back(id);
    tell(sql,
         fmt::format(
             "update attempts set {}, finished_ms = null, handed_on_ms = {}, shared_ms = null, updated_ms = "
             "?, typed = (select "
             "case when count(*) > 0 then 1 else 0 end from replies where attempt_id = ? and "
             "taken_back_ms is null and line like '>%') where id = ?",
             assignments(kResultColumns), kTellThatItIsSharedNoMore),
         values);
    store_->recount(state->key);
    return {};
  };
  return guarded(*store_, Kind::Write, tr("The replies were not taken back"), work);
}

Result<void> SqlRepository::finish(const AttemptId& id, const AttemptResult& result, TimePoint at) {
  const char* const not_stored = tr("The result of the attempt was not stored");
  if (auto checked = check_result(result); !checked) return checked;
  const auto work = [&](soci::session& sql) -> Result<void> {
    const auto state = state_of_attempt(*store_, id);
    if (!state) return no_such_attempt(id);
    if (has_ended(*state)) {
      const auto ended = read_attempts(sql, kById, {id});
      if (!ended || ended->empty()) return tl::unexpected(store_->damaged(not_stored));
      return is_same(ended->front().result, result) ? Result<void>{} : ended_differently();
    }
    auto values = result_values(result);
    values.emplace_back(milliseconds(at));
    values.emplace_back(milliseconds(at));
    values.emplace_back(id);
    tell(sql,
         fmt::format("update attempts set {}, updated_ms = ?, finished_ms = ? where id = ?",
                     assignments(kResultColumns)),
         values);
    store_->recount(state->key);
    return {};
  };
  return guarded(*store_, Kind::Write, not_stored, work);
}

Result<Attempt> SqlRepository::find(const AttemptId& id) const {
  if (!is_storable(id)) return no_such_attempt(id);
  auto attempts = read(*store_, kById, {id});
  if (!attempts) return tl::unexpected(attempts.error());
  if (attempts->empty()) return no_such_attempt(id);
  return std::move(attempts->front());
}

Result<std::vector<Attempt>> SqlRepository::list(std::string_view scenario_id, std::size_t most) const {
  if (!is_storable(scenario_id)) return std::vector<Attempt>{};
  const char* const not_read = tr("The attempts were not read");
  const auto work = [&](soci::session& sql) -> Result<std::vector<Attempt>> {
    Conditions conditions;
    if (const auto me = store_->account_person()) conditions.add("person_id = ?", {*me});
    if (!scenario_id.empty()) conditions.add("scenario_id = ?", {std::string(scenario_id)});
    auto arguments = conditions.arguments();
    arguments.push_back(limit_value(most));
    auto attempts =
        read_attempts(sql,
                      fmt::format("select id from attempts{} order by updated_ms desc, started_ms desc, "
                                  "id limit ?",
                                  conditions.where()),
                      arguments);
    if (!attempts) return tl::unexpected(store_->damaged(not_read));
    return std::move(*attempts);
  };
  return guarded(*store_, Kind::Read, not_read, work);
}

Result<void> SqlRepository::add(std::span<const FinishedAttempt> attempts) {
  for (const auto& [attempt, given, finished] : attempts) {
    if (auto checked = check_whole(attempt, given.size()); !checked) return checked;
  }
  const auto work = [&](soci::session& sql) -> Result<void> {
    if (const auto id = one_that_exists(sql, attempts)) return attempt_exists(*id);
    std::vector<SqlRow> rows, replies;
    std::map<std::string, std::set<TotalsKey>> changed;
    for (const auto& [attempt, given, finished] : attempts) {
      auto whole_one = attempt;
      if (whole_one.person_id.empty())
        whole_one.person_id = own_person(*store_, attempt.trainee, attempt.started).id;
      const bool goes_on = attempt.result.status == AttemptStatus::Incomplete;
      rows.push_back(attempt_row(whole_one, goes_on ? std::nullopt : std::optional(finished)));
      changed[whole_one.person_id].insert(key_of(whole_one));
      for (std::size_t i = 0; i < given.size(); ++i) {
        const auto reading = i < attempt.readings.size() ? attempt.readings[i] : std::string();
        replies.push_back(reply_row(attempt.id, i, KeptReply(attempt.saved.replies[i], reading), given[i]));
      }
    }
    insert_rows(sql, "attempts", kAttemptColumns, rows);
    insert_rows(sql, "replies", kReplyColumns, replies);
    for (const auto& [person, keys] : changed) {
      if (keys.size() > kFewKeys) {
        store_->recount_person(person);
      } else {
        for (const auto& key : keys) store_->recount(key);
      }
    }
    return {};
  };
  return guarded(*store_, Kind::Write, tr("The attempts were not stored"), work);
}

}  // namespace rapport
