// SPDX-License-Identifier: MIT
#include "engine/storage/sql_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <limits>
#include <nlohmann/json.hpp>
#include <type_traits>
#include <vector>

#include "engine/storage/soci.h"

namespace rapport {
namespace {

bool is_sqlite(const soci::session& sql) {
  return sql.get_backend_name() == "sqlite3";
}

/// In a file more gains little, and a statement may have 32,766 arguments; a server, which has a way to go
/// and triggers for each statement, gains much.
constexpr std::size_t kRowsAtOnceInFile = 50, kRowsAtOnceOnServer = 2000;

/// With `:vN` for the N-th `?`, which is how SOCI wants to see an argument. SQLite knows `?` itself, and
/// looks through all names for each: a statement with a thousand names takes it longer to read than to run.
std::string placed(const soci::session& sql, std::string_view query) {
  if (is_sqlite(sql)) return std::string(query);
  std::string text;
  text.reserve(query.size() + 64);
  std::size_t number = 0;
  for (const char c : query) {
    if (c == '?') {
      text += fmt::format(":v{}", ++number);
    } else {
      text += c;
    }
  }
  return text;
}

/// A value where SOCI can point to it.
struct Slot {
  long long whole = 0;
  double number = 0;
  std::string text;
  soci::indicator indicator = soci::i_null;
};

/// A statement and the places from and into which it is bound, which must not move.
class Bound {
 public:
  explicit Bound(soci::session& sql) : statement_(sql) {}

  void give(const SqlRow& arguments) {
    for (const auto& argument : arguments) {
      auto& slot = arguments_.emplace_back();
      slot.indicator = is_null(argument) ? soci::i_null : soci::i_ok;
      if (const auto* whole = std::get_if<std::int64_t>(&argument)) {
        slot.whole = *whole;
        statement_.exchange(soci::use(slot.whole, slot.indicator));
      } else if (const auto* number = std::get_if<double>(&argument)) {
        slot.number = *number;
        statement_.exchange(soci::use(slot.number, slot.indicator));
      } else {
        if (const auto* words = std::get_if<std::string>(&argument)) slot.text = *words;
        statement_.exchange(soci::use(slot.text, slot.indicator));
      }
    }
  }

  void take_into(std::string_view kinds) {
    for (const char kind : kinds) {
      auto& slot = columns_.emplace_back();
      if (kind == 'i') statement_.exchange(soci::into(slot.whole, slot.indicator));
      if (kind == 'd') statement_.exchange(soci::into(slot.number, slot.indicator));
      if (kind == 't') statement_.exchange(soci::into(slot.text, slot.indicator));
    }
    kinds_ = kinds;
  }

  void run(const std::string& query) {
    statement_.alloc();
    statement_.prepare(query, soci::details::st_one_time_query);
    statement_.define_and_bind();
    statement_.execute(columns_.empty());
  }

  bool fetch(SqlRow& row) {
    if (!statement_.fetch()) return false;
    row.resize(columns_.size());
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const auto& slot = columns_[i];
      if (slot.indicator == soci::i_null) {
        row[i] = std::monostate{};
      } else if (kinds_[i] == 'i') {
        row[i] = static_cast<std::int64_t>(slot.whole);
      } else if (kinds_[i] == 'd') {
        row[i] = slot.number;
      } else {
        row[i] = slot.text;
      }
    }
    return true;
  }

