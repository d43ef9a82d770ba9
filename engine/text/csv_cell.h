// SPDX-License-Identifier: MIT
/// \file Texts as cells of comma-separated values (RFC 4180), for spreadsheets.
#pragma once

#include <string>
#include <string_view>

namespace rapport {

/// A text as a cell stands in a line, in quotes where it needs them. One that a spreadsheet would run as a
/// formula gets an apostrophe before it, and so does one that begins with such an apostrophe. Numbers are no
/// texts: they are written as they are.
[[nodiscard]] std::string csv_cell(std::string_view text);

/// Whether a text begins like a formula behind any number of apostrophes.
[[nodiscard]] bool looks_like_formula(std::string_view text);

/// Where rows end.
inline constexpr std::string_view kCsvLineEnd = "\r\n";

}  // namespace rapport
