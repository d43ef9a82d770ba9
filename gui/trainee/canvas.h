// SPDX-License-Identifier: MIT
/// \file What every screen draws with and listens to.
#pragma once

#include <optional>

#include "gui/settings/settings.h"
#include "gui/shell/keys.h"
#include "gui/theme/look.h"

namespace rapport::gui {

/// Valid for one frame.
struct Canvas {
  const Look& look;
  const Keys& keys;
  Settings settings = {};  ///< draw_frame() puts those of the window here
  /// Seconds on a clock that only goes forward. None where nothing is to move by itself.
  std::optional<double> now = {};
};

}  // namespace rapport::gui
