// SPDX-License-Identifier: MIT
/// \file Opening a file in the program that the person uses for its kind.
#pragma once

#include <filesystem>

#include "engine/base/result.h"

namespace rapport::gui {

/// Starts xdg-open and does not wait for it. NotFound if there is no such program. The window's thread only.
[[nodiscard]] Result<void> open_file(const std::filesystem::path& file);

}  // namespace rapport::gui
