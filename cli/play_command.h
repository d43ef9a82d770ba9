// SPDX-License-Identifier: MIT
/// \file `rapport play`: a conversation in the terminal.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "cli/catalogue.h"
#include "engine/attempt/attempt.h"

namespace rapport {

struct PlayOptions {
  std::string scenario;
  std::string replies_file;  ///< a file or pipe; empty: ask; `-` or no terminal: read standard input
  std::optional<std::uint64_t> seed;
  Mode mode = Mode::Practice;
  bool json = false;
  std::string resume;  ///< id of an attempt, or `last`; its own scenario if none is named
  std::string trainee;
  std::string language;   ///< of a translation; empty: the scenario's own
  std::string save_html;  ///< a new file for the debrief as a page; empty: none
  StoreChoice store;
};

/// Exit code: 0 played, 1 a reply of the file did not fit, 2 could not run.
[[nodiscard]] int run_play(const PlayOptions& options, const std::string& program);

}  // namespace rapport
