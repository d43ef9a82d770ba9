// SPDX-License-Identifier: MIT
/// \file Writing a file so that it is there as a whole or not at all.
#pragma once

#include <filesystem>
#include <string_view>

#include "engine/base/result.h"

namespace rapport::gui {

/// Writes the bytes beside `path`, brings them to the disk and lets them take its place, even if the power
/// fails in between. Folders that are missing are made; both they and the file are the owner's alone. A
/// symbolic link stays one and what it leads to is replaced. Unreadable if any of it cannot be done; the
/// former file is whole then. Waits for the disk.
[[nodiscard]] Result<void> replace_file(const std::filesystem::path& path, std::string_view bytes);

}  // namespace rapport::gui
