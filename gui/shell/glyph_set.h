// SPDX-License-Identifier: MIT
/// \file The characters that are to be drawn, so that only those are made.
#pragma once

#include <bitset>
#include <string_view>
#include <vector>

namespace rapport::gui {

/// Grows with the texts that it is shown. Begins with the characters of the window's own words and of western
/// languages.
class GlyphSet {
 public:
  static constexpr std::size_t kCodePoints = 0x10000;  ///< Dear ImGui's characters have 16 bits

  GlyphSet();

  /// Says whether there was a character that was not known yet.
  bool add_text(std::string_view utf8);
  bool add(char32_t character);
  bool add(const GlyphSet& others);

  [[nodiscard]] bool contains(char32_t character) const {
    return character < kCodePoints && known_[character];
  }
  /// In order.
  [[nodiscard]] std::vector<char32_t> characters() const;

 private:
  std::bitset<kCodePoints> known_;
};

}  // namespace rapport::gui
