// SPDX-License-Identifier: MIT
#include "gui/shell/glyph_set.h"

namespace rapport::gui {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

bool is_drawable(char32_t character) {
  const bool control = character < 0x20 || (character >= 0x7F && character < 0xA0);
  const bool surrogate = character >= 0xD800 && character < 0xE000;
  return !control && !surrogate && character < GlyphSet::kCodePoints;
}

}  // namespace

GlyphSet::GlyphSet() {
  const auto add_range = [&](char32_t first, char32_t last) {
    for (auto character = first; character <= last; ++character) add(character);
  };
  add_range(0x20, 0x17F);     // Latin
  add_range(0x2010, 0x2026);  // dashes, quotation marks, ellipsis
  add_range(0x2039, 0x203A);
  add_range(0x2190, 0x2193);  // arrows
  add(0x20AC);                // euro
  add(0x2212);                // minus
  add(kReplacement);
}

bool GlyphSet::add(char32_t character) {
  if (!is_drawable(character) || known_[character]) return false;
  known_.set(character);
  return true;
}

bool GlyphSet::add(const GlyphSet& others) {
  const bool grown = (others.known_ & ~known_).any();
  known_ |= others.known_;
  return grown;
}

bool GlyphSet::add_text(std::string_view utf8) {
  bool grown = false;
  for (std::size_t i = 0; i < utf8.size();) {
    const auto first = static_cast<unsigned char>(utf8[i]);
    const std::size_t tail = first < 0xC0U ? 0 : first < 0xE0U ? 1 : first < 0xF0U ? 2 : 3;
    char32_t character = tail == 0 ? first : first & (0x3FU >> tail);
    ++i;
    for (std::size_t k = 0; k < tail && i < utf8.size(); ++k, ++i) {
      const auto byte = static_cast<unsigned char>(utf8[i]);
      if ((byte & 0xC0U) != 0x80U) break;
      character = character << 6U | (byte & 0x3FU);
    }
    if (add(character)) grown = true;
  }
  return grown;
}

std::vector<char32_t> GlyphSet::characters() const {
  std::vector<char32_t> all;
  for (char32_t character = 0; character < kCodePoints; ++character) {
    if (known_[character]) all.push_back(character);
  }
  return all;
}

}  // namespace rapport::gui
