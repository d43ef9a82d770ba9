// SPDX-License-Identifier: MIT
/// \file `rapport report`: what a manager sees of people.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "cli/catalogue.h"
#include "engine/records/records.h"

namespace rapport {

struct ReportOptions {
  RecordFilter filter;
  int stalled_after_weeks = 4;
  std::size_t most_people = 30;
  bool calibration = false;  ///< how far the machine agrees with trainers, instead
  bool json = false;
  std::string csv;        ///< a table's name; empty: none
  std::string save_html;  ///< a file; empty: none
  StoreChoice store;
};

/// 0 done, 2 could not run.
int run_report(const ReportOptions& options, const std::string& program);

}  // namespace rapport
