// SPDX-License-Identifier: MIT
/// \file A filter as SQL.
#pragma once

#include <string>
#include <string_view>

#include "engine/records/records.h"
#include "engine/storage/sql_rows.h"

namespace rapport {

/// Conditions and their arguments, which grow together.
class Conditions {
 public:
  /// `condition` has a `?` for each argument.
  void add(std::string_view condition, const SqlRow& arguments = {});

  /// ` where ...`, or nothing.
  [[nodiscard]] std::string where() const { return text_.empty() ? std::string() : " where " + text_; }
  [[nodiscard]] const SqlRow& arguments() const { return arguments_; }

 private:
  std::string text_;
  SqlRow arguments_;
};

/// The month as the tables count it.
[[nodiscard]] std::int64_t number_of(Month month);
[[nodiscard]] Month month_of_number(std::int64_t number);

/// Conditions on rows with person_id, mode and demonstration: of everything but the scenario and the months.
[[nodiscard]] Conditions of_people(const RecordFilter& filter);

/// Conditions on attempts, of everything.
[[nodiscard]] Conditions of_attempts(const RecordFilter& filter);

/// Leaves out what others have shared, from the attempts that are asked about on a server.
void leave_out_shared_practice(Conditions& conditions);

/// How summaries are asked for: a row for each person, scenario or month and each mode.
struct SummaryQuery {
  std::string text;
  SqlRow arguments;
};
enum class SummaryBy { Person, Scenario, Month };
[[nodiscard]] SummaryQuery summary_query(const RecordFilter& filter, SummaryBy by, bool is_server);

/// The kinds of its columns: what it is by, the mode, and the sums.
[[nodiscard]] std::string summary_kinds(SummaryBy by);

/// The sums of a row, whose columns begin at `first`; and the last activity.
[[nodiscard]] HeldSummary held_from(const SqlRow& row, std::size_t first);
[[nodiscard]] std::optional<TimePoint> last_active_from(const SqlRow& row, std::size_t first);

}  // namespace rapport
