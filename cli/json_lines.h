// SPDX-License-Identifier: MIT
/// \file Lines of JSON in, a line of JSON out for each.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace rapport {

/// What one line is answered with.
struct LineAnswer {
  std::string line;  ///< with its line break
  bool good = true;  ///< false: the line asked for nothing that can be done
};

/// Answers every line of `file` (standard input if that is empty or `-`) as soon as it is read; blank lines
/// are passed over, and a line of more than 32 MiB is bad. Exit code: 0; 1 if a line was bad; 2 if the file
/// cannot be read.
[[nodiscard]] int answer_lines(const std::string& file,
                               const std::function<LineAnswer(std::string_view line)>& answer);

}  // namespace rapport
