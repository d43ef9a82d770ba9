// SPDX-License-Identifier: MIT
/// \file A filter as SQL: which rows it means, and in which tables they are.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/records/records.h"
#include "engine/storage/sql_rows.h"
#include "engine/storage/sql_store.h"

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

/// Whether a filter names what can be in a store at all.
[[nodiscard]] bool can_be_asked(const RecordFilter& filter);

/// Conditions on rows with person_id, mode and demonstration: of everything but the scenario and the months.
[[nodiscard]] Conditions of_people(const RecordFilter& filter, const SqlStore& store);

void add_scenario(Conditions& conditions, const RecordFilter& filter);
void add_months(Conditions& conditions, const RecordFilter& filter);

/// Conditions on rows of `totals` that are of one month each: those of the filter's months, in all scenarios.
/// `is_of_some_people`: other conditions name whose.
void add_months_of_totals(Conditions& conditions, const RecordFilter& filter, bool is_of_some_people);

/// Conditions on attempts, of everything.
[[nodiscard]] Conditions of_attempts(const RecordFilter& filter, const SqlStore& store);

/// Leaves out what others have shared, from the attempts that are asked about on a server.
void leave_out_shared_practice(Conditions& conditions);

/// Leaves out whom whoever asks may not see. The server's own rules do that too, but row by row: named,
/// people are found by an index.
void keep_to_people_in_sight(Conditions& conditions, Sight sight);

/// Where an answer that is added up over people is found: in the sums over everybody, or with each person.
struct Place {
  bool is_over_everybody = false;
  Conditions conditions;  ///< of everything but the scenario and the months
};

/// One place, or two that have no attempt in common.
[[nodiscard]] std::vector<Place> places_of(const RecordFilter& filter, SqlStore& store);

}  // namespace rapport
