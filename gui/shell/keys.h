// SPDX-License-Identifier: MIT
/// \file The keys that the window and its screens listen to, as pressed in this frame.
#pragma once

namespace rapport::gui {

/// Edges, not states: true in the one frame in which the key went down. Which key means what stands in
/// key_table.cpp alone.
struct Keys {
  int digit = 0;       ///< 1 to 9, from either block of digits; 0 if none
  bool zero = false;   ///< the digit 0
  bool minus = false;  ///< a minus sign, alone
  bool escape = false;
  bool undo = false;
  bool redo = false;
  bool copy = false;
  bool find = false;
  bool settings = false;
  bool help = false;
  bool back = false;      ///< go back, also while writing
  bool people = false;    ///< look at people and teams
  bool question = false;  ///< a question mark: asks for help where it is not being written
  bool larger_text = false;
  bool smaller_text = false;
  bool usual_text = false;
  bool voice = false;  ///< hear the customer's last words, or no more of them
};

}  // namespace rapport::gui
