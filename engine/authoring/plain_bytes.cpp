// SPDX-License-Identifier: MIT
#include "engine/authoring/plain_bytes.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "engine/text/utf8.h"

namespace rapport {

bool check_bytes(const SourceText& source, std::size_t most_bytes, std::string way_out,
                 DiagnosticReport& report) {
  const auto bytes = source.bytes();
  if (bytes.size() > most_bytes) {
    report.add(DiagnosticCode::FileTooLarge, {},
               fmt::format("The file has {} bytes; at most {} are read.", bytes.size(), most_bytes),
               std::move(way_out));
    return false;
  }
  if (const auto at = first_invalid_utf8(bytes)) {
    report.add(DiagnosticCode::InvalidUtf8, source.span_at(*at),
               fmt::format("The character here is not stored as UTF-8 (byte {:#04x}).",
                           static_cast<unsigned char>(bytes[*at])),
               "Save the file with the encoding UTF-8.");
    return false;
  }
  const auto control = std::ranges::find_if(bytes, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && byte != '\n' && byte != '\r' && byte != '\t') || byte == 0x7F;
  });
  if (control == bytes.end()) return true;
  report.add(DiagnosticCode::ControlCharacter,
             source.span_at(static_cast<std::size_t>(control - bytes.begin())),
             fmt::format("An invisible control character ({:#04x}) stands here.",
                         static_cast<unsigned char>(*control)),
             *control == '\0' ? "Save the file with the encoding UTF-8; if it is, delete this character."
                              : "Delete it; it cannot be seen in most editors.");
  return false;
}

std::optional<unsigned> first_control_character(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if ((byte < 0x20 && byte != '\n' && byte != '\t') || byte == 0x7F) return byte;
    // U+0080 to U+009F
    if (byte == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0)
      return static_cast<unsigned char>(text[i + 1]);
  }
  return std::nullopt;
}

}  // namespace rapport
