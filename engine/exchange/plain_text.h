// SPDX-License-Identifier: MIT
/// \file Words of other tools as plain text: without control characters, without escapes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace rapport {

/// `text` as a scenario may hold it: line breaks as \n, tabs and other control characters as blanks, no
/// blanks at the ends of lines, at most one empty line in a row, none at either end. Must be UTF-8.
[[nodiscard]] std::string plain_text(std::string_view text);

/// The same with every line break as a blank.
[[nodiscard]] std::string in_one_line(std::string_view text);

/// Whether there is anything in it that plain_text() would keep.
[[nodiscard]] bool has_words(std::string_view text);

/// `text` with &amp;, &#39; and their like as the characters that they mean. What is no such thing stays.
[[nodiscard]] std::string without_entities(std::string_view text);

/// `text` in pieces of at most `most` characters each, cut behind a line, a sentence or a word where there is
/// one. All pieces together have every word.
[[nodiscard]] std::vector<std::string> in_pieces(std::string_view text, std::size_t most);

/// `text` without the blanks, tabs and line breaks at its ends. As long as `text` is valid.
[[nodiscard]] std::string_view trimmed(std::string_view text);

}  // namespace rapport
