// SPDX-License-Identifier: MIT
/// \file What each key does: one table that the window obeys and that the page of keys shows.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "gui/settings/settings.h"
#include "gui/shell/keys.h"

namespace rapport::gui {

/// A key that went down, by what it bears: "a", "+", "Esc", "F1".
struct PressedKey {
  std::string name;
  bool ctrl = false, shift = false, alt = false;
};

/// A key and those held with it.
struct Chord {
  enum class Shift { No, Yes, Either };

  const char* key;
  bool ctrl = false;
  Shift shift = Shift::Either;
  const char* called = nullptr;  ///< on the page of keys; null: as `key` says
  bool listed = true;            ///< there; a second name of the same key need not be
  bool alt = false;

  [[nodiscard]] bool is(const PressedKey& pressed) const;
  /// "Ctrl+Shift+Z", in the language that is spoken.
  [[nodiscard]] std::string name() const;
};

enum class KeyGroup { Everywhere, MovingAbout, Conversation, Writing, Graph, Rating };

struct KeyBinding {
  KeyGroup group;
  std::vector<Chord> chords;
  const char* does;             ///< a sentence
  bool Keys::*means = nullptr;  ///< what it sets; null where Dear ImGui or a text box listens by itself
};

/// All of them, in the order in which they are shown.
[[nodiscard]] std::span<const KeyBinding> key_table();

/// Notes in `keys` what the pressed key means.
void press(Keys& keys, const PressedKey& pressed);

/// One line of the page of keys.
struct KeyLine {
  std::string keys;  ///< "F10 or Ctrl+,"
  std::string does;
};
struct KeyLines {
  std::string title;
  std::vector<KeyLine> lines;
};

/// The page of keys. Which key sends depends on the settings.
[[nodiscard]] std::vector<KeyLines> key_page(SendKey send_with);

}  // namespace rapport::gui
