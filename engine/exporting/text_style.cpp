// SPDX-License-Identifier: MIT
#include "engine/exporting/text_style.h"

#include <algorithm>

#include "engine/text/utf8.h"

namespace rapport {
namespace {

/// Without what drives terminals: C0 controls, DEL and the C1 controls of UTF-8.
std::string harmless(std::string_view text) {
  auto clean = repair_utf8(text);
  for (std::size_t i = 0; i < clean.size(); ++i) {
    const auto byte = static_cast<unsigned char>(clean[i]);
    const bool c1 = byte == 0xC2 && i + 1 < clean.size() && static_cast<unsigned char>(clean[i + 1]) < 0xA0;
    if (c1) clean[i] = clean[i + 1] = ' ';
    if ((byte < 0x20 && byte != '\n') || byte == 0x7F) clean[i] = ' ';
  }
  return clean;
}

}  // namespace

std::string in_one_harmless_line(std::string_view text) {
  auto line = harmless(text);
  std::ranges::replace(line, '\n', ' ');
  return line;
}

std::string TextStyle::marked(Emphasis emphasis, std::string_view text) const {
  if (!colour || text.empty()) return std::string(text);
  const char* codes[] = {"1", "2", "32", "31", "1;35", "36"};
  return std::string("\033[") + codes[static_cast<std::size_t>(emphasis)] + "m" + std::string(text) +
         "\033[0m";
}

std::string TextStyle::wrapped(std::string_view text, std::string_view first, std::string_view rest) const {
  const auto clean = harmless(text);
  std::string result;
  std::string line(first);
  std::size_t indent = count_characters(first);
  std::size_t used = indent;
  bool line_has_word = false;
  const auto finish_line = [&] {
    result += line + "\n";
    line = rest;
    indent = used = count_characters(rest);
    line_has_word = false;
  };
  std::size_t at = 0;
  while (at < clean.size()) {
    if (clean[at] == '\n') {
      finish_line();
      ++at;
      continue;
    }
    if (clean[at] == ' ') {
      ++at;
      continue;
    }
    const auto end = std::min(clean.find_first_of(" \n", at), clean.size());
    const auto word = std::string_view(clean).substr(at, end - at);
    const auto length = count_characters(word);
    if (line_has_word && used + 1 + length > std::max(width, indent + 20)) finish_line();
    if (line_has_word) {
      line += ' ';
      ++used;
    }
    line += word;
    used += length;
    line_has_word = true;
    at = end;
  }
  if (line_has_word || result.empty()) finish_line();
  return result;
}

}  // namespace rapport
