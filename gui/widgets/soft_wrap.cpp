// SPDX-License-Identifier: MIT
#include "gui/widgets/soft_wrap.h"

#include <algorithm>

namespace rapport::gui {
namespace {

struct Character {
  char32_t value = 0;
  std::size_t bytes = 1;
};

/// The character at `place`; a byte that begins none stands for itself.
Character character_at(std::string_view text, std::size_t place) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const auto first = byte(place);
  std::size_t bytes = first < 0x80U ? 1 : first >= 0xF0U ? 4 : first >= 0xE0U ? 3 : first >= 0xC0U ? 2 : 1;
  if (bytes == 1) return {first, 1};
  if (place + bytes > text.size()) return {first, 1};
  char32_t value = first & (0xFFU >> (bytes + 1));
  for (std::size_t i = 1; i < bytes; ++i) {
    if ((byte(place + i) & 0xC0U) != 0x80U) return {first, 1};
    value = value << 6U | (byte(place + i) & 0x3FU);
  }
  return {value, bytes};
}

bool is_tail(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

std::size_t previous_character(std::string_view text, std::size_t place) {
  if (place == 0) return 0;
  --place;
  while (place > 0 && is_tail(text[place])) --place;
  return place;
}

}  // namespace

std::string WrappedText::plain() const {
  std::string text;
  text.reserve(shown.size());
  std::size_t from = 0;
  for (const auto place : soft) {
    text.append(shown, from, place - from);
    from = place + 1;
  }
  return text.append(shown, from);
}

std::size_t WrappedText::plain_place(std::size_t place) const {
  const auto ours = std::ranges::lower_bound(soft, place) - soft.begin();
  return place - static_cast<std::size_t>(ours);
}

std::size_t WrappedText::shown_place(std::size_t place) const {
  for (const auto ours : soft) {
    if (ours > place) break;
    ++place;
  }
  return place;
}

WrappedText wrap_softly(std::string_view plain, float width, const Advance& advance) {
  WrappedText result;
  std::size_t break_at = std::string::npos;  // in `shown`: behind the last blank of this line
  float line = 0, since_break = 0;           // widths: of the line, and of what stands behind break_at
  const auto insert_break = [&](std::size_t at) {
    result.shown.insert(at, 1, '\n');
    result.soft.push_back(at);
  };
  for (std::size_t i = 0; i < plain.size();) {
    const auto [value, bytes] = character_at(plain, i);
    const auto piece = plain.substr(i, bytes);
    i += bytes;
    if (value == '\n') {
      result.shown += piece;
      break_at = std::string::npos;
      line = since_break = 0;
      continue;
    }
    const float wide = advance(value);
    const bool blank = value == ' ' || value == '\t';
    if (!blank && line + wide > width && line > 0) {
      if (break_at != std::string::npos) {
        insert_break(break_at);
        line = since_break;
      }
      if (line + wide > width && line > 0) {
        insert_break(result.shown.size());
        line = 0;
      }
      break_at = std::string::npos;
      since_break = line;
    }
    result.shown += piece;
    line += wide;
    since_break += wide;
    if (blank) {
      break_at = result.shown.size();
      since_break = 0;
    }
  }
  return result;
}

PlainEdit plain_after_edit(const WrappedText& before, std::optional<std::size_t> cursor_before,
                           std::string_view after, std::size_t cursor_after) {
  const std::string_view old = before.shown;
  const auto most = std::min(old.size(), after.size());
  std::size_t head = 0;
  while (head < most && old[head] == after[head]) ++head;
  std::size_t tail = 0;
  while (tail < most - head && old[old.size() - 1 - tail] == after[after.size() - 1 - tail]) ++tail;

  WrappedText edited{std::string(after), {}};
  for (const auto ours : before.soft) {
    if (ours < head) {
      edited.soft.push_back(ours);
    } else if (ours >= old.size() - tail) {
      edited.soft.push_back(ours + after.size() - old.size());
    }
  }
  PlainEdit result{edited.plain(), edited.plain_place(cursor_after)};

  const bool lost_only_our_break =
      cursor_before && old.size() == after.size() + 1 && edited.soft.size() + 1 == before.soft.size();
  if (!lost_only_our_break) return result;
  const auto place = result.cursor;
  if (cursor_after < *cursor_before) {
    const auto from = previous_character(result.text, place);
    result.text.erase(from, place - from);
    result.cursor = from;
  } else if (place < result.text.size()) {
    result.text.erase(place, character_at(result.text, place).bytes);
  }
  return result;
}

}  // namespace rapport::gui
