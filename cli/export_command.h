// SPDX-License-Identifier: MIT
/// \file `rapport export`: a scenario in the forms that other programs read.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "cli/catalogue.h"

namespace rapport {

struct ExportOptions {
  std::string scenario;          ///< a path, or the id of a shipped one
  std::string format;            ///< one of export_formats()
  std::string language;          ///< of a translation
  std::string output;            ///< empty: standard output
  bool byte_order_mark = false;  ///< at the head of a table, for spreadsheets that ask for one
};

/// The scenario that is written out.
struct ExportSubject {
  const Catalogue& catalogue;
  std::filesystem::path file;
  std::shared_ptr<const Scenario> scenario;
};

/// The bytes of a format, and the file that they may take the place of because they hold all of it; empty:
/// none.
struct Written {
  std::string bytes;
  std::filesystem::path renews;
};

/// Writes a file that is not there yet, or the one that it renews. Nothing else is ever overwritten.
[[nodiscard]] Result<void> save(const Written& written, const std::filesystem::path& out);

/// The formats there are.
[[nodiscard]] std::vector<std::string> export_formats();

/// Exit code: 0 written, 2 could not run.
[[nodiscard]] int run_export(const ExportOptions& options, const std::string& program);

}  // namespace rapport
