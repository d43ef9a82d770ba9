// SPDX-License-Identifier: MIT
/// \file The words of a caption, and the text that is spoken for it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace rapport::gui {

/// Bytes of a caption.
struct CaptionWord {
  std::size_t begin_byte = 0, end_byte = 0;

  friend bool operator==(const CaptionWord&, const CaptionWord&) = default;
};

/// A caption made ready for speech. Its characters and those of `text` are as many, so that a place in one is
/// a place in the other.
class CaptionWords {
 public:
  /// More is not spoken: over ten minutes of speech.
  static constexpr std::size_t kMostCharacters = 8000;

  /// Any bytes are allowed.
  explicit CaptionWords(std::string_view caption);

  /// UTF-8 without anything that could be a command: no control characters, no NUL.
  [[nodiscard]] const std::string& text() const { return text_; }

  /// In order, without the punctuation around them.
  [[nodiscard]] const std::vector<CaptionWord>& words() const { return words_; }

  /// The position in words() of the word at or after that character, counted from 0; words().size() if there
  /// is none.
  [[nodiscard]] std::size_t word_at(std::size_t character) const;

 private:
  std::string text_;
  std::vector<CaptionWord> words_;
  std::vector<std::size_t> word_ends_;  ///< in characters, punctuation behind the word included
};

}  // namespace rapport::gui
