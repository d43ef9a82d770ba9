// SPDX-License-Identifier: MIT
/// \file `rapport export --attempts`: finished attempts in the forms that other programs read.
#pragma once

#include <string>
#include <vector>

#include "cli/catalogue.h"

namespace rapport {

struct AttemptExportOptions {
  std::string scenario;  ///< an id; empty: all
  std::string format;    ///< one of attempt_export_formats()
  std::string output;    ///< a new file; empty: standard output
  std::string home;      ///< of xAPI's addresses; empty: the default
  bool with_practice = false;
  bool byte_order_mark = false;  ///< at the head of a table
  bool without_words = false;
  StoreChoice store;
};

/// The formats there are.
[[nodiscard]] std::vector<std::string> attempt_export_formats();

/// Exit code: 0 written; 1 written, and some attempts could not be told; 2 could not run.
[[nodiscard]] int run_attempt_export(const AttemptExportOptions& options, const std::string& program);

}  // namespace rapport
