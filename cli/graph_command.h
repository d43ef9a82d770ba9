// SPDX-License-Identifier: MIT
/// \file `rapport graph`: what leads where in a scenario.
#pragma once

#include <string>
#include <vector>

#include "cli/catalogue.h"

namespace rapport {

struct GraphOptions {
  std::string scenario;           ///< a file, or the id of a shipped scenario
  std::string format = "svg";     ///< svg, dot or mermaid
  std::vector<std::string> heat;  ///< files of replies whose ways are shown
  bool attempts = false;          ///< show the ways of the attempts held
  StoreChoice store;
};

/// Prints the graph. Exit code: 0 done, 1 done without attempts that do not fit the scenario any more, 2
/// could not run.
[[nodiscard]] int run_graph(const GraphOptions& options, const std::string& program);

}  // namespace rapport
