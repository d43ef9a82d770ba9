// SPDX-License-Identifier: MIT
/// \file `rapport export`: writes a scenario for another tool.
#pragma once

#include <string>
#include <vector>

namespace rapport {

struct ExportOptions {
  std::string scenario;  ///< a file, or the id of a shipped one
  std::string format;    ///< one of export_formats()
  std::string output;    ///< a file that is not there yet; empty: standard output
};

/// What a scenario can be written as.
[[nodiscard]] std::vector<std::string> export_formats();

/// Exit code: 0 written, 2 could not run. What the format cannot say goes to standard error.
[[nodiscard]] int run_export(const ExportOptions& options, const std::string& program);

}  // namespace rapport
