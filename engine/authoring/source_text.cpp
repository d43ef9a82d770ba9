// SPDX-License-Identifier: MIT
#include "engine/authoring/source_text.h"

#include <algorithm>
#include <utility>

#include "engine/text/utf8.h"

namespace rapport {

SourceText::SourceText(std::string name, std::string bytes)
    : name_(std::move(name)), bytes_(std::move(bytes)) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (bytes_.starts_with(kByteOrderMark)) bytes_.erase(0, kByteOrderMark.size());
  line_begins_.push_back(0);
  for (std::size_t at = bytes_.find('\n'); at != std::string::npos; at = bytes_.find('\n', at + 1)) {
    line_begins_.push_back(at + 1);
  }
}

std::string_view SourceText::line(std::size_t number) const {
  if (number == 0 || number > line_begins_.size()) return {};
  const auto begin = line_begins_[number - 1];
  const auto end = number < line_begins_.size() ? line_begins_[number] - 1 : bytes_.size();
  auto text = bytes().substr(begin, end - begin);
  if (text.ends_with('\r')) text.remove_suffix(1);
  return text;
}

SourceSpan SourceText::span_at(std::size_t offset, std::size_t length_bytes) const {
  const auto after = std::ranges::upper_bound(line_begins_, offset);
  const auto index = static_cast<std::size_t>(after - line_begins_.begin()) - 1;
  return {static_cast<std::uint32_t>(index + 1), static_cast<std::uint32_t>(offset - line_begins_[index]),
          static_cast<std::uint32_t>(length_bytes)};
}

std::size_t SourceText::column_of(const SourceSpan& place) const {
  return count_characters(line(place.line).substr(0, place.begin_byte)) + 1;
}

}  // namespace rapport