 private:
  std::deque<Slot> arguments_, columns_;
  std::string kinds_;
  soci::statement statement_;  // last, so that it lets go of the places before they go
};

/// A statement anew each time: one that is executed again inserts its first rows again (SOCI #910).
void insert_values(soci::session& sql, std::string_view table, std::string_view columns,
                   std::span<const SqlRow> rows, std::string_view behind) {
  std::string values = "(";
  for (std::size_t i = 0; i < rows.front().size(); ++i) values += i == 0 ? "?" : ",?";
  values += ")";
  auto query = fmt::format("insert into {} ({}) values {}", table, columns, values);
  for (std::size_t i = 1; i < rows.size(); ++i) query += "," + values;
  Bound bound(sql);
  for (const auto& row : rows) bound.give(row);
  bound.run(placed(sql, fmt::format("{} {}", query, behind)));
}

/// The rows as one text, in which a server gives every value the type of its column. Thousands of arguments
/// take it longer to read than the rows to insert: half again the time of all that writing attempts costs.
void insert_as_json(soci::session& sql, std::string_view table, std::string_view columns,
                    std::span<const SqlRow> rows, std::string_view behind) {
  std::vector<std::string> names;
  for (std::size_t begin = 0; begin < columns.size();) {
    const auto end = std::min(columns.find(", ", begin), columns.size());
    names.emplace_back(columns.substr(begin, end - begin));
    begin = end + 2;
  }
  auto list = nlohmann::json::array();
  for (const auto& row : rows) {
    auto& object = list.emplace_back(nlohmann::json::object());
    for (std::size_t i = 0; i < row.size(); ++i) {
      std::visit(
          [&](const auto& value) {
            if constexpr (!std::is_same_v<std::decay_t<decltype(value)>, std::monostate>)
              object[names.at(i)] = value;
          },
          row[i]);
    }
  }
  tell(sql,
       fmt::format("insert into {0} ({1}) select {1} from json_populate_recordset(null::{0}, ?) {2}", table,
                   columns, behind),
       {list.dump()});
}

}  // namespace

void ask_each(soci::session& sql, std::string_view query, std::string_view kinds, const SqlRow& arguments,
              const std::function<void(const SqlRow&)>& take) {
  Bound bound(sql);
  bound.give(arguments);
  bound.take_into(kinds);
  bound.run(placed(sql, query));
  for (SqlRow row; bound.fetch(row);) take(row);
}

std::vector<SqlRow> ask(soci::session& sql, std::string_view query, std::string_view kinds,
                        const SqlRow& arguments) {
  std::vector<SqlRow> rows;
  ask_each(sql, query, kinds, arguments, [&](const SqlRow& row) { rows.push_back(row); });
  return rows;
}

void tell(soci::session& sql, std::string_view statement, const SqlRow& arguments) {
  Bound bound(sql);
  bound.give(arguments);
  bound.run(placed(sql, statement));
}

void insert_rows(soci::session& sql, std::string_view table, std::string_view columns,
                 std::span<const SqlRow> rows, std::string_view behind) {
  const auto most = is_sqlite(sql) ? kRowsAtOnceInFile : kRowsAtOnceOnServer;
  for (; !rows.empty(); rows = rows.subspan(std::min(most, rows.size()))) {
    const auto now = rows.first(std::min(most, rows.size()));
    if (is_sqlite(sql) || now.size() == 1) {
      insert_values(sql, table, columns, now, behind);
    } else {
      insert_as_json(sql, table, columns, now, behind);
    }
  }
}

std::int64_t whole(const SqlValue& value) {
  const auto* found = std::get_if<std::int64_t>(&value);
  return found == nullptr ? 0 : *found;
}

const std::string& text(const SqlValue& value) {
  static const std::string kNone;
  const auto* found = std::get_if<std::string>(&value);
  return found == nullptr ? kNone : *found;
}

SqlValue limit_value(std::size_t most) {
  constexpr auto kMost = static_cast<std::size_t>(std::numeric_limits<std::int64_t>::max());
  return static_cast<std::int64_t>(std::min(most, kMost));
}

SqlValue or_null(std::optional<std::int64_t> value) {
  SqlValue given;
  if (value) given = *value;
  return given;
}

SqlValue or_null(std::optional<double> value) {
  SqlValue given;
  if (value) given = *value;
  return given;
}

SqlValue or_null(const std::string& text) {
  SqlValue given;
  if (!text.empty()) given = text;
  return given;
}

std::optional<std::int64_t> whole_or_none(const SqlValue& value) {
  return is_null(value) ? std::nullopt : std::optional(whole(value));
}

std::optional<int> int_or_none(const SqlValue& value) {
  return is_null(value) ? std::nullopt : std::optional(static_cast<int>(whole(value)));
}

std::optional<double> number_or_none(const SqlValue& value) {
  const auto* found = std::get_if<double>(&value);
  return found == nullptr ? std::nullopt : std::optional(*found);
}

}  // namespace rapport
