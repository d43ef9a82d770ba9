// SPDX-License-Identifier: MIT
/// \file How an author's own editor is told which line to open.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace rapport::gui {

/// The words of a command line that opens a file at a line, the program first. `command` may say with {file}
/// and {line} where they belong; an editor that is known is told in its own way, and one that needs a
/// terminal is given one. Any other opens the file at its top; without a command it is the desktop's program
/// for such files.
[[nodiscard]] std::vector<std::string> editor_command(const std::string& command,
                                                      const std::filesystem::path& file, std::size_t line);

/// The command that a person has set in VISUAL or EDITOR; empty if none.
[[nodiscard]] std::string editor_of(const std::function<const char*(const char* name)>& environment);

}  // namespace rapport::gui
