// SPDX-License-Identifier: MIT
#include "gui/voice/caption_words.h"

#include <algorithm>

#include "engine/text/utf8.h"

namespace rapport::gui {
namespace {

struct Character {
  char32_t code;
  std::size_t bytes;
};

/// The first character of text that is UTF-8 and not empty.
Character first_of(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text.front());
  const std::size_t bytes = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  char32_t code = bytes == 1 ? lead : lead & (0x7FU >> bytes);
  for (std::size_t i = 1; i < bytes; ++i) code = code << 6U | (static_cast<unsigned char>(text[i]) & 0x3FU);
  return {code, bytes};
}

bool is_blank(char32_t c) {
  return c <= U' ' || c == 0xA0 || (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 ||
         c == 0x202F || c == 0x3000;
}

/// A dash without blanks stands between words too.
bool is_dash(char32_t c) {
  return c >= 0x2012 && c <= 0x2015;
}

/// Stands around words and is not spoken.
bool is_around(char32_t c) {
  constexpr std::u32string_view kAround = U".,;:!?\"'()[]{}<>*_~…«»¿¡‘’“”„‹›、。";
  return kAround.find(c) != std::u32string_view::npos;
}

/// Would be an order to espeak-ng, not a text: control characters, and places that Unicode leaves to private
/// use.
bool is_no_text(char32_t c) {
  return (c < U' ' && c != U'\n') || (c >= 0x7F && c < 0xA0) || (c >= 0xE000 && c <= 0xF8FF) || c >= 0xE0000;
}

/// Bytes that are no text become as many blanks, so that places stay what they are.
std::string blank_out(std::string_view caption) {
  std::string text(caption);
  std::string_view rest = text;
  while (const auto bad = first_invalid_utf8(rest)) {
    const auto at = static_cast<std::size_t>(rest.data() - text.data()) + *bad;
    text[at] = ' ';
    rest = std::string_view(text).substr(at);
  }
  return text;
}

}  // namespace

CaptionWords::CaptionWords(std::string_view caption) {
  const auto clean = blank_out(caption.substr(0, 4 * kMostCharacters));
  CaptionWord word;
  bool in_word = false, said = false;  // said: it has more than punctuation
  std::size_t character = 0;
  const auto end_word = [&] {
    if (in_word && said) {
      words_.push_back(word);
      word_ends_.push_back(character);
    }
    in_word = said = false;
  };
  for (std::size_t at = 0; at < clean.size() && character < kMostCharacters; ++character) {
    const auto [code, bytes] = first_of(std::string_view(clean).substr(at));
    if (is_blank(code) || is_dash(code) || is_no_text(code)) {
      end_word();
    } else {
      in_word = true;
      if (!is_around(code)) {
        if (!said) word.begin_byte = at;
        word.end_byte = at + bytes;
        said = true;
      }
    }
    if (is_no_text(code)) {
      text_ += ' ';
    } else {
      text_.append(clean, at, bytes);
    }
    at += bytes;
  }
  end_word();
}

std::size_t CaptionWords::word_at(std::size_t character) const {
  const auto found = std::ranges::upper_bound(word_ends_, character);
  return static_cast<std::size_t>(found - word_ends_.begin());
}

}  // namespace rapport::gui
