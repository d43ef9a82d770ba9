// SPDX-License-Identifier: MIT
#include "engine/exporting/text_table.h"

#include <algorithm>
#include <numeric>
#include <string_view>
#include <utility>

#include "engine/text/utf8.h"

namespace rapport {
namespace {

constexpr std::size_t kNarrowest = 10;
constexpr std::string_view kGap = "  ";

/// The first `most` characters; the last of them an ellipsis if something is left out.
std::string cut(const std::string& text, std::size_t most) {
  if (count_characters(text) <= most) return text;
  std::size_t end = 0;
  for (std::size_t kept = 0; kept + 1 < most; ++kept) {
    ++end;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
  }
  return text.substr(0, end) + "\u2026";
}

std::string filled(const std::string& text, std::size_t width, TextTable::Side side) {
  const auto length = count_characters(text);
  const std::string blanks(width > length ? width - length : 0, ' ');
  return side == TextTable::Side::Left ? text + blanks : blanks + text;
}

}  // namespace

TextTable::TextTable(std::vector<Column> columns) : columns_(std::move(columns)) {}

void TextTable::add_row(const std::vector<std::string>& cells) {
  auto& row = rows_.emplace_back();
  for (std::size_t c = 0; c < columns_.size(); ++c)
    row.push_back(c < cells.size() ? in_one_harmless_line(cells[c]) : std::string());
}

std::vector<std::size_t> TextTable::widths(std::size_t most) const {
  std::vector<std::size_t> widths;
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    auto width = count_characters(columns_[c].heading);
    for (const auto& row : rows_) width = std::max(width, count_characters(row[c]));
    widths.push_back(width);
  }
  const auto gaps = kGap.size() * (columns_.size() - 1);
  const auto all = std::accumulate(widths.begin(), widths.end(), gaps);
  if (all > most && widths.front() > kNarrowest)
    widths.front() = std::max(kNarrowest, widths.front() - std::min(widths.front(), all - most));
  return widths;
}

std::string TextTable::text(const TextStyle& style) const {
  const auto width = widths(style.width);
  const auto line = [&](const auto& cell_of) {
    std::string text;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      if (c > 0) text += kGap;
      text += filled(cut(cell_of(c), width[c]), width[c], columns_[c].side);
    }
    text.erase(text.find_last_not_of(' ') + 1);
    return text;
  };
  auto text = style.marked(TextStyle::Emphasis::Strong,
                           line([&](std::size_t c) -> const std::string& { return columns_[c].heading; })) +
              "\n";
  for (const auto& row : rows_)
    text += line([&](std::size_t c) -> const std::string& { return row[c]; }) + "\n";
  return text;
}

}  // namespace rapport
