// SPDX-License-Identifier: MIT
/// \file `rapport import`: what comes back from other programs.
#pragma once

#include <string>

namespace rapport {

struct ImportOptions {
  std::string file;
  std::string scenario;  ///< a path, or the id of a shipped one
  std::string language;  ///< where the file does not say
  std::string output;    ///< empty: where it belongs
};

/// Exit code: 0 taken in, 1 taken in and something is to be looked at, 2 could not run.
[[nodiscard]] int run_import(const ImportOptions& options, const std::string& program);

}  // namespace rapport
