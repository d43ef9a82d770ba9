// SPDX-License-Identifier: MIT
/// \file Text as typed, folded to plain letters, with the way back to every byte.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rapport {

/// Stands in FoldedText for a letter of an alphabet that does not fold to Latin letters.
inline constexpr char kForeignLetter = '\x7F';

/// ASCII that says what the text says: typographic quotes and dashes made plain, compatibility forms and
/// accents undone (NFKD), Greek and Cyrillic look-alikes inside Latin words made Latin, control and format
/// characters, emoji and invalid bytes gone. Case is kept.
struct FoldedText {
  std::string text;
  std::vector<std::uint32_t> begins;  ///< for each byte of `text`, the byte of the original where it begins
  std::vector<std::uint32_t> ends;    ///< and the byte after its end there
  std::size_t foreign_letters = 0;    ///< letters that became kForeignLetter
  std::size_t latin_letters = 0;
  bool cut = false;  ///< the original went on beyond `most_bytes`
};

/// Folds the first `most_bytes` of `bytes`. Time is linear; nothing in `bytes` can make it fail.
[[nodiscard]] FoldedText fold_text(std::string_view bytes, std::size_t most_bytes = 20'000);

}  // namespace rapport
