// SPDX-License-Identifier: MIT
/// \file `rapport match`: tells which option replies mean that come as lines of JSON.
#pragma once

#include <string>

namespace rapport {

struct MatchOptions {
  bool jsonl = false;  ///< lines of JSON in and out, as engine/exporting/match_json.h has them
  std::string file;    ///< empty or `-`: standard input
};

/// Exit code: 0 all matched, 1 some lines were bad and are answered with an error, 2 could not run.
[[nodiscard]] int run_match(const MatchOptions& options);

}  // namespace rapport
