// SPDX-License-Identifier: MIT
#include "engine/storage/postgres_store.h"

#include <fmt/format.h>
#include <libpq-fe.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>

#include "engine/base/words.h"
#include "engine/storage/migrations.h"
#include "engine/storage/soci.h"
#include "engine/storage/sql_rows.h"
#include "engine/text/utf8.h"

#include <soci/postgresql/soci-postgresql.h>

namespace rapport {
namespace {

constexpr auto kNotOpened = N_("The attempt store was not opened");

PGconn* connection(soci::session& sql) {
  return static_cast<soci::postgresql_session_backend*>(sql.get_backend())->conn_;
}

/// PostgreSQL's code for what went wrong: five letters or digits. That of a lost connection where the server
/// gave none, for then it was libpq that could not reach it; a question mark for other exceptions.
std::string state_of(const std::exception& problem) {
  const auto* of_server = dynamic_cast<const soci::postgresql_soci_error*>(&problem);
  if (of_server == nullptr) return "?";
  auto state = of_server->sqlstate();
  return state.empty() || state.front() == ' ' ? "08006" : state;
}

/// Runs several statements: a SOCI statement would take one only.
void run_script(soci::session& sql, std::string_view script) {
  auto* result = PQexec(connection(sql), std::string(script).c_str());
  const auto status = PQresultStatus(result);
  const auto* state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
  const std::string code = state == nullptr ? "08006" : state;
  PQclear(result);
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
    throw soci::postgresql_soci_error("script", code.c_str());
}

std::string in_conninfo(std::string_view value) {
  std::string text = "'";
  for (const char c : value) {
    if (c == '\'' || c == '\\') text += '\\';
    text += c;
  }
  return text + "'";
}

using Settings = std::map<std::string, std::string>;

/// What a URL says, or what is wrong with it.
Result<Settings> settings_of(std::string_view url) {
  const auto invalid = [] {
    return failure(ErrorCode::Invalid, tr("This is not the address of a database on a PostgreSQL server."),
                   tr("Name it as postgresql://ACCOUNT@HOST/DATABASE."));
  };
  if (url.find('\0') != std::string_view::npos) return invalid();
  auto* options = PQconninfoParse(std::string(url).c_str(), nullptr);
  if (options == nullptr) return invalid();
  Settings settings;
  for (const auto* option = options; option->keyword != nullptr; ++option) {
    if (option->val != nullptr && *option->val != '\0') settings[option->keyword] = option->val;
  }
  PQconninfoFree(options);
  return settings;
}

bool is_on_this_machine(const Settings& settings) {
  const auto here = [](const std::string& host) {
    constexpr std::array<std::string_view, 3> kNames = {"localhost", "127.0.0.1", "::1"};
    return host.starts_with('/') || host.starts_with('@') || std::ranges::find(kNames, host) != kNames.end();
  };
  for (const auto* key : {"hostaddr", "host"}) {
    if (const auto found = settings.find(key); found != settings.end()) return here(found->second);
  }
  for (const auto* name : {"PGHOSTADDR", "PGHOST"}) {
    if (const auto* host = std::getenv(name); host != nullptr && *host != '\0') return here(host);
  }
  return true;  // a socket of this machine
}

}  // namespace

Result<ServerAddress> server_address(std::string_view url) {
  auto settings = settings_of(url);
  if (!settings) return tl::unexpected(settings.error());
  if (settings->contains("password") || settings->contains("sslpassword")) {
    return failure(
        ErrorCode::Invalid, tr("There is a password in the address of the store, where others can read it."),
        tr("Leave it out, and keep it in ~/.pgpass, in the variable PGPASSWORD or in a service file "
           "(~/.pg_service.conf). If others may have seen it, change it."));
  }
  const auto is_in_environment = [](const char* name) {
    const auto* value = std::getenv(name);
    return value != nullptr && *value != '\0';
  };
  const bool has_service = settings->contains("service") || is_in_environment("PGSERVICE");
  if (!settings->contains("sslmode") && !has_service && !is_in_environment("PGSSLMODE") &&
      !is_on_this_machine(*settings))
    (*settings)["sslmode"] = "verify-full";
  settings->emplace("connect_timeout", "10");
  settings->emplace("application_name", "rapport");
  ServerAddress address;
  for (const auto& [key, value] : *settings)
    address.connect += fmt::format("{}={} ", key, in_conninfo(value));
  address.name = settings->contains("dbname") ? (*settings)["dbname"] : std::string("PostgreSQL");
  // One machine may have several servers, each with a port of its own.
  const auto port = settings->contains("port") ? (*settings)["port"] : std::string();
  const auto place =
      settings->contains("host") ? (*settings)["host"] + (port.empty() ? "" : ":" + port) : port;
  if (!place.empty()) address.name += " (" + place + ")";
  return address;
}

PostgresStore::PostgresStore(ServerAddress address) : SqlStore(address.name), address_(std::move(address)) {}

void PostgresStore::connect() {
  sql().close();
  sql().open(soci::postgresql, address_.connect);
  cancel_ = {PQgetCancel(connection(sql())), PQfreeCancel};
  // A path of our own, so that nobody's tables stand before ours; what is committed is on the disk; nothing
  // waits without end.
  run_script(sql(),
             "set client_encoding = 'UTF8'; set search_path = rapport, pg_temp; set synchronous_commit = on; "
             "set lock_timeout = '5s'; set idle_in_transaction_session_timeout = '60s'; "
             "set client_min_messages = warning");
}

bool PostgresStore::is_connected() const {
  return sql().get_backend() != nullptr && PQstatus(connection(sql())) == CONNECTION_OK;
}

namespace {

/// None if there is no store.
std::optional<int> schema_of(soci::session& sql) {
  if (ask(sql, "select 1 from pg_namespace where nspname = 'rapport'", "i").empty()) return std::nullopt;
  return static_cast<int>(whole(ask(sql, "select coalesce(max(version), 0) from schema_version", "i")[0][0]));
}

Result<void> check_schema(const std::optional<int>& schema, const std::string& name) {
  if (!schema) {
    return failure(ErrorCode::NotFound, tr_format("There is no attempt store in {} yet.", name),
                   tr("Whoever keeps the server makes it: rapport store migrate --store URL."));
  }
  if (*schema > newest_schema()) {
    return failure(
        ErrorCode::NewerSchema,
        tr_format("{}: {} was written by a later version of this program (schema {}; this one knows {}).",
                  tr(kNotOpened), name, *schema, newest_schema()),
        tr("It was left as it is. Open it with the later version, or name another store."));
  }
  if (*schema < newest_schema()) {
    return failure(ErrorCode::Invalid,
                   tr_format("{}: {} is of an older version (schema {}; this program needs {}).",
                             tr(kNotOpened), name, *schema, newest_schema()),
                   tr("Whoever keeps the server brings it up to date: rapport store migrate --store URL."));
  }
  return {};
}

/// Others may do the same at once: what is missing is asked again under a lock.
Result<void> migrate(PostgresStore& store) {
  auto& sql = store.sql();
  Transaction transaction(store, SqlStore::Kind::Write);
  constexpr std::int64_t kOurLock = 0x52415050;
  static_cast<void>(ask(sql, "select 1 from (select pg_advisory_xact_lock(?)) locked", "i", {kOurLock}));
  const auto found = schema_of(sql).value_or(0);
  if (found > newest_schema()) return check_schema(found, store.name());
  for (const auto& migration : postgresql_migrations()) {
    if (migration.version <= found) continue;
    run_script(sql, migration.sql);
    tell(sql, "insert into schema_version (version) values (?)", {std::int64_t{migration.version}});
  }
  // New tables are nobody's until the rules are made for them too, where there are rules.
  constexpr std::string_view kHasRules =
      "select 1 from pg_class where oid = to_regclass('attempts') and relrowsecurity";
  if (found < newest_schema() && !ask(sql, kHasRules, "i").empty()) run_script(sql, postgresql_roles());
  transaction.commit();
  return {};
}

}  // namespace

Result<std::unique_ptr<PostgresStore>> PostgresStore::open(std::string_view url, Schema schema) {
  auto address = server_address(url);
  if (!address) return tl::unexpected(address.error());
  auto store = std::make_unique<PostgresStore>(std::move(*address));
  try {
    store->connect();
  } catch (const std::exception& problem) {
    // Nothing of a trainee's is in this message yet, and the server's own words say best what is wrong.
    auto error = store->error_from(problem, tr(kNotOpened));
    const std::string_view why = problem.what();
    const auto last = why.substr(0, why.find_last_not_of(" \n.") + 1);
    error.message = tr_format("{}: {} cannot be reached: {}.", tr(kNotOpened), store->name(),
                              repair_utf8(last.substr(last.rfind('\n') + 1)));
    return tl::unexpected(std::move(error));
  }
  try {
    if (schema == Schema::Newest) {
      if (auto migrated = migrate(*store); !migrated) return tl::unexpected(migrated.error());
    }
    if (auto checked = check_schema(schema_of(store->sql()), store->name()); !checked)
      return tl::unexpected(checked.error());
  } catch (const std::exception& problem) {
    return tl::unexpected(store->error_from(problem, tr(kNotOpened)));
  }
  return store;
}

std::string_view PostgresStore::begin_words(Kind kind) const {
  // What is read belongs together; what is written waits for others and then sees what they did.
  return kind == Kind::Write ? "begin" : "begin isolation level repeatable read read only";
}

void PostgresStore::recount(const TotalsKey& key) {
  tell(sql(), "select recount(?, ?, ?, ?, ?)",
       {key.person_id, key.scenario_id, key.month, key.mode, key.demonstration});
}

void PostgresStore::recount_person(const std::string& person_id) {
  tell(sql(), "select recount_person(?)", {person_id});
}

void PostgresStore::drop_what_followed(const std::string& attempt_id) {
  tell(sql(), "select drop_what_followed(?)", {attempt_id});
}

std::optional<std::string> PostgresStore::account_person() {
  const auto rows = ask(sql(), "select person_id from person_names where account = session_user", "t");
  return rows.empty() ? std::nullopt : std::optional(text(rows[0][0]));
}

Sight PostgresStore::sight() {
  const auto rows = ask(sql(),
                        "select case when not row_security_active('totals') then 2 when exists (select from "
                        "pg_roles where rolname = 'rapport_admin' and pg_has_role(session_user, oid, "
                        "'member')) then 1 else 0 end",
                        "i");
  const auto seen = whole(rows[0][0]);
  return seen == 2 ? Sight::Everything : seen == 1 ? Sight::WhatCounts : Sight::Some;
}

void PostgresStore::stop_statement() {
  if (cancel_ == nullptr) return;
  constexpr std::size_t kMostReasonBytes = 256;
  std::array<char, kMostReasonBytes> reason{};  // a server that is gone runs nothing either
  PQcancel(cancel_.get(), reason.data(), static_cast<int>(reason.size()));
}

bool PostgresStore::recovers_from(const std::exception& problem) {
  const auto state = state_of(problem);
  // Two were in each other's way; or somebody was first to write what may be there once, which is seen now.
  if (state == "40001" || state == "40P01" || state == "23505") return is_connected();
  if (is_connected() && !state.starts_with("08")) return false;
  try {
    connect();
    return true;
  } catch (const std::exception&) {
    return false;
  }
}

Error PostgresStore::error_from(const std::exception& problem, std::string_view what) const {
  const auto error = [&](ErrorCode code, std::string_view why, std::string way_out) {
    return Error{code, tr_format("{}: {}.", what, why), std::move(way_out)};
  };
  const auto state = state_of(problem);
  const auto family = state.substr(0, 2);
  if (state == "42501") {
    return error(ErrorCode::Unreadable, tr_format("your account may not do this in {}", name()),
                 tr("Ask whoever keeps the server to enter your account as a person of the store "
                    "(rapport person add), with a role that may."));
  }
  if (family == "28") {
    return error(ErrorCode::Unreadable, tr_format("{} did not accept your account", name()),
                 tr("Check the account's name in the address, and its password in ~/.pgpass or PGPASSWORD."));
  }
  if (state == "3D000") {
    return error(ErrorCode::NotFound, tr_format("there is no database {}", name()),
                 tr("Check its name in the address, or have it made: createdb."));
  }
  if (family == "53") {
    return error(
        ErrorCode::NotNow, tr_format("{} has no room or no connection left", name()),
        tr("Everything stored before is safe. Try again; if it stays so, tell whoever keeps the server."));
  }
  if (state == "55P03" || family == "40") {
    return error(ErrorCode::NotNow, tr_format("others keep what is needed in {} locked", name()),
                 tr("Everything stored before is safe. Try again."));
  }
  if (state == "25006") {
    return error(ErrorCode::Unreadable, tr_format("{} may only be read at present", name()),
                 tr("Everything stored before is safe. Tell whoever keeps the server."));
  }
  if (state == "57014")
    return error(ErrorCode::NotNow, tr("it was stopped"), tr("Everything stored before is safe."));
  if (family == "23" || family == "22") return damaged(what);
  if (!is_connected() || family == "08" || family == "57") {
    return error(
        ErrorCode::NotNow, tr_format("{} cannot be reached", name()),
        tr("Everything stored before is safe. Check the network and the address, then try again. Without the "
           "server you can keep attempts in a file and hand them on later: rapport store hand-on."));
  }
  return error(ErrorCode::Unreadable, tr_format("{} gave an unexpected answer ({})", name(), state),
               tr("Everything stored before is safe. Start the program again; report it if it comes back."));
}

Error PostgresStore::damaged(std::string_view what) const {
  return {ErrorCode::Invalid, tr_format("{}: what {} holds makes no sense.", what, name()),
          tr("Tell whoever keeps the server: rapport store check says what is wrong.")};
}

std::vector<std::string> PostgresStore::left_to_superuser() {
  // In step with postgresql_roles.sql.
  constexpr std::string_view kTellsWhatIsHidden =
      "select 1 from pg_class where oid = to_regclass('attempts') and relrowsecurity and exists (select from "
      "pg_proc where pronamespace = 'pg_catalog'::regnamespace and (proleakproof and oid <> "
      "'pg_catalog.texteq(text,text)'::regprocedure or oid = 'pg_catalog.texteq(text,text)'::regprocedure "
      "and procost < 100))";
  if (ask(sql(), kTellsWhatIsHidden, "i").empty()) return {};
  return {tr(
      "Rows that the roles hide can still be guessed, letter by letter, by whoever has an account and knows "
      "PostgreSQL well. Only a superuser of the server can close that: let one run, for this database, "
      "rapport store setup-roles --store URL.")};
}

Result<std::vector<std::string>> PostgresStore::set_up_roles() {
  return guarded(*this, Kind::Write, tr("The roles were not set up"),
                 [this](soci::session& sql) -> Result<std::vector<std::string>> {
                   run_script(sql, postgresql_roles());
                   return left_to_superuser();
                 });
}

}  // namespace rapport
