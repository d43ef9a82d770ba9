// SPDX-License-Identifier: MIT
/// \file Text that wraps while it is typed, in a field that only knows hard line breaks.
///
/// Dear ImGui 1.86 has no word wrap in text fields. So the field is given a text with additional line breaks,
/// and the places of those are kept beside it. What counts is always the plain text; the shown one is made
/// from it.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rapport::gui {

/// How wide one character is, in the unit of the width that is wrapped to.
using Advance = std::function<float(char32_t)>;

struct WrappedText {
  std::string shown;
  std::vector<std::size_t> soft;  ///< bytes of `shown` that are line breaks of ours, ascending

  /// Without our line breaks.
  [[nodiscard]] std::string plain() const;
  /// From a place in `shown` to the same place in the plain text.
  [[nodiscard]] std::size_t plain_place(std::size_t shown_place) const;
  /// Back. Where a break of ours lies at the place, the result is behind it.
  [[nodiscard]] std::size_t shown_place(std::size_t plain_place) const;
};

/// Breaks after blanks where a line would become wider than `width`; a word that is too wide alone is broken
/// inside. Blanks at the end of a line hang over and never begin the next one. Bytes that are no UTF-8 are
/// kept.
[[nodiscard]] WrappedText wrap_softly(std::string_view plain, float width, const Advance& advance);

/// A plain text and a place in it.
struct PlainEdit {
  std::string text;
  std::size_t cursor = 0;
};

/// What an edit of the shown text means for the plain one. `after` and `cursor_after` are what the field made
/// of `before` with the cursor at `cursor_before` (none if a piece of text was selected). Backspace and
/// Delete across one of our breaks delete the character beside it, as the typist meant.
[[nodiscard]] PlainEdit plain_after_edit(const WrappedText& before, std::optional<std::size_t> cursor_before,
                                         std::string_view after, std::size_t cursor_after);

}  // namespace rapport::gui
