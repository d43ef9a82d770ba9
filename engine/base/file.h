// SPDX-License-Identifier: MIT
/// \file Reading a whole file, with a cap.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

#include "engine/base/result.h"

namespace rapport {

/// The bytes of `path`. Fails with NotFound, Unreadable (a folder, no permission, a device) or Invalid (more
/// than `most_bytes`; nothing is read then).
[[nodiscard]] Result<std::string> read_file(const std::filesystem::path& path, std::size_t most_bytes);

}  // namespace rapport
