// SPDX-License-Identifier: MIT
#include "engine/storage/hand_on.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "engine/attempt/finished_attempt.h"
#include "engine/base/words.h"
#include "engine/storage/attempt_rows.h"
#include "engine/storage/attempt_summary_rows.h"
#include "engine/storage/kept_line.h"
#include "engine/storage/people_rows.h"
#include "engine/storage/scoring_rows.h"
#include "engine/storage/sql_repository.h"
#include "engine/storage/sql_rows.h"
#include "engine/storage/store_rules.h"

namespace rapport {
namespace {

using Kind = SqlStore::Kind;

constexpr auto kNotHandedOn = N_("The attempts were not handed on");
constexpr std::string_view kOutbox =
    "handed_on_ms is null and status <> 'incomplete' and demonstration = 0 and (mode = 'assessment' or "
    "shared_ms is not "
    "null)";

constexpr std::string_view kSharedNoMore =
    "handed_on_ms is not null and mode = 'practice' and shared_ms is null and demonstration = 0";

/// The ids of such attempts, the earliest first, with the person's name and id; of everybody if `name` is
/// empty.
Result<std::vector<SqlRow>> attempts_that(SqlStore& from, std::string_view condition, std::string_view name) {
  return guarded(from, Kind::Read, tr(kNotHandedOn), [&](soci::session& sql) -> Result<std::vector<SqlRow>> {
    auto rows =
        ask(sql,
            fmt::format(
                "select a.id, n.name, a.person_id from attempts a left join person_names n on n.person_id = "
                "a.person_id where {} order by a.started_ms, a.id",
                condition),
            "ttt");
    if (!name.empty()) std::erase_if(rows, [&](const SqlRow& row) { return text(row[1]) != name; });
    return rows;
  });
}

Result<FinishedAttempt> whole_attempt(SqlStore& from, const AttemptId& id) {
  return guarded(from, Kind::Read, tr(kNotHandedOn), [&](soci::session& sql) -> Result<FinishedAttempt> {
    auto attempts = read_attempts(sql, "select id from attempts where id = ?", {id});
    if (!attempts || attempts->empty()) return tl::unexpected(from.damaged(tr(kNotHandedOn)));
    FinishedAttempt whole_one{std::move(attempts->front()), {}, {}};
    ask_each(sql,
             "select given_ms from replies where attempt_id = ? and taken_back_ms is null order by position",
             "i", {id}, [&](const SqlRow& row) { whole_one.given.push_back(time_point(whole(row[0]))); });
    whole_one.finished =
        time_point(whole(ask(sql, "select finished_ms from attempts where id = ?", "i", {id})[0][0]));
    const auto summary = read_summary(from, id);
    if (!summary) return tl::unexpected(summary.error());
    const auto scorings = read_scorings(from, *summary);
    if (!scorings) return tl::unexpected(scorings.error());
    if (scorings->empty()) return whole_one;
    auto& result = whole_one.attempt.result;
    result.status = scorings->front().status;
    result.overall = scorings->front().overall;
    result.criteria = scorings->front().criteria;
    return whole_one;
  });
}

/// The texts that an attempt rests on, where we have them.
Result<void> hand_on_sources(SqlStore& from, SqlRepository& to, const Attempt& attempt) {
  auto texts =
      guarded(from, Kind::Read, tr(kNotHandedOn), [&](soci::session& sql) -> Result<std::vector<SqlRow>> {
        return ask(sql, "select kind, hash, text from sources where hash in (?, ?)", "ttt",
                   {attempt.saved.scenario_hash, attempt.saved.rubric_hash});
      });
  if (!texts) return tl::unexpected(texts.error());
  for (const auto& row : *texts) {
    if (auto kept = to.keep_source(text(row[0]), text(row[1]), text(row[2])); !kept) return kept;
  }
  return {};
}

SqlValue shared_value(const Attempt& attempt) {
  return or_null(attempt.shared ? std::optional(milliseconds(*attempt.shared)) : std::nullopt);
}

void begin_there(SqlStore& to, const Attempt& attempt) {
  auto begun = attempt;
  begun.person_id = own_person(to, attempt.trainee, attempt.started).id;
  begun.result = {};
  const SqlRow row = attempt_row(begun, std::nullopt);
  insert_rows(to.sql(), "attempts", kAttemptColumns, std::span(&row, 1));
}

/// Opens one again that was handed on before its trainee went back in it.
void go_back_there(SqlStore& to, const Attempt& attempt) {
  const auto moment = milliseconds(attempt.updated);
  auto values = result_values(AttemptResult{});
  values.emplace_back(std::int64_t{is_typed(attempt)});
  values.push_back(shared_value(attempt));
  values.emplace_back(attempt.id);
  tell(to.sql(),
       fmt::format("update attempts set {}, finished_ms = null, typed = ?, shared_ms = ? where id = ?",
                   assignments(kResultColumns)),
       values);
  tell(to.sql(), "update replies set taken_back_ms = ? where attempt_id = ? and taken_back_ms is null",
       {moment, attempt.id});
  to.drop_what_followed(attempt.id);
}

void answer_and_end_there(SqlStore& to, const FinishedAttempt& held) {
  const auto& [attempt, given, finished] = held;
  std::vector<SqlRow> replies;
  for (std::size_t i = 0; i < attempt.saved.replies.size(); ++i) {
    replies.push_back({attempt.id, static_cast<std::int64_t>(i), to_kept_line(attempt.saved.replies[i]),
                       or_null(attempt.readings[i]), milliseconds(given[i])});
  }
  insert_rows(to.sql(), "replies", kReplyColumns, replies);
  auto values = result_values(attempt.result);
  values.emplace_back(milliseconds(finished));
  values.emplace_back(milliseconds(attempt.updated));
  values.emplace_back(attempt.id);
  tell(to.sql(),
       fmt::format("update attempts set {}, finished_ms = ?, updated_ms = ? where id = ?",
                   assignments(kResultColumns)),
       values);
  to.recount(state_of_attempt(to, attempt.id)->key);
}

/// True if it is new there. It is begun, answered and ended in the order in which it was held, for that is
/// all that the server lets a trainee do; but in one transaction.
Result<bool> put(SqlStore& to, const FinishedAttempt& held) {
  const auto& attempt = held.attempt;
  const auto work = [&](soci::session& sql) -> Result<bool> {
    const auto there = ask(sql, "select updated_ms from attempts where id = ?", "i", {attempt.id});
    if (there.empty()) {
      begin_there(to, attempt);
      answer_and_end_there(to, held);
      return true;
    }
    if (attempt.mode != Mode::Practice) return false;
    if (whole(there[0][0]) == milliseconds(attempt.updated)) {
      tell(sql, "update attempts set shared_ms = ? where id = ?", {shared_value(attempt), attempt.id});
    } else {
      go_back_there(to, attempt);
      answer_and_end_there(to, held);
    }
    return false;
  };
  return guarded(to, Kind::Write, tr(kNotHandedOn), work);
}

/// On the server the trainee's own again, and told here so. One that never arrived there is no matter.
Result<void> withdraw(SqlStore& from, SqlStore& to, const AttemptId& id) {
  auto there = guarded(to, Kind::Write, tr(kNotHandedOn), [&](soci::session& sql) -> Result<void> {
    tell(sql, "update attempts set shared_ms = null where id = ?", {id});
    return {};
  });
  if (!there) return there;
  return guarded(from, Kind::Write, tr(kNotHandedOn), [&](soci::session& sql) -> Result<void> {
    tell(sql, "update attempts set handed_on_ms = null where id = ? and shared_ms is null", {id});
    return {};
  });
}

/// Only if it is still what was sent: its trainee may have gone on with it meanwhile.
Result<void> mark(SqlStore& from, const Attempt& sent, TimePoint now) {
  return guarded(from, Kind::Write, tr(kNotHandedOn), [&](soci::session& sql) -> Result<void> {
    constexpr std::int64_t kNotShared = -1;
    tell(
        sql,
        "update attempts set handed_on_ms = ? where id = ? and status <> 'incomplete' and updated_ms = ? and "
        "coalesce(shared_ms, ?) = ?",
        {milliseconds(now), sent.id, milliseconds(sent.updated), kNotShared,
         sent.shared ? milliseconds(*sent.shared) : kNotShared});
    return {};
  });
}

/// The account's own person on the server; none if it knows none.
Result<std::optional<Person>> person_there(SqlStore& to, TimePoint now) {
  return guarded(to, Kind::Read, tr(kNotHandedOn),
                 [&](soci::session& /*sql*/) -> Result<std::optional<Person>> {
                   if (!to.account_person()) return std::nullopt;
                   return own_person(to, {}, now);
                 });
}

/// The names of all who have held attempts here, one for each person.
Result<std::vector<std::string>> names_of_all(SqlStore& from) {
  return guarded(
      from, Kind::Read, tr(kNotHandedOn), [&](soci::session& sql) -> Result<std::vector<std::string>> {
        std::vector<std::string> names;
        for (const auto& row :
             ask(sql,
                 "select p.id, n.name from people p left join person_names n on n.person_id = p.id "
                 "where exists (select 1 from attempts a where a.person_id = p.id and "
                 "a.demonstration = 0)",
                 "tt"))
          names.push_back(text(row[1]));
        return names;
      });
}

/// Leaves those of the person of this name, and says how many others there were.
std::size_t keep_only(std::vector<SqlRow>& rows, std::string_view name) {
  return std::erase_if(rows, [&](const SqlRow& row) { return text(row[1]) != name; });
}

}  // namespace

Result<HandedOn> hand_on(SqlStore& from, SqlStore& to, std::string_view name, TimePoint now) {
  auto outbox = attempts_that(from, kOutbox, name);
  if (!outbox) return tl::unexpected(outbox.error());
  auto shared_no_more = attempts_that(from, kSharedNoMore, name);
  if (!shared_no_more) return tl::unexpected(shared_no_more.error());
  const auto account = person_there(to, now);
  if (!account) return tl::unexpected(account.error());
  HandedOn done;
  if (*account && name.empty() && !(outbox->empty() && shared_no_more->empty())) {
    const auto names = names_of_all(from);
    if (!names) return tl::unexpected(names.error());
    const auto& called = (*account)->name;
    if (names->size() > 1 && (called.empty() || std::ranges::count(*names, called) != 1)) {
      return failure(
          ErrorCode::Conflict,
          tr_format(
              "There are attempts of several people in {}, and the server knows you as one, by the name "
              "\"{}\".",
              from.name(), called),
          tr("Nothing was handed on. Name the one whose attempts are yours: rapport store hand-on --to URL "
             "--name NAME."));
    }
    if (names->size() > 1) done.of_others = keep_only(*outbox, called) + keep_only(*shared_no_more, called);
  }
  SqlRepository target(std::shared_ptr<SqlStore>(std::shared_ptr<void>(), &to));
  for (const auto& row : *shared_no_more) {
    if (auto withdrawn = withdraw(from, to, text(row[0])); !withdrawn)
      return tl::unexpected(withdrawn.error());
    ++done.withdrawn;
  }
  for (const auto& row : *outbox) {
    const auto held = whole_attempt(from, text(row[0]));
    if (!held) return tl::unexpected(held.error());
    if (auto sources = hand_on_sources(from, target, held->attempt); !sources)
      return tl::unexpected(sources.error());
    const auto is_new = put(to, *held);
    if (!is_new) return tl::unexpected(is_new.error());
    if (auto marked = mark(from, held->attempt, now); !marked) return tl::unexpected(marked.error());
    ++(*is_new ? done.attempts : done.there_already);
  }
  return done;
}

Result<std::size_t> count_to_hand_on(SqlStore& from, std::string_view name) {
  std::size_t count = 0;
  for (const auto condition : {kOutbox, kSharedNoMore}) {
    const auto rows = attempts_that(from, condition, name);
    if (!rows) return tl::unexpected(rows.error());
    count += rows->size();
  }
  return count;
}

}  // namespace rapport
