// SPDX-License-Identifier: MIT
/// \file What stands where in the window, as a file, for a program that operates the window from outside.
#pragma once

#include <filesystem>
#include <span>
#include <string>

#include "engine/base/result.h"
#include "gui/widgets/drawn_text.h"

namespace rapport::gui {

/// A line for each line of text that is in sight: the middle of what is seen of it (x, y, in pixels of the
/// window), 1 or 0 for whether it has the keyboard, and its words, with tabs in between.
[[nodiscard]] std::string text_report(std::span<const DrawnText> texts);

/// Lets the file be the report, as a whole, without waiting for the disk. Unreadable if it cannot be written.
[[nodiscard]] Result<void> write_report(const std::filesystem::path& file, const std::string& report);

}  // namespace rapport::gui
