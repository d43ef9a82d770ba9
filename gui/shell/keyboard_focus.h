// SPDX-License-Identifier: MIT
/// \file The keyboard reaches everything, and one sees what it acts on.
#pragma once

#include "gui/theme/look.h"

namespace rapport::gui {

/// Lives from the beginning of a frame's window to its end. Makes Tab stop at everything that can be operated
/// and Enter press it, as Dear ImGui does by itself from 1.89 on, and draws a ring around it at last.
class KeyboardFocus {
 public:
  explicit KeyboardFocus(const Look& look);
  ~KeyboardFocus();
  KeyboardFocus(const KeyboardFocus&) = delete;
  KeyboardFocus& operator=(const KeyboardFocus&) = delete;
  KeyboardFocus(KeyboardFocus&&) = delete;
  KeyboardFocus& operator=(KeyboardFocus&&) = delete;

 private:
  const Look& look_;
  bool was_idle_;  ///< nothing was being written or held down when the frame began
};

/// Lives around a text field of several lines. Dear ImGui 1.86 counts its frame as one more thing of the same
/// id, at which Tab would stop again and never leave.
class OneTabStop {
 public:
  OneTabStop();
  ~OneTabStop();
  OneTabStop(const OneTabStop&) = delete;
  OneTabStop& operator=(const OneTabStop&) = delete;
  OneTabStop(OneTabStop&&) = delete;
  OneTabStop& operator=(OneTabStop&&) = delete;

 private:
  int before_ = 0;
};

}  // namespace rapport::gui
