// SPDX-License-Identifier: MIT
/// \file The keys that screens themselves listen to, as pressed in this frame.
#pragma once

namespace rapport::gui {

/// Edges, not states: true in the one frame in which the key went down.
struct Keys {
  int digit = 0;  ///< 1 to 9, from either block of digits; 0 if none
  bool escape = false;
  bool undo = false;  ///< Ctrl+Z
  bool redo = false;  ///< Ctrl+Y, Ctrl+Shift+Z
  bool copy = false;  ///< Ctrl+C, Ctrl+X, Ctrl+Insert, Shift+Delete
};

}  // namespace rapport::gui
