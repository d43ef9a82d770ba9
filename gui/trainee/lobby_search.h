// SPDX-License-Identifier: MIT
/// \file Finding scenarios by words.
#pragma once

#include <string>
#include <string_view>

namespace rapport::gui {

/// A text as it is searched: accents undone, in small letters, all else that is no letter or digit a blank,
/// so that "cafe" finds "Café". Letters that are not Latin stay as they are written.
[[nodiscard]] std::string searchable(std::string_view text);

/// Whether every word of `words` is somewhere in `text`, if only as a part of a word; both searchable().
/// No words are found in every text.
[[nodiscard]] bool finds(std::string_view text, std::string_view words);

}  // namespace rapport::gui
