// SPDX-License-Identifier: MIT
/// \file Words without what typing varies: case, punctuation, blanks.
#pragma once

#include <string>
#include <string_view>

namespace rapport {

/// The letters and digits of `text` in lower case, words parted by single blanks; apostrophes vanish, every
/// other sign of punctuation, typographic or plain, parts words. Case is folded for the Latin, Greek and
/// Cyrillic alphabets; other letters stay as they are. Invalid UTF-8 becomes U+FFFD.
[[nodiscard]] std::string plain_words(std::string_view text);

}  // namespace rapport
