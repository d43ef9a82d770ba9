// SPDX-License-Identifier: MIT
/// \file A reply being typed: its words, its line breaks, and the way back.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gui/widgets/soft_wrap.h"

namespace rapport::gui {

/// A text field as it stands: what it shows, its cursor and its selection (empty if begin and end are equal),
/// in bytes.
struct FieldState {
  std::string_view shown;
  std::size_t cursor = 0;
  std::size_t selection_begin = 0, selection_end = 0;
};

/// What a reply box remembers from frame to frame. The words in it are `words()`; the rest is how they are
/// shown.
class ReplyDraft {
 public:
  [[nodiscard]] std::string words() const { return text_.plain(); }
  [[nodiscard]] const WrappedText& wrapped() const { return text_; }
  [[nodiscard]] bool is_blank() const;

  /// Other words, as when a conversation is opened again. Forgets the way back.
  void set_words(std::string_view words);

  /// Breaks the lines anew if the width or the words have changed since.
  void lay_out(float width, const Advance& advance);

  /// The field now is like this; gives where the cursor belongs after the lines were broken anew.
  std::size_t take_edit(const FieldState& now, const Advance& advance);

  /// What is selected in the field, or all of it, without our line breaks: what a copy should hold.
  [[nodiscard]] std::string selected_words() const;

  /// One change back, or forward again. None if there is none.
  std::optional<std::size_t> undo(const Advance& advance);
  std::optional<std::size_t> redo(const Advance& advance);

  std::string field;    ///< the buffer of the text field, which may write to it as it likes
  bool active = false;  ///< the field has the keyboard

 private:
  std::size_t show(const PlainEdit& edit, const Advance& advance);
  std::optional<std::size_t> step(std::vector<PlainEdit>& from, std::vector<PlainEdit>& to,
                                  const Advance& advance);

  WrappedText text_;
  std::size_t cursor_ = 0;
  std::size_t selection_begin_ = 0, selection_end_ = 0;  ///< in the shown text
  float width_ = 0;
  std::vector<PlainEdit> past_, future_;
};

}  // namespace rapport::gui
