// SPDX-License-Identifier: MIT
/// \file `rapport prove`: what can and what cannot happen in a scenario.
#pragma once

#include <cstddef>
#include <string>

namespace rapport {

struct ProveOptions {
  std::string scenario;  ///< a file, or the id of a shipped one
  bool turns = false;    ///< the shortest way to every turn too
  bool json = false;
  std::size_t most_states = 0;  ///< 0: the usual bound
};

/// Exit code: 0 clean, 1 findings, 2 could not run.
[[nodiscard]] int run_prove(const ProveOptions& options, const std::string& program);

}  // namespace rapport
