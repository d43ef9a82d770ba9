// SPDX-License-Identifier: MIT
/// \file What a manager asks for, by plain SQL over the raw rows: the yardstick of store_bench.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "engine/report/cohort_report.h"
#include "engine/storage/sql_store.h"

namespace rapport::bench {

/// Rows of numbers by what they are about: a person, a scenario, a month, a sign, a criterion.
using PlainRows = std::map<std::string, std::vector<std::int64_t>>;

struct PlainAnswer {
  PlainRows people, scenarios, months, signs, moments;

  friend bool operator==(const PlainAnswer&, const PlainAnswer&) = default;
};

/// By four statements, which know no sums. `filter` has a mode.
[[nodiscard]] PlainAnswer plain_answer(SqlStore& store, const RecordFilter& filter);

/// The same of what records have answered. People without an attempt are left out.
[[nodiscard]] PlainAnswer answer_of(const CohortFacts& facts);

}  // namespace rapport::bench
