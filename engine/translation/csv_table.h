// SPDX-License-Identifier: MIT
/// \file Tables as comma-separated values (RFC 4180), for spreadsheets.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/authoring/diagnostic.h"
#include "engine/authoring/source_text.h"
#include "engine/base/source_span.h"

namespace rapport {

/// One cell and where it begins.
struct CsvCell {
  std::string text;
  SourceSpan place;
};
using CsvRow = std::vector<CsvCell>;

/// Whether a file begins with the mark by which some spreadsheets know UTF-8.
enum class ByteOrderMark : std::uint8_t { With, Without };

/// The rows, in lines that end with CR LF. A cell that a spreadsheet would run as a formula gets an
/// apostrophe before it, and so does one that begins with such an apostrophe.
[[nodiscard]] std::string write_csv(const std::vector<std::vector<std::string>>& rows, ByteOrderMark mark);

/// Reads what write_csv() and spreadsheets write: cells parted by commas, semicolons or tabs, whichever
/// stands after the first cell; a first line `sep=;` as some ask for; lines that end in any way; line breaks
/// in quotes, which come back as LF. Empty rows are left out. The apostrophes of write_csv() are taken away
/// again. A quote that is not closed, or goes on after it was, is reported, and so is a row of far too many
/// cells.
class CsvReader {
 public:
  /// Both must live as long as the reader.
  CsvReader(const SourceText& source, DiagnosticReport& report);

  /// The next row that is not empty; nothing at the end.
  [[nodiscard]] std::optional<CsvRow> next();

 private:
  void read_wish_for_separator();
  [[nodiscard]] bool is_separator(char c) const;
  void skip_line_end();
  CsvRow read_row();
  CsvCell read_cell();
  std::string read_quoted();
  void skip_to_end_of_cell();
  void skip_what_follows_a_quote();

  const SourceText& source_;
  std::string_view bytes_;
  DiagnosticReport& report_;
  std::size_t at_ = 0;
  char separator_ = '\0';  ///< not known before the first one is met
};

}  // namespace rapport
