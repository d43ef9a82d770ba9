// SPDX-License-Identifier: MIT
#include "engine/authoring/value_place.h"

#include <algorithm>

namespace rapport {

SourceSpan place_within(const SourceText& source, const YamlValue& value, std::size_t begin,
                        std::size_t length) {
  const auto is_blank = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
  const auto bytes = source.bytes();
  const auto line = source.line(value.place.line);
  if (value.place.begin_byte >= line.size()) return value.place;
  auto at = static_cast<std::size_t>(line.data() - bytes.data()) + value.place.begin_byte;
  const bool is_block = !value.quoted && (bytes[at] == '>' || bytes[at] == '|');
  if (is_block) at = std::min(bytes.find('\n', at), bytes.size());
  if (value.quoted) ++at;
  const auto skip_blanks = [&] {
    while (at < bytes.size() && is_blank(bytes[at])) ++at;
  };
  if (is_block) skip_blanks();
  for (std::size_t i = 0; i < value.text.size(); ++i) {
    const bool blank = is_blank(value.text[i]);
    if (!blank && (at >= bytes.size() || bytes[at] != value.text[i])) return value.place;
    if (i == begin) break;
    if (!blank) {
      ++at;
    } else if (i + 1 < value.text.size() && !is_blank(value.text[i + 1])) {
      skip_blanks();
    }
  }
  return source.span_at(at, length);
}

}  // namespace rapport
