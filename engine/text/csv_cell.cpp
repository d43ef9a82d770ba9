// SPDX-License-Identifier: MIT
#include "engine/text/csv_cell.h"

#include <algorithm>
#include <array>

namespace rapport {
namespace {

/// With which texts a spreadsheet takes a cell for a formula, or is said to: the signs, their wide forms, and
/// what some strip before they look.
constexpr auto kDangerous = std::to_array<std::string_view>(
    {"=", "+", "-", "@", "\t", "\r", "\n", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"});

}  // namespace

bool looks_like_formula(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of('\''), text.size()));
  return std::ranges::any_of(kDangerous, [&](std::string_view sign) { return text.starts_with(sign); });
}

std::string csv_cell(std::string_view text) {
  std::string cell;
  if (looks_like_formula(text)) cell += '\'';
  cell += text;
  if (cell.find_first_of("\",;\t\r\n") == std::string::npos && !cell.starts_with(' ') && !cell.ends_with(' '))
    return cell;
  std::string quoted = "\"";
  for (const char c : cell) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

}  // namespace rapport
