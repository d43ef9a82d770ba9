// SPDX-License-Identifier: MIT
/// \file The terminal that the command line speaks to, and its exit codes.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/result.h"
#include "engine/exporting/text_style.h"

namespace rapport {

/// What a command tells the shell.
enum ExitCode : int {
  kDone = 0,
  kFindings = 1,     ///< it ran, and what it looked at is not in order
  kCouldNotRun = 2,  ///< it did not run
};

/// How text may look on standard output: colour and its real width only on a terminal, no colour if NO_COLOR
/// is set or the terminal is dumb.
[[nodiscard]] TextStyle standard_style();

/// Whether somebody can answer questions: both ends are a terminal.
[[nodiscard]] bool is_interactive();

/// Writes out what is left of standard output. Gives `code`; or kCouldNotRun, with a sentence on standard
/// error, if something could not be written. A reader that went away is no failure.
[[nodiscard]] int checked_output(int code);

/// The next line without its line break; nothing at the end of `in`. Invalid if it is longer than
/// `most_bytes` (its rest is not read), Unreadable if `in` fails.
[[nodiscard]] Result<std::optional<std::string>> read_line(std::istream& in, std::size_t most_bytes);

/// "1 turn", "2 turns", "2 replies": for output that is in English alone.
[[nodiscard]] std::string counted(std::size_t count, std::string_view what);

/// Writes an error to standard error and gives kCouldNotRun.
int report_error(const Error& error);

}  // namespace rapport
