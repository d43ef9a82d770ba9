// SPDX-License-Identifier: MIT
/// \file What a search box remembers from frame to frame.
#pragma once

#include <string>

namespace rapport::gui {

struct SearchWords {
  std::string words;
  bool active = false;      ///< the box has the keyboard
  bool take_focus = false;  ///< it is to have it
};

}  // namespace rapport::gui
