// SPDX-License-Identifier: MIT
/// \file `rapport assess`: rates replies that come as lines of JSON.
#pragma once

#include <string>

namespace rapport {

struct AssessOptions {
  bool jsonl = false;  ///< lines of JSON in and out, as engine/exporting/reading_json.h has them
  std::string file;    ///< empty or `-`: standard input
};

/// Exit code: 0 all rated, 1 some lines were bad and are answered with an error, 2 could not run.
[[nodiscard]] int run_assess(const AssessOptions& options, const std::string& program);

}  // namespace rapport
