// SPDX-License-Identifier: MIT
#include "engine/storage/kept_line.h"

#include <fmt/format.h>

#include <charconv>

#include "engine/text/utf8.h"

namespace rapport {
namespace {

constexpr std::size_t kEscapeLength = 4;  ///< of \xHH
constexpr unsigned kFirstBeyondAscii = 0x80;

std::string with_escapes(std::string_view line) {
  std::string kept;
  while (const auto fault = first_invalid_utf8(line)) {
    kept.append(line.substr(0, *fault));
    kept += fmt::format("\\x{:02x}", static_cast<unsigned char>(line[*fault]));
    line.remove_prefix(*fault + 1);
  }
  return kept.append(line);
}

/// In a written form every backslash begins a pair, so none is met in the middle of one.
std::string without_escapes(std::string_view kept) {
  std::string line;
  for (std::size_t i = 0; i < kept.size(); ++i) {
    if (kept[i] != '\\' || i + 1 == kept.size()) {
      line += kept[i];
      continue;
    }
    unsigned byte = 0;
    const auto digits = kept.substr(i + 2, 2);
    const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), byte, 16);
    const bool is_byte = kept[i + 1] == 'x' && digits.size() == 2 && problem == std::errc{} &&
                         end == digits.data() + 2 && byte >= kFirstBeyondAscii;
    if (is_byte) {
      line += static_cast<char>(byte);
      i += kEscapeLength - 1;
    } else {
      line += kept.substr(i, 2);
      ++i;
    }
  }
  return line;
}

}  // namespace

std::string to_kept_line(const WrittenReply& reply) {
  auto line = to_line(reply);
  return reply.kind == WrittenReply::Kind::Typed ? with_escapes(line) : line;
}

std::optional<WrittenReply> from_kept_line(std::string_view line) {
  return line.starts_with('>') ? from_line(without_escapes(line)) : from_line(line);
}

bool is_storable(std::string_view text) {
  return text.find('\0') == std::string_view::npos && !first_invalid_utf8(text);
}

}  // namespace rapport
