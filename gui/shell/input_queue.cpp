// SPDX-License-Identifier: MIT
#include "gui/shell/input_queue.h"

#include <algorithm>

namespace rapport::gui {
namespace {

/// What a frame has been given already.
struct Taken {
  std::vector<int> keys, buttons;
  bool commands = false;  ///< a key that does not print
  bool characters = false;

  /// Whether `event` can be told apart from what is there.
  [[nodiscard]] bool fits(const InputEvent& event) const {
    using Kind = InputEvent::Kind;
    switch (event.kind) {
      case Kind::Key:
        if (event.only_types) return !commands && buttons.empty();
        if (std::ranges::find(keys, event.code) != keys.end()) return false;
        if (commands || !buttons.empty()) return false;  // Ctrl let go would change what Return means
        return event.prints || !event.down || !characters;
      case Kind::Character:
        return !commands && buttons.empty();
      case Kind::Button:
        return keys.empty() && !characters && std::ranges::find(buttons, event.code) == buttons.end();
      case Kind::Pointer:
      case Kind::Scroll:
        return buttons.empty();
      case Kind::Focus:
        return keys.empty() && buttons.empty();
    }
    return true;
  }

  void note(const InputEvent& event) {
    using Kind = InputEvent::Kind;
    if (event.kind == Kind::Key && !event.only_types) {
      keys.push_back(event.code);
      if (event.down && !event.prints) commands = true;
    }
    if (event.kind == Kind::Button) buttons.push_back(event.code);
    if (event.kind == Kind::Character) characters = true;
  }
};

}  // namespace

std::vector<InputEvent> InputQueue::take_frame() {
  Taken taken;
  std::vector<InputEvent> events;
  while (!waiting_.empty() && taken.fits(waiting_.front())) {
    taken.note(waiting_.front());
    events.push_back(waiting_.front());
    waiting_.pop_front();
  }
  return events;
}

}  // namespace rapport::gui
