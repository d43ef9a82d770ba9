// SPDX-License-Identifier: MIT
#include "engine/storage/sqlite_store.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "engine/base/words.h"
#include "engine/storage/migrations.h"
#include "engine/storage/soci.h"
#include "engine/storage/sql_rows.h"

// It puts SQLite's own functions into a namespace: never include sqlite3.h beside it.
#include <soci/sqlite3/soci-sqlite3.h>

namespace rapport {
namespace {

constexpr int kApplicationId = 0x52415050;  ///< "RAPP"; migration 1 writes it into the file's header
constexpr auto kNotOpened = N_("The attempt store was not opened");

/// SQLite's code for what went wrong, without its extension; SQLITE_ERROR for other exceptions.
int code_of(const std::exception& problem) {
  constexpr int kPrimary = 0xFF;
  const auto* of_sqlite = dynamic_cast<const soci::sqlite3_soci_error*>(&problem);
  return of_sqlite == nullptr ? SQLITE_ERROR : of_sqlite->result() & kPrimary;
}

sqlite_api::sqlite3* connection(soci::session& sql) {
  return static_cast<soci::sqlite3_session_backend*>(sql.get_backend())->conn_;
}

/// Runs several statements: a SOCI statement would run the first and pass over the others in silence.
void run_script(soci::session& sql, std::string_view script) {
  const int code =
      sqlite_api::sqlite3_exec(connection(sql), std::string(script).c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) throw soci::sqlite3_soci_error("migration", code);
}

/// SOCI reads the text as options when there is a '=' in it. Its quotes have no escape.
Result<std::string> connect_string(const std::filesystem::path& path) {
  auto text = path.string();
  if (text.find('=') == std::string::npos) return text;
  if (text.find('"') != std::string::npos) {
    return failure(ErrorCode::Invalid,
                   tr_format("{} cannot be a store: its name has both = and \" in it.", text),
                   tr("Nothing was stored. Choose another name."));
  }
  return "dbname=\"" + text + "\"";
}

struct Contents {
  enum class Owner { Nobody, Rapport, Others };
  Owner owner = Owner::Nobody;
  int version = 0;
};

/// Reads only.
Contents contents(soci::session& sql) {
  long long tables = 0;
  int application = 0;
  int versions = 0;
  sql << "select count(*) from sqlite_master", soci::into(tables);
  if (tables == 0) return {};
  sql << "pragma application_id", soci::into(application);
  sql << "select count(*) from sqlite_master where type = 'table' and name = 'schema_version'",
      soci::into(versions);
  if (application != kApplicationId || versions != 1) return {Contents::Owner::Others, 0};
  Contents found{Contents::Owner::Rapport, 0};
  soci::indicator is_known = soci::i_null;
  sql << "select max(version) from schema_version", soci::into(found.version, is_known);
  return found;
}

Result<void> check_owner(const Contents& found, const std::filesystem::path& path) {
  if (found.owner == Contents::Owner::Others) {
    return failure(ErrorCode::Invalid,
                   tr_format("{}: {} is a database of another program.", tr(kNotOpened), path.string()),
                   tr("It was left as it is. Name another file as the store."));
  }
  if (found.version > newest_schema()) {
    return failure(
        ErrorCode::NewerSchema,
        tr_format("{}: {} was written by a later version of this program (schema {}; this one knows {}).",
                  tr(kNotOpened), path.string(), found.version, newest_schema()),
        tr("It was left as it is. Open it with the later version, or name another file as the store."));
  }
  return {};
}

/// Asks for the write-ahead log; true if it is on. SQLite answers busy at once, not after the timeout, while
/// another process does the same with a new file, so it is asked again for as long as the timeout would take.
bool turn_on_write_ahead_log(soci::session& sql) {
  constexpr int kTries = 250;
  constexpr int kPauseMs = 20;
  for (int tried = 1;; ++tried) {
    try {
      std::string mode;
      sql << "pragma journal_mode = wal", soci::into(mode);
      return mode == "wal";
    } catch (const soci::sqlite3_soci_error& problem) {
      if (code_of(problem) != SQLITE_BUSY || tried == kTries) throw;
    }
    sqlite_api::sqlite3_sleep(kPauseMs);
  }
}

/// Another process may be doing the same: what is missing is asked again under the write lock. Foreign keys
/// must be off, so that a table can take another's place; they are checked before the end.
Result<void> migrate(SqliteStore& store, const std::filesystem::path& path) {
  auto& sql = store.sql();
  Transaction transaction(store, SqlStore::Kind::Write);
  const auto found = contents(sql);
  if (auto checked = check_owner(found, path); !checked) return checked;
  for (const auto& migration : sqlite_migrations()) {
    if (migration.version <= found.version) continue;
    run_script(sql, migration.sql);
    sql << "insert into schema_version (version) values (:version)", soci::use(migration.version, "version");
  }
  if (!ask(sql, "select count(*) from pragma_foreign_key_check having count(*) > 0", "i").empty())
    return tl::unexpected(store.damaged(tr(kNotOpened)));
  transaction.commit();
  return {};
}

Result<void> prepare(SqliteStore& store, const std::filesystem::path& path) {
  auto& sql = store.sql();
  sql << "pragma busy_timeout = 5000";
  const auto found = contents(sql);
  if (auto checked = check_owner(found, path); !checked) return checked;
  if (sqlite_api::sqlite3_db_readonly(connection(sql), "main") == 1) {
    return failure(ErrorCode::Unreadable,
                   tr_format("{}: {} may not be written.", tr(kNotOpened), path.string()),
                   tr("What it holds is safe. Check who owns the file and its folder."));
  }
  if (!turn_on_write_ahead_log(sql)) {
    return failure(
        ErrorCode::Unreadable,
        tr_format("{}: the file system of {} cannot keep a write-ahead log.", tr(kNotOpened), path.string()),
        tr("What it holds is safe. Keep the store on a disk of this machine; a network share loses data."));
  }
  sql << "pragma synchronous = full";
  sql << "pragma cache_size = -32768";
  if (found.version < newest_schema()) {
    if (auto migrated = migrate(store, path); !migrated) return migrated;
  }
  sql << "pragma foreign_keys = on";
  return {};
}

}  // namespace

SqliteStore::SqliteStore(std::filesystem::path path) : SqlStore(path.string()), path_(std::move(path)) {}

Result<std::unique_ptr<SqliteStore>> SqliteStore::open(std::filesystem::path path) {
  const auto connect = connect_string(path);
  if (!connect) return tl::unexpected(connect.error());
  auto store = std::make_unique<SqliteStore>(std::move(path));
  try {
    store->sql().open(soci::sqlite3, *connect);
    if (auto prepared = prepare(*store, store->path_); !prepared) return tl::unexpected(prepared.error());
  } catch (const std::exception& problem) {
    return tl::unexpected(store->error_from(problem, tr(kNotOpened)));
  }
  return store;
}

std::string_view SqliteStore::begin_words(Kind kind) const {
  return kind == Kind::Write ? "begin immediate" : "begin";
}

void SqliteStore::recount(const TotalsKey& key) {
  constexpr std::string_view kOfKey =
      "person_id = ? and mode = ? and demonstration = ? and ((scenario_id = '' and month = 0) or "
      "(scenario_id = ? and month = 0) or (scenario_id = '' and month = ?))";
  const SqlRow arguments = {key.person_id, key.mode, key.demonstration, key.scenario_id, key.month};
  tell(sql(), fmt::format("delete from totals where {}", kOfKey), arguments);
  tell(sql(), fmt::format("insert into totals select * from totals_now where {}", kOfKey), arguments);
}

void SqliteStore::recount_person(const std::string& person_id) {
  tell(sql(), "delete from totals where person_id = ?", {person_id});
  tell(sql(), "insert into totals select * from totals_now where person_id = ?", {person_id});
}

std::optional<std::string> SqliteStore::account_person() {
  return std::nullopt;
}

Sight SqliteStore::sight() {
  return Sight::Everything;
}

void SqliteStore::stop_statement() {
  sqlite_api::sqlite3_interrupt(connection(sql()));
}

bool SqliteStore::recovers_from(const std::exception& /*problem*/) {
  return false;  // it waits by itself
}

Error SqliteStore::error_from(const std::exception& problem, std::string_view what) const {
  const auto path = path_.string();
  const auto error = [&](ErrorCode code, std::string_view why, std::string way_out) {
    return Error{code, tr_format("{}: {}.", what, why), std::move(way_out)};
  };
  switch (const int code = code_of(problem)) {
    case SQLITE_FULL:
      return error(ErrorCode::Unreadable, tr_format("the disk with {} is full", path),
                   tr("Everything stored before is safe. Make room on the disk, then try again."));
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
      return error(
          ErrorCode::NotNow, tr_format("another program has kept {} locked for five seconds", path),
          tr("Everything stored before is safe. Try again; if it stays so, close the other program."));
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return error(
          ErrorCode::Unreadable, tr_format("{} may not be written", path),
          tr("Everything stored before is safe. Check who owns the file and its folder, then try again."));
    case SQLITE_IOERR:
      return error(
          ErrorCode::Unreadable, tr_format("reading or writing {} failed", path),
          tr("Everything stored before is safe as far as the disk is. Check the disk, then try again."));
    case SQLITE_INTERRUPT:
      return error(ErrorCode::NotNow, tr("it was stopped"), tr("Everything stored before is safe."));
    case SQLITE_NOTADB:
      return error(ErrorCode::Invalid,
                   tr_format("{} is not an attempt store, or its beginning was overwritten", path),
                   tr("It was left as it is. Name another file as the store, or put a backup in its place."));
    case SQLITE_CORRUPT:
      return damaged(what);
    default:
      return error(
          ErrorCode::Unreadable,
          tr_format("{} cannot be used ({})", path,
                    code == SQLITE_ERROR ? tr("an unexpected answer") : sqlite_api::sqlite3_errstr(code)),
          tr("Everything stored before is safe. Start the program again; report it if it comes back."));
  }
}

Error SqliteStore::damaged(std::string_view what) const {
  return {
      ErrorCode::Invalid, tr_format("{}: {} is damaged.", what, path_.string()),
      tr("Close the program and copy the file, with the one ending in -wal beside it, before anything else; "
         "then put a backup in its place, or save what can be read with `sqlite3 FILE .recover`.")};
}

}  // namespace rapport
