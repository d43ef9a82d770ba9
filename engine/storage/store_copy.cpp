// SPDX-License-Identifier: MIT
#include "engine/storage/store_copy.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "engine/base/words.h"
#include "engine/storage/attempt_rows.h"
#include "engine/storage/kept_line.h"
#include "engine/storage/sql_rows.h"

namespace rapport {
namespace {

using Kind = SqlStore::Kind;

/// Rows are read and written in the order of the first column, which is unique; a table whose key has several
/// columns is small and taken at once. Sums are not copied: they follow from what is.
struct Table {
  std::string_view name, columns, kinds;
  bool is_small = false;
};
constexpr std::array<Table, 11> kTables = {{
    {"people", "id, demonstration, created_ms", "tii"},
    {"person_names", "person_id, name, account", "ttt"},
    {"teams", "id, name", "tt"},
    {"team_members", "team_id, person_id, role", "ttt", true},
    {"sources", "hash, kind, text", "ttt"},
    {"attempts",
     "id, person_id, scenario_id, scenario_version, scenario_hash, rubric_id, rubric_version, rubric_hash, "
     "seed, mode, "
     "demonstration, started_ms, month, updated_ms, finished_ms, status, ending_id, tier, overall, criteria, "
     "remedy_cost, "
     "trust, anger, typed, overall_points, listening_points, empathy_points, ownership_points, "
     "followup_points, signs, "
     "moments, shared_ms, handed_on_ms",
     "tttittitttiiiiitttdtiiiiiiiiittii"},
    {"replies", "serial, attempt_id, position, line, reading, given_ms, taken_back_ms", "itittii"},
    {"scorings",
     "serial, attempt_id, rubric_id, rubric_version, rubric_hash, scored_ms, status, overall, criteria, "
     "is_current",
     "ittititdti"},
    {"opinions",
     "serial, attempt_id, reply, criterion_id, machine_level, machine_signs, level, reason, blind, rater_id, "
     "at_ms",
     "itititititi"},
    {"statements", "serial, destination, id, attempt_id, text, put_ms, outcome, reason, settled_ms",
     "ittttitti"},
    {"erasures", "serial, at_ms, attempts, replies", "iiii"},
}};
constexpr const Table& kAttempts = *std::ranges::find(kTables, "attempts", &Table::name);
constexpr std::size_t kLineOfReply = 3;
constexpr std::int64_t kRowsOfAPart = 2000;
constexpr auto kNotCopied = N_("The store was not copied");
constexpr std::string_view kCopyOf = "copy of";

std::string_view key_of(const Table& table) {
  return table.columns.substr(0, table.columns.find(','));
}

/// The next rows behind `last`, or the first ones; lines of replies as they are written today.
std::vector<SqlRow> next_rows(soci::session& sql, const Table& table, const SqlValue& last) {
  const auto key = key_of(table);
  SqlRow arguments;
  std::string query = fmt::format("select {} from {}", table.columns, table.name);
  if (!is_null(last)) {
    query += fmt::format(" where {} > ?", key);
    arguments.push_back(last);
  }
  query += fmt::format(" order by {} limit ?", table.is_small ? table.columns : key);
  arguments.emplace_back(table.is_small ? std::int64_t{1} << 40U : kRowsOfAPart);
  auto rows = ask(sql, query, table.kinds, arguments);
  if (table.name != "replies") return rows;
  for (auto& row : rows) {
    if (const auto reply = from_kept_line(text(row[kLineOfReply]))) row[kLineOfReply] = to_kept_line(*reply);
  }
  return rows;
}

/// Sees all rows of a table, some at a time.
template <typename Take>
void each_batch(soci::session& sql, const Table& table, SqlValue last, Take take) {
  for (;;) {
    const auto rows = next_rows(sql, table, last);
    if (!rows.empty()) {
      last = rows.back().front();
      take(rows);
    }
    if (table.is_small || std::cmp_less(rows.size(), kRowsOfAPart)) return;
  }
}

std::string written(const SqlValue& value) {
  if (is_null(value)) return "-";
  if (const auto* number = std::get_if<double>(&value)) return fmt::format("d{:a}", *number);
  if (const auto* words = std::get_if<std::string>(&value))
    return fmt::format("t{}:{}", words->size(), *words);
  return fmt::format("i{}", whole(value));
}

CopiedTable read_through(soci::session& sql, const Table& table) {
  CopiedTable seen{std::string(table.name), 0, content_hash("")};
  each_batch(sql, table, {}, [&](const std::vector<SqlRow>& rows) {
    std::string all = seen.checksum;
    for (const auto& row : rows) {
      for (const auto& value : row) all += written(value) + ",";
      all += "\n";
    }
    seen.checksum = content_hash(all);
    seen.rows += static_cast<std::int64_t>(rows.size());
  });
  return seen;
}

/// Whether rows that were added later stand behind those that were there: not so where ids are made by
/// chance.
bool counts_up(const Table& table) {
  return key_of(table) == "serial";
}

SqlValue last_key(soci::session& sql, const Table& table) {
  const auto kind = table.kinds.substr(0, 1);
  return ask(sql, fmt::format("select max({}) from {}", key_of(table), table.name), kind)[0][0];
}

/// Whether the target may be written: nothing in it, or this copy's beginning.
Result<void> begin_copy(SqlStore& from, SqlStore& to) {
  return guarded(to, Kind::Write, tr(kNotCopied), [&](soci::session& sql) -> Result<void> {
    const auto begun = ask(sql, "select value from store_facts where name = ?", "t", {std::string(kCopyOf)});
    if (!begun.empty() && text(begun[0][0]) == from.name()) return {};
    const auto held = ask(sql, "select (select count(*) from people) + (select count(*) from attempts)", "i");
    if (!begun.empty() || whole(held[0][0]) > 0) {
      return failure(ErrorCode::Conflict, tr_format("{} is not empty.", to.name()),
                     tr("It was left as it is. Name a new store to copy into."));
    }
    tell(sql, "insert into store_facts (name, value) values (?, ?)", {std::string(kCopyOf), from.name()});
    return {};
  });
}

Result<void> copy_table(SqlStore& from, SqlStore& to, const Table& table,
                        const std::function<void(const std::string&, std::int64_t)>& say) {
  auto last = guarded(to, Kind::Read, tr(kNotCopied), [&](soci::session& sql) -> Result<SqlValue> {
    return counts_up(table) ? last_key(sql, table) : SqlValue();
  });
  if (!last) return tl::unexpected(last.error());
  Result<void> outcome;
  std::int64_t rows_copied = 0;
  each_batch(from.sql(), table, *last, [&](const std::vector<SqlRow>& rows) {
    if (!outcome) return;
    outcome = guarded(to, Kind::Write, tr(kNotCopied), [&](soci::session& sql) -> Result<void> {
      insert_rows(sql, table.name, table.columns, rows, "on conflict do nothing");
      return {};
    });
    rows_copied += static_cast<std::int64_t>(rows.size());
    if (say) say(std::string(table.name), rows_copied);
  });
  return outcome;
}

/// The sums, the counters of the server, and the end of the copy.
Result<void> end_copy(SqlStore& to) {
  return guarded(to, Kind::Write, tr(kNotCopied), [&](soci::session& sql) -> Result<void> {
    tell(sql, "delete from totals");
    tell(sql, "insert into totals select * from totals_now");
    for (const auto& table : kTables) {
      if (!to.is_server() || !counts_up(table)) continue;
      static_cast<void>(ask(sql,
                            fmt::format("select setval(pg_get_serial_sequence('{0}', 'serial'), (select "
                                        "coalesce(max(serial), 0) + 1 from {0}), false)",
                                        table.name),
                            "i"));
    }
    tell(sql, "delete from store_facts where name = ?", {std::string(kCopyOf)});
    return {};
  });
}

Result<std::vector<CopiedTable>> compare(SqlStore& from, SqlStore& to) {
  std::vector<CopiedTable> copied;
  for (const auto& table : kTables) {
    const auto here = read_through(from.sql(), table);
    const auto there =
        guarded(to, Kind::Read, tr(kNotCopied),
                [&](soci::session& sql) -> Result<CopiedTable> { return read_through(sql, table); });
    if (!there) return tl::unexpected(there.error());
    if (here.rows != there->rows || here.checksum != there->checksum) {
      return failure(
          ErrorCode::Conflict,
          tr_format("The copy is not the same: {} has {} rows with checksum {} in {}, and {} with {} in {}.",
                    here.name, here.rows, here.checksum, from.name(), there->rows, there->checksum,
                    to.name()),
          tr("Throw the copy away and copy into a new store."));
    }
    copied.push_back(here);
  }
  return copied;
}

void look(soci::session& sql, std::vector<std::string>& found, std::string_view query,
          std::string_view what) {
  for (const auto& row : ask(sql, query, "t")) found.push_back(fmt::format("{}: {}", what, text(row[0])));
}

}  // namespace

Result<std::vector<CopiedTable>> copy_store(
    SqlStore& from, SqlStore& to,
    const std::function<void(const std::string& table, std::int64_t rows)>& say) {
  if (from.name() == to.name()) {
    return failure(ErrorCode::Invalid, tr("A store cannot be copied into itself."), tr("Name another one."));
  }
  if (auto begun = begin_copy(from, to); !begun) return tl::unexpected(begun.error());
  try {
    const Transaction as_it_is_now(from, Kind::Read);
    for (const auto& table : kTables) {
      if (auto copied = copy_table(from, to, table, say); !copied) return tl::unexpected(copied.error());
    }
    auto copied = compare(from, to);
    if (!copied) return copied;
    if (auto ended = end_copy(to); !ended) return tl::unexpected(ended.error());
    return copied;
  } catch (const std::exception& problem) {
    return tl::unexpected(from.error_from(problem, tr(kNotCopied)));
  }
}

Result<std::vector<std::string>> check_store(SqlStore& store) {
  const char* const not_checked = tr("The store was not checked");
  const auto work = [&](soci::session& sql) -> Result<std::vector<std::string>> {
    std::vector<std::string> found;
    if (!store.is_server()) {
      look(sql, found, "select integrity_check from pragma_integrity_check where integrity_check <> 'ok'",
           tr("the file"));
      look(sql, found, "select \"table\" from pragma_foreign_key_check",
           tr("a row whose other half is missing"));
    }
    look(sql, found,
         "select attempt_id from replies where taken_back_ms is null group by attempt_id having "
         "max(position) + 1 <> "
         "count(*)",
         tr("an attempt with a gap between its replies"));
    look(sql, found,
         "select distinct person_id from (select * from totals except select * from totals_now) x",
         tr("a sum that is not that of the attempts, of person"));
    look(sql, found,
         "select distinct person_id from (select * from totals_now except select * from totals) x",
         tr("a sum that is missing, of person"));
    for (const std::string table : {"sums", "tallies"}) {
      for (const auto& [one, other] :
           {std::pair(table + "_together", table + "_now"), std::pair(table + "_now", table + "_together")}) {
        look(sql, found,
             fmt::format("select distinct scenario_id from (select * from {} except select * from {}) x", one,
                         other),
             tr("a sum over everybody, or of signs, that is not that of the attempts, of scenario"));
      }
    }
    look(sql, found,
         "select a.id from attempts a left join people p on p.id = a.person_id where p.id is null",
         tr("an attempt of nobody"));
    for (const auto& row : ask(sql, "select hash, text from sources", "tt")) {
      if (content_hash(text(row[1])) != text(row[0]))
        found.push_back(fmt::format("{}: {}", tr("a text that is not what its hash says"), text(row[0])));
    }
    each_batch(sql, kAttempts, {}, [&](const std::vector<SqlRow>& rows) {
      for (const auto& row : rows) {
        if (!read_attempts(sql, "select id from attempts where id = ?", {row[0]}))
          found.push_back(fmt::format("{}: {}", tr("an attempt that makes no sense"), text(row[0])));
      }
    });
    for (auto& left : store.left_to_superuser()) found.push_back(std::move(left));
    look(sql, found, "select value from store_facts where name = 'copy of'",
         tr("a copy that was not finished, of"));
    return found;
  };
  return guarded(store, Kind::Read, not_checked, work);
}

}  // namespace rapport
