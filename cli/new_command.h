// SPDX-License-Identifier: MIT
/// \file `rapport new`: a scenario to begin with.
#pragma once

#include <optional>
#include <string>

namespace rapport {

/// What is not given is asked in a terminal; elsewhere it is what a question there would propose.
struct NewOptions {
  std::string file;  ///< empty: named after the title, in the current folder
  std::optional<std::string> title, trade, customer, problem, channel, severity;
};

/// Writes a file that is not there yet. Exit code: 0 it is there, 2 it is not.
[[nodiscard]] int run_new(const NewOptions& options, const std::string& program);

}  // namespace rapport
