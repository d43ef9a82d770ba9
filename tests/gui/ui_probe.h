// SPDX-License-Identifier: MIT
/// \file A person at the window, without a window.
#pragma once

#include <imgui.h>

#include <random>
#include <string>
#include <utility>
#include <vector>

#include "gui/shell/dispatcher.h"
#include "gui/shell/glyph_set.h"
#include "gui/shell/keys.h"
#include "gui/theme/look.h"
#include "gui/widgets/drawn_text.h"
#include "test_desk.h"

namespace rapport::gui {

/// Holds a Dear ImGui context without a backend, and the whole window in it. One at a time.
class UiProbe {
 public:
  explicit UiProbe(Shelf shelf, ImVec2 size = {1280, 800}, float scale = 1);
  ~UiProbe();
  UiProbe(const UiProbe&) = delete;
  UiProbe& operator=(const UiProbe&) = delete;

  /// As if the person's system asked for this language; what is shown is said anew. English again when the
  /// probe is gone.
  void speak_as_system(const std::string& language);

  /// Draws and carries out what was asked for.
  void frame(Keys keys = {});
  void frames(int count);

  /// Presses the item of this id ("###send_reply") wherever it is; false if it is on no screen now.
  bool press(const std::string& id);
  /// Puts the cursor into the text field of this id.
  bool focus(const std::string& id);
  void press_digit(int digit);
  void press_escape();
  void type(const std::string& words);
  /// Holds Dear ImGui's key (ImGuiKey_Enter, ...) for one frame, with Ctrl if wanted.
  void press_key(ImGuiKey key, bool with_ctrl = false);
  void resize(ImVec2 size) { size_ = size; }
  void move_mouse(ImVec2 to) { mouse_ = to; }
  void click_mouse();
  /// From now on faces may move, and it is so many seconds.
  void set_time(double now) { now_ = now; }
  void turn_wheel(float by) { wheel_ = by; }

  /// Looks for the item with the mouse, down the line at `x`, and leaves the mouse on it; false if it was not
  /// met.
  bool hover(const std::string& id, float x);

  /// The first window whose content is wider than it is; empty if there is none.
  [[nodiscard]] static std::string too_wide();
  [[nodiscard]] static int vertices();
  /// The words of the last frame and where they stand.
  [[nodiscard]] const std::vector<DrawnText>& texts() const { return texts_; }
  /// The top and the bottom of what can be scrolled into sight in the window of this name, as they lie on the
  /// screen now; nothing if a part of the window itself cannot be brought into sight.
  [[nodiscard]] static std::pair<float, float> reach_of(const std::string& window);
  /// A place of the last frame where letters were drawn that texts() does not tell of; empty if there is
  /// none. The reply box looks after its own.
  [[nodiscard]] std::string untold_glyphs() const;
  [[nodiscard]] const Look& look() const { return look_; }
  /// The family of the fonts that the window writes with; empty if the machine has none.
  [[nodiscard]] const std::string& font_family() const { return font_family_; }

  TestDesk desk;
  AppState state;

 private:
  bool activate(const std::string& id, int flags);
  [[nodiscard]] static int key_index(ImGuiKey key);

  ImGuiContext* context_;
  Look look_;
  std::string font_family_;
  std::vector<DrawnText> texts_;
  Dispatcher dispatcher_;
  ImVec2 size_;
  ImVec2 mouse_{-1, -1};
  float wheel_ = 0;
  std::optional<double> now_;
  bool mouse_down_ = false;
};

}  // namespace rapport::gui
