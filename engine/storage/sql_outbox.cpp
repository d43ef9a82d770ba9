// SPDX-License-Identifier: MIT
#include "engine/storage/sql_outbox.h"

#include <fmt/format.h>

#include <array>
#include <cstdint>
#include <utility>

#include "engine/base/words.h"
#include "engine/storage/attempt_rows.h"
#include "engine/storage/sql_rows.h"
#include "engine/storage/sql_store.h"

namespace rapport {
namespace {

using Kind = SqlStore::Kind;

/// As stored, in the order of DeliveryOutcome.
constexpr std::array<std::string_view, 3> kOutcomes = {"delivered", "already-there", "set-aside"};

/// What may be told of an attempt that is its trainee's own again waits, until it is shared or gone back in.
constexpr std::string_view kMayBeTold =
    "exists (select 1 from attempts a where a.id = statements.attempt_id and (a.mode = 'assessment' or "
    "a.shared_ms is not null))";

std::string word_of(DeliveryOutcome outcome) {
  return std::string(kOutcomes[static_cast<std::size_t>(outcome)]);
}

}  // namespace

SqlOutbox::SqlOutbox(std::shared_ptr<SqlStore> store) : store_(std::move(store)) {}

Result<void> SqlOutbox::put(std::string_view destination, std::span<const OutgoingStatement> statements,
                            TimePoint now) {
  std::vector<SqlRow> rows;
  for (const auto& statement : statements)
    rows.push_back({std::string(destination), statement.id, statement.attempt, statement.json,
                    milliseconds(now), std::string("waiting"), std::string()});
  const char* const not_kept = tr("What is to be sent was not kept");
  return guarded(*store_, Kind::Write, not_kept, [&](soci::session& sql) -> Result<void> {
    for (const auto& statement : statements) {
      if (ask(sql, "select 1 from attempts where id = ?", "i", {statement.attempt}).empty())
        return failure(ErrorCode::Conflict, tr("The attempt that is to be told is not in this store."),
                       tr("Send from the store that holds it."));
    }
    insert_rows(sql, "statements", "destination, id, attempt_id, text, put_ms, outcome, reason", rows,
                "on conflict (destination, id) do nothing");
    return {};
  });
}

Result<bool> SqlOutbox::holds(std::string_view destination, const AttemptId& attempt) const {
  return guarded(
      *store_, Kind::Read, tr("What is to be sent was not read"), [&](soci::session& sql) -> Result<bool> {
        return !ask(sql, "select 1 from statements where attempt_id = ? and destination = ? limit 1", "i",
                    {attempt, std::string(destination)})
                    .empty();
      });
}

Result<std::vector<OutgoingStatement>> SqlOutbox::waiting(std::string_view destination,
                                                          std::size_t most) const {
  using Found = std::vector<OutgoingStatement>;
  return guarded(
      *store_, Kind::Read, tr("What is to be sent was not read"), [&](soci::session& sql) -> Result<Found> {
        Found found;
        ask_each(
            sql,
            fmt::format("select id, attempt_id, text from statements where destination = ? and outcome = "
                        "'waiting' and {} order by serial limit ?",
                        kMayBeTold),
            "ttt", {std::string(destination), limit_value(most)}, [&](const SqlRow& row) {
              found.push_back({text(row[0]), text(row[1]), text(row[2])});
            });
        return found;
      });
}

Result<void> SqlOutbox::settle(std::string_view destination, std::span<const SettledStatement> statements,
                               TimePoint now) {
  const char* const not_kept = tr("What became of what was sent was not kept");
  return guarded(*store_, Kind::Write, not_kept, [&](soci::session& sql) -> Result<void> {
    for (const auto& settled : statements) {
      const bool forgets = settled.outcome != DeliveryOutcome::SetAside;
      tell(sql,
           "update statements set outcome = ?, reason = ?, settled_ms = ?, text = case when ? = 1 then '' "
           "else "
           "text end where destination = ? and id = ? and outcome = 'waiting'",
           {word_of(settled.outcome), settled.reason, milliseconds(now), std::int64_t{forgets},
            std::string(destination), settled.id});
    }
    return {};
  });
}

Result<OutboxCount> SqlOutbox::count(std::string_view destination) const {
  return guarded(
      *store_, Kind::Read, tr("What is to be sent was not read"),
      [&](soci::session& sql) -> Result<OutboxCount> {
        OutboxCount counted;
        for (const auto& row :
             ask(sql,
                 fmt::format("select outcome, count(*) from statements where destination = ? and (outcome <> "
                             "'waiting' or {}) group by outcome",
                             kMayBeTold),
                 "ti", {std::string(destination)})) {
          const auto& outcome = text(row[0]);
          (outcome == kOutcomes[0]   ? counted.delivered
           : outcome == kOutcomes[1] ? counted.already_there
           : outcome == kOutcomes[2] ? counted.set_aside
                                     : counted.waiting) = whole(row[1]);
        }
        return counted;
      });
}

Result<std::vector<SettledStatement>> SqlOutbox::set_aside(std::string_view destination,
                                                           std::size_t most) const {
  using Found = std::vector<SettledStatement>;
  return guarded(
      *store_, Kind::Read, tr("What is to be sent was not read"), [&](soci::session& sql) -> Result<Found> {
        Found found;
        ask_each(sql,
                 "select id, reason from statements where destination = ? and outcome = 'set-aside' "
                 "order by serial desc limit ?",
                 "tt", {std::string(destination), limit_value(most)}, [&](const SqlRow& row) {
                   found.push_back({text(row[0]), DeliveryOutcome::SetAside, text(row[1])});
                 });
        return found;
      });
}

}  // namespace rapport
