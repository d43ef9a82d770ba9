// SPDX-License-Identifier: MIT
#include "engine/text/plain_words.h"

#include <utf8.h>

#include <iterator>

#include "engine/text/utf8.h"

namespace rapport {
namespace {

bool is_between(char32_t point, char32_t first, char32_t last) {
  return point >= first && point <= last;
}

bool is_apostrophe(char32_t point) {
  return point == U'\'' || point == U'\u2018' || point == U'\u2019' || point == U'\u02BC';
}

/// Signs that stand between words: ASCII other than letters and digits, Latin-1 signs, general punctuation,
/// CJK marks.
bool parts_words(char32_t point) {
  if (point < 0x80) {
    return !is_between(point, U'0', U'9') && !is_between(point, U'A', U'Z') && !is_between(point, U'a', U'z');
  }
  if (point == 0xAA || point == 0xB5 || point == 0xBA) return false;  // letters among the Latin-1 signs
  return is_between(point, 0x80, 0xBF) || is_between(point, 0x2000, 0x206F) ||
         is_between(point, 0x3000, 0x303F) || point == 0xD7 || point == 0xF7;
}

char32_t lower(char32_t point) {
  if (is_between(point, U'A', U'Z') || is_between(point, 0xC0, 0xDE) || is_between(point, 0x391, 0x3A9) ||
      is_between(point, 0x410, 0x42F)) {
    return point + 0x20;
  }
  if (is_between(point, 0x400, 0x40F)) return point + 0x50;
  // Latin Extended-A holds pairs, the capital first: at even places, but at odd ones in two runs.
  const bool odd_pairs = is_between(point, 0x139, 0x148) || is_between(point, 0x179, 0x17E);
  const bool pairs = is_between(point, 0x100, 0x137) || odd_pairs || is_between(point, 0x14A, 0x177);
  return pairs && (point % 2 == 1) == odd_pairs ? point + 1 : point;
}

}  // namespace

std::string plain_words(std::string_view text) {
  std::string words;
  words.reserve(text.size());
  for (const auto point : utf8::utf8to32(repair_utf8(text))) {
    if (is_apostrophe(point)) continue;
    if (!parts_words(point)) {
      utf8::append(lower(point), std::back_inserter(words));
    } else if (!words.empty() && words.back() != ' ') {
      words += ' ';
    }
  }
  if (words.ends_with(' ')) words.pop_back();
  return words;
}

}  // namespace rapport
