// SPDX-License-Identifier: MIT
/// \file Opening a file in the program that the person uses for its kind.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

#include "engine/base/result.h"

namespace rapport::gui {

/// Starts xdg-open and does not wait for it. NotFound if there is no such program. The window's thread only.
[[nodiscard]] Result<void> open_file(const std::filesystem::path& file);

/// Opens a file at a line in the editor that `command` starts: see editor_command(). Returns at once; fails
/// if there is no such program.
[[nodiscard]] Result<void> open_in_editor(const std::string& command, const std::filesystem::path& file,
                                          std::size_t line);

}  // namespace rapport::gui
