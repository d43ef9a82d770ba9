// SPDX-License-Identifier: MIT
/// \file `rapport import`: makes a scenario of what another tool wrote.
#pragma once

#include <string>

namespace rapport {

struct ImportOptions {
  std::string file;
  std::string from;    ///< a format; empty: told from the file
  std::string output;  ///< a file that is not there yet; empty: standard output
};

/// Exit code: 0 all was brought, 1 some was not and was said, 2 could not run.
[[nodiscard]] int run_import(const ImportOptions& options, const std::string& program);

}  // namespace rapport
