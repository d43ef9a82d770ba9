// SPDX-License-Identifier: MIT
#include "engine/text/utf8.h"

#include <utf8.h>

#include <iterator>

namespace rapport {

std::optional<std::size_t> first_invalid_utf8(std::string_view bytes) {
  const auto* end = bytes.data() + bytes.size();
  const auto* stop = utf8::find_invalid(bytes.data(), end);
  if (stop == end) return std::nullopt;
  return static_cast<std::size_t>(stop - bytes.data());
}

std::size_t count_characters(std::string_view text) {
  std::size_t count = 0;
  while (const auto bad = first_invalid_utf8(text)) {
    count += static_cast<std::size_t>(utf8::unchecked::distance(text.begin(), text.begin() + *bad)) + 1;
    text.remove_prefix(*bad + 1);
  }
  return count + static_cast<std::size_t>(utf8::unchecked::distance(text.begin(), text.end()));
}

std::string repair_utf8(std::string_view text) {
  std::string repaired;
  repaired.reserve(text.size());
  utf8::replace_invalid(text.begin(), text.end(), std::back_inserter(repaired));
  return repaired;
}

}  // namespace rapport
