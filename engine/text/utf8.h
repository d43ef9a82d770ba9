// SPDX-License-Identifier: MIT
/// \file Counting and checking characters in UTF-8.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace rapport {

/// The byte at which `bytes` stops being UTF-8, or nothing if all of it is.
[[nodiscard]] std::optional<std::size_t> first_invalid_utf8(std::string_view bytes);

/// The number of code points in `text`; bytes that are not UTF-8 count as one each.
[[nodiscard]] std::size_t count_characters(std::string_view text);

/// `text` with every invalid byte replaced by U+FFFD, so that it may be stored, shown and exported.
[[nodiscard]] std::string repair_utf8(std::string_view text);

}  // namespace rapport
