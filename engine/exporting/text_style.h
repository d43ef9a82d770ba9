// SPDX-License-Identifier: MIT
/// \file Text for a terminal: width and emphasis.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace rapport {

/// How text may look where it goes.
struct TextStyle {
  std::size_t width = 80;  ///< columns
  bool colour = false;     ///< ANSI escapes are understood

  enum class Emphasis { Strong, Faint, Good, Bad, Customer, Trainee };
  /// `text` with the emphasis, or as it is without colour.
  [[nodiscard]] std::string marked(Emphasis emphasis, std::string_view text) const;
  /// `text` in lines of at most `width`, each after `first` (the first line) or `rest` (the others), ending
  /// with a line break. Control characters of the text other than line breaks become blanks, so that nobody's
  /// words can drive a terminal.
  [[nodiscard]] std::string wrapped(std::string_view text, std::string_view first = "",
                                    std::string_view rest = "") const;
};

/// `text` as one line that drives no terminal: control characters and line breaks become blanks, what is not
/// UTF-8 a replacement character.
[[nodiscard]] std::string in_one_harmless_line(std::string_view text);

}  // namespace rapport
