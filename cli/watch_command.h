// SPDX-License-Identifier: MIT
/// \file `rapport watch`: what is wrong with scenarios, told at every save.
#pragma once

#include <string>
#include <vector>

namespace rapport {

struct WatchOptions {
  std::vector<std::string> paths;  ///< files, folders, ids of shipped scenarios
};

/// Runs until the person ends it (SIGINT, SIGTERM) or nobody reads its output any more. Exit code: 0 ended, 2
/// could not run.
[[nodiscard]] int run_watch(const WatchOptions& options, const std::string& program);

}  // namespace rapport
