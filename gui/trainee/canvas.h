// SPDX-License-Identifier: MIT
/// \file What every screen draws with and listens to.
#pragma once

#include "gui/shell/keys.h"
#include "gui/theme/look.h"

namespace rapport::gui {

/// Valid for one frame.
struct Canvas {
  const Look& look;
  const Keys& keys;
};

}  // namespace rapport::gui
