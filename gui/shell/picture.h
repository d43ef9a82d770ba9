// SPDX-License-Identifier: MIT
/// \file Pixels as a PNG file.
#pragma once

#include <filesystem>

#include "engine/base/result.h"
#include "gui/shell/window.h"

namespace rapport::gui {

/// Unreadable if the file cannot be written.
[[nodiscard]] Result<void> write_png(const std::filesystem::path& file, const Pixels& pixels);

}  // namespace rapport::gui
