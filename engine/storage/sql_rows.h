// SPDX-License-Identifier: MIT
/// \file Rows of a database as values, and the few ways to ask for them and to write them.
///
/// Statements are plain SQL with `?` for each argument, so that one text serves SQLite and PostgreSQL. Values
/// are always bound, never pasted. What SOCI throws goes through.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace soci {
class session;
}

namespace rapport {

using SqlValue = std::variant<std::monostate, std::int64_t, double, std::string>;  ///< monostate: null
using SqlRow = std::vector<SqlValue>;

/// The rows of an answer. `kinds` has a letter for each column: `i` a whole number, `d` a number, `t` text;
/// each may be null. Numbers of another type are converted by the database.
[[nodiscard]] std::vector<SqlRow> ask(soci::session& sql, std::string_view query, std::string_view kinds,
                                      const SqlRow& arguments = {});

/// The same without keeping the rows: `take` sees one after the other, and must not use `sql`.
void ask_each(soci::session& sql, std::string_view query, std::string_view kinds, const SqlRow& arguments,
              const std::function<void(const SqlRow&)>& take);

/// Runs a statement that gives no rows.
void tell(soci::session& sql, std::string_view statement, const SqlRow& arguments = {});

/// Inserts rows, many with each statement. `columns` are the names in brackets, without them; `behind` comes
/// behind the values, such as `on conflict do nothing`.
void insert_rows(soci::session& sql, std::string_view table, std::string_view columns,
                 std::span<const SqlRow> rows, std::string_view behind = {});

[[nodiscard]] inline bool is_null(const SqlValue& value) {
  return std::holds_alternative<std::monostate>(value);
}
/// The value, or one that stands for null: 0, or an empty text.
[[nodiscard]] std::int64_t whole(const SqlValue& value);
[[nodiscard]] const std::string& text(const SqlValue& value);
[[nodiscard]] std::optional<std::int64_t> whole_or_none(const SqlValue& value);
[[nodiscard]] std::optional<int> int_or_none(const SqlValue& value);
[[nodiscard]] std::optional<double> number_or_none(const SqlValue& value);

/// How many rows at most, as a database counts them.
[[nodiscard]] SqlValue limit_value(std::size_t most);

/// A value, or null for none.
[[nodiscard]] SqlValue or_null(std::optional<std::int64_t> value);
[[nodiscard]] SqlValue or_null(std::optional<double> value);
/// The text, or null for an empty one.
[[nodiscard]] SqlValue or_null(const std::string& text);

}  // namespace rapport
