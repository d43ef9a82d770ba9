// SPDX-License-Identifier: MIT
#include "engine/exporting/plain_characters.h"

#include <algorithm>

#include "engine/text/utf8.h"

namespace rapport {

std::string plain_characters(std::string_view text) {
  const auto repaired = repair_utf8(text);
  std::string out;
  out.reserve(repaired.size());
  for (std::size_t i = 0; i < repaired.size(); ++i) {
    const char c = repaired[i];
    const auto byte = static_cast<unsigned char>(c);
    const bool is_control = (byte < 0x20 && c != '\t' && c != '\n' && c != '\r') || byte == 0x7F;
    // U+0080 to U+009F, of which some begin what a terminal obeys.
    const bool is_high_control =
        byte == 0xC2 && i + 1 < repaired.size() && static_cast<unsigned char>(repaired[i + 1]) < 0xA0;
    if (is_high_control) ++i;
    if (is_control || is_high_control) {
      out += "\uFFFD";
    } else {
      out += c;
    }
  }
  return out;
}

std::string plain_line(std::string_view text, std::size_t most_bytes) {
  auto line = plain_characters(text.substr(0, most_bytes));
  std::ranges::replace_if(
      line, [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
  return line;
}

}  // namespace rapport
