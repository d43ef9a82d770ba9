// SPDX-License-Identifier: MIT
/// \file Reading a whole file, with a cap, and writing one.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "engine/base/result.h"

namespace rapport {

/// The bytes of `path`. Fails with NotFound, Unreadable (a folder, no permission, a device) or Invalid (more
/// than `most_bytes`; nothing is read then).
[[nodiscard]] Result<std::string> read_file(const std::filesystem::path& path, std::size_t most_bytes);

/// Writes a file that is not there yet, whole or not at all. Conflict if something has that name: nothing is
/// ever overwritten. It is readable by its owner alone. Unreadable if it cannot be written.
[[nodiscard]] Result<void> write_new_file(const std::filesystem::path& path, std::string_view bytes);

/// Writes a file in the place of one that may be there: whole, or the old one stays. It keeps the old one's
/// permissions. Unreadable if it cannot be written.
[[nodiscard]] Result<void> replace_file(const std::filesystem::path& path, std::string_view bytes);

}  // namespace rapport
