// SPDX-License-Identifier: MIT
#include "engine/report/count_text.h"

#include <fmt/format.h>

namespace rapport {

std::string count_text(std::int64_t count) {
  constexpr std::size_t kFewDigits = 4, kGroup = 3;
  auto text = fmt::format("{}", count);
  const std::size_t begin = count < 0 ? 1 : 0;
  if (text.size() - begin <= kFewDigits) return text;
  for (auto place = text.size(); place > begin + kGroup;) {
    place -= kGroup;
    text.insert(place, "\u202F");
  }
  return text;
}

}  // namespace rapport
