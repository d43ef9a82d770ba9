// SPDX-License-Identifier: MIT
/// \file Text from anywhere as files for other programs may hold it.
#pragma once

#include <string>
#include <string_view>

namespace rapport {

/// UTF-8 without control characters but tabs and line ends; what is neither becomes U+FFFD. A NUL ends a text
/// in some programs, and an escape sequence drives a terminal.
[[nodiscard]] std::string plain_characters(std::string_view text);

/// The same in one line, at most `most_bytes` long, for a list on a terminal.
[[nodiscard]] std::string plain_line(std::string_view text, std::size_t most_bytes);

}  // namespace rapport
