// SPDX-License-Identifier: MIT
#include "engine/exchange/plain_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

#include "engine/text/utf8.h"

namespace rapport {
namespace {

constexpr std::string_view kBlanks = " \t\r\n\f\v";

bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

struct Entity {
  std::string_view name, means;
};
constexpr auto kEntities = std::to_array<Entity>({{"amp", "&"},
                                                  {"lt", "<"},
                                                  {"gt", ">"},
                                                  {"quot", "\""},
                                                  {"apos", "'"},
                                                  {"nbsp", " "},
                                                  {"hellip", "\u2026"},
                                                  {"mdash", "\u2014"},
                                                  {"ndash", "\u2013"},
                                                  {"lsquo", "\u2018"},
                                                  {"rsquo", "\u2019"},
                                                  {"ldquo", "\u201C"},
                                                  {"rdquo", "\u201D"}});

void append_character(std::string& out, std::uint32_t point) {
  const auto byte = [&](std::uint32_t value) { out += static_cast<char>(static_cast<unsigned char>(value)); };
  if (point < 0x80) {
    byte(point);
  } else if (point < 0x800) {
    byte(0xC0U | (point >> 6U));
    byte(0x80U | (point & 0x3FU));
  } else if (point < 0x10000) {
    byte(0xE0U | (point >> 12U));
    byte(0x80U | ((point >> 6U) & 0x3FU));
    byte(0x80U | (point & 0x3FU));
  } else {
    byte(0xF0U | (point >> 18U));
    byte(0x80U | ((point >> 12U) & 0x3FU));
    byte(0x80U | ((point >> 6U) & 0x3FU));
    byte(0x80U | (point & 0x3FU));
  }
}

/// False if `name`, which stood between & and ;, means nothing.
bool append_entity(std::string& out, std::string_view name) {
  const auto* const known = std::ranges::find(kEntities, name, &Entity::name);
  if (known != kEntities.end()) {
    out += known->means;
    return true;
  }
  if (!name.starts_with('#')) return false;
  name.remove_prefix(1);
  const bool hexadecimal = name.starts_with('x') || name.starts_with('X');
  if (hexadecimal) name.remove_prefix(1);
  std::uint32_t point = 0;
  const auto [end, problem] =
      std::from_chars(name.data(), name.data() + name.size(), point, hexadecimal ? 16 : 10);
  const bool is_character = point >= 0x20 && point <= 0x10FFFF && (point < 0xD800 || point > 0xDFFF);
  if (problem != std::errc{} || end != name.data() + name.size() || !is_character) return false;
  append_character(out, point);
  return true;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

std::string plain_text(std::string_view text) {
  std::string out;
  std::size_t breaks = 0;  // line breaks that wait for more words
  std::size_t blanks = 0;  // and blanks
  const auto put = [&](std::string_view bytes) {
    if (!out.empty()) out.append(std::min<std::size_t>(breaks, 2), '\n');
    if (breaks == 0 && !out.empty()) out.append(blanks, ' ');
    breaks = blanks = 0;
    out += bytes;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    // U+0080 to U+009F are control characters too.
    const bool wide_control =
        byte == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0;
    const bool lone_return = byte == '\r' && (i + 1 == text.size() || text[i + 1] != '\n');
    if (byte == '\n' || lone_return) {
      ++breaks;
      blanks = 0;
    } else if (byte == '\r') {
      continue;
    } else if (byte <= 0x20 || byte == 0x7F || wide_control) {
      ++blanks;
      if (wide_control) ++i;
    } else {
      put(text.substr(i, 1));
    }
  }
  return out;
}

std::string in_one_line(std::string_view text) {
  auto line = plain_text(text);
  std::ranges::replace(line, '\n', ' ');
  return line;
}

bool has_words(std::string_view text) {
  return !plain_text(text).empty();
}

std::string without_entities(std::string_view text) {
  constexpr std::size_t kLongestName = 10;
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '&') {
      const auto end = text.substr(i, kLongestName + 2).find(';');
      if (end != std::string_view::npos && append_entity(out, text.substr(i + 1, end - 1))) {
        i += end;
        continue;
      }
    }
    out += text[i];
  }
  return out;
}

std::vector<std::string> in_pieces(std::string_view text, std::size_t most) {
  std::vector<std::string> pieces;
  text = trimmed(text);
  while (!text.empty()) {
    // The byte behind the last character that fits.
    std::size_t end = 0;
    for (std::size_t characters = 0; end < text.size(); ++end) {
      if (!is_continuation(text[end]) && ++characters > most) break;
    }
    if (end < text.size()) {
      const auto head = text.substr(0, end);
      const auto behind = [&](std::string_view mark) {
        const auto found = head.rfind(mark);
        return found == std::string_view::npos || found < end / 2 ? 0 : found + mark.size();
      };
      for (const auto* mark : {"\n\n", "\n", ". ", " "}) {
        if (const auto cut = behind(mark); cut > 0) {
          end = cut;
          break;
        }
      }
    }
    if (const auto piece = trimmed(text.substr(0, end)); !piece.empty()) pieces.emplace_back(piece);
    text = trimmed(text.substr(end));
  }
  return pieces;
}

}  // namespace rapport
