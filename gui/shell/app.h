// SPDX-License-Identifier: MIT
/// \file The window from its first frame to its last.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "gui/shell/app_state.h"
#include "gui/shell/bell.h"
#include "gui/shell/glyph_set.h"
#include "gui/shell/update.h"
#include "gui/shell/window.h"

namespace rapport::gui {

struct AppOptions {
  WindowOptions window;
  std::optional<std::filesystem::path> screenshot;  ///< draw a few frames into this file and end
  bool remember_window = true;                      ///< its size and place, for the next time
  std::vector<Tell> news;                           ///< to be told one after the other
  std::optional<std::filesystem::path> texts;       ///< say in this file what stands where; see text_report.h
  Bell* bell = nullptr;                             ///< rung when a job or a reading has news; may be null
  bool timing = false;                              ///< say on stderr when the first frame was shown
  std::chrono::steady_clock::time_point started = std::chrono::steady_clock::now();
};

/// Runs until the window is closed. `glyphs` holds the characters of the texts at hand.
[[nodiscard]] Result<void> run_app(AppState state, const Services& services, GlyphSet glyphs,
                                   const AppOptions& options);

}  // namespace rapport::gui
