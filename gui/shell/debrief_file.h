// SPDX-License-Identifier: MIT
/// \file Where a debrief goes that is saved as a page, and under which name.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "engine/base/clock.h"
#include "engine/base/result.h"

namespace rapport::gui {

/// A page, or another text, that waits to be saved.
struct DebriefPage {
  std::string file_name;
  std::string html;
};

/// Such as "Rapport - The needle on eight - 2026-11-22 14.05.html", by the wall's clock. What a title may
/// hold and a file's name may not, on this system or on another that it is carried to, becomes a blank; a
/// long title is cut.
[[nodiscard]] std::string debrief_file_name(std::string_view title, TimePoint held,
                                            std::chrono::minutes utc_offset);

/// The folder that the person keeps documents in, or their home where there is none; NotFound if the
/// environment names no home. `environment` gives the value of a variable, or null. Reads the disk. Source:
/// xdg-user-dirs, user-dirs.dirs(5).
[[nodiscard]] Result<std::filesystem::path> documents_folder(
    const std::function<const char*(const char* name)>& environment);

/// Writes the page as a new file. Where its name is taken it gets a number, so that nothing is ever
/// overwritten. Waits for the disk.
[[nodiscard]] Result<std::filesystem::path> save_page(const std::filesystem::path& folder,
                                                      const DebriefPage& page);

}  // namespace rapport::gui
