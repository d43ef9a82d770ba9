// SPDX-License-Identifier: MIT
#include "engine/storage/sql_store.h"

#include "engine/storage/postgres_store.h"
#include "engine/storage/soci.h"
#include "engine/storage/sql_rows.h"
#include "engine/storage/sqlite_store.h"
#include "engine/storage/store_location.h"

namespace rapport {
namespace {

Result<std::unique_ptr<SqlStore>> open_file(std::string_view url) {
  auto path = store_path(url);
  if (!path) return tl::unexpected(path.error());
  if (auto made = make_store_file(*path); !made) return tl::unexpected(made.error());
  auto store = SqliteStore::open(std::move(*path));
  if (!store) return tl::unexpected(store.error());
  return std::unique_ptr<SqlStore>(std::move(*store));
}

Result<std::unique_ptr<SqlStore>> open_server(std::string_view url, PostgresStore::Schema schema) {
  auto store = PostgresStore::open(url, schema);
  if (!store) return tl::unexpected(store.error());
  return std::unique_ptr<SqlStore>(std::move(*store));
}

}  // namespace

SqlStore::SqlStore(std::string name) : name_(std::move(name)), sql_(std::make_unique<soci::session>()) {}

SqlStore::~SqlStore() = default;

void SqlStore::drop_what_followed(const std::string& attempt_id) {
  tell(sql(), "delete from statements where attempt_id = ? and outcome = 'waiting'", {attempt_id});
  tell(sql(), "delete from scorings where attempt_id = ?", {attempt_id});
}

Result<std::unique_ptr<SqlStore>> SqlStore::open(std::string_view url) {
  return is_server_url(url) ? open_server(url, PostgresStore::Schema::AsItIs) : open_file(url);
}

Result<std::unique_ptr<SqlStore>> SqlStore::open_and_migrate(std::string_view url) {
  return is_server_url(url) ? open_server(url, PostgresStore::Schema::Newest) : open_file(url);
}

void SqlStore::interrupt() {
  const std::scoped_lock lock(interrupt_mutex_);
  if (may_interrupt_) stop_statement();
}

void SqlStore::let_interrupt(bool may) {
  const std::scoped_lock lock(interrupt_mutex_);
  may_interrupt_ = may;
}

Transaction::Transaction(SqlStore& store, SqlStore::Kind kind) : store_(store) {
  store_.sql() << std::string(store_.begin_words(kind));
  store_.let_interrupt(true);
}

Transaction::~Transaction() {
  if (!is_open_) return;
  store_.let_interrupt(false);
  try {
    store_.sql() << "rollback";
  } catch (const std::exception&) {  // undone already: a full disk and a lost connection do that
  }
}

void Transaction::commit() {
  store_.let_interrupt(false);
  store_.sql() << "commit";
  is_open_ = false;
}

}  // namespace rapport
