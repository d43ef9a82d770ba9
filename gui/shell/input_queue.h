// SPDX-License-Identifier: MIT
/// \file Input in the order in which it came, fed to Dear ImGui a frame at a time.
///
/// ImGui 1.86 looks at the state of keys once a frame: a key that goes down and up between two frames would
/// never have been pressed, and a character and a Backspace in one frame would change places. So a frame gets
/// no more than what it can tell apart.
#pragma once

#include <deque>
#include <vector>

namespace rapport::gui {

struct InputEvent {
  enum class Kind {
    Key,        ///< `code` went down or up; `prints`: a character of its own follows;
                ///< `only_types`: and nothing else listens to it
    Character,  ///< `code` was typed
    Button,     ///< mouse button `code` went down or up
    Pointer,    ///< the mouse is at x, y
    Scroll,     ///< the wheel turned by x, y
    Focus,      ///< the window got (`down`) or lost the keyboard
  };
  Kind kind = Kind::Key;
  int code = 0;
  int scancode = 0;
  int mods = 0;
  bool down = false;
  bool repeated = false;
  bool prints = false;
  bool only_types = false;
  double x = 0, y = 0;
};

class InputQueue {
 public:
  void push(const InputEvent& event) { waiting_.push_back(event); }
  [[nodiscard]] bool is_empty() const { return waiting_.empty(); }

  /// The events that one frame can tell apart, in order; the rest waits for the next.
  [[nodiscard]] std::vector<InputEvent> take_frame();

 private:
  std::deque<InputEvent> waiting_;
};

}  // namespace rapport::gui
