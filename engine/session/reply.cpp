// SPDX-License-Identifier: MIT
#include "engine/session/reply.h"

namespace rapport {
namespace {

constexpr std::string_view kTypedMark = ">";
constexpr std::string_view kSilenceMark = "~";

std::string escaped(std::string_view words) {
  std::string line;
  line.reserve(words.size());
  for (const char c : words) {
    switch (c) {
      case '\\':
        line += "\\\\";
        break;
      case '\n':
        line += "\\n";
        break;
      case '\r':
        line += "\\r";
        break;
      case '\0':
        line += "\\0";
        break;
      default:
        line += c;
    }
  }
  return line;
}

std::string unescaped(std::string_view line) {
  std::string words;
  words.reserve(line.size());
  for (std::size_t i = 0; i < line.size(); ++i) {
    const bool is_escape = line[i] == '\\' && i + 1 < line.size();
    switch (is_escape ? line[i + 1] : '\0') {
      case 'n':
        words += '\n';
        break;
      case 'r':
        words += '\r';
        break;
      case '0':
        words += '\0';
        break;
      case '\\':
        words += '\\';
        break;
      default:
        words += line[i];
        continue;
    }
    ++i;
  }
  return words;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r";
  const auto first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

}  // namespace

std::string to_line(const WrittenReply& reply) {
  switch (reply.kind) {
    case WrittenReply::Kind::Option:
      return reply.text;
    case WrittenReply::Kind::Typed:
      return std::string(kTypedMark) + " " + escaped(reply.text);
    case WrittenReply::Kind::Silence:
      return std::string(kSilenceMark);
  }
  return {};
}

std::optional<WrittenReply> from_line(std::string_view line) {
  // Line breaks inside words are escaped, so a raw one at the end is the file's own.
  if (line.ends_with('\r')) line.remove_suffix(1);
  const auto word = trimmed(line);
  if (word.starts_with(kTypedMark)) {
    line.remove_prefix(line.find(kTypedMark) + kTypedMark.size());
    if (line.starts_with(' ')) line.remove_prefix(1);
    return WrittenReply{WrittenReply::Kind::Typed, unescaped(line)};
  }
  if (word.empty() || word.starts_with('#')) return std::nullopt;
  if (word == kSilenceMark) return WrittenReply{WrittenReply::Kind::Silence, {}};
  return WrittenReply{WrittenReply::Kind::Option, std::string(word)};
}

std::vector<WrittenReply> replies_from_lines(std::string_view text) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  std::vector<WrittenReply> replies;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    if (auto reply = from_line(text.substr(0, end))) replies.push_back(std::move(*reply));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return replies;
}

}  // namespace rapport
