// SPDX-License-Identifier: MIT
#include "engine/translation/csv_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "engine/text/csv_cell.h"

namespace rapport {
namespace {

constexpr std::string_view kLineEnds = "\r\n";

std::string armed_again(const std::string& text) {
  const bool disarmed_before = !text.empty() && text.front() == '\'' && looks_like_formula(text);
  return disarmed_before ? text.substr(1) : text;
}

}  // namespace

std::string write_csv(const std::vector<std::vector<std::string>>& rows, ByteOrderMark mark) {
  std::string out = mark == ByteOrderMark::With ? "\xEF\xBB\xBF" : "";
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i != 0) out += ',';
      out += csv_cell(row[i]);
    }
    out += kCsvLineEnd;
  }
  return out;
}

// ---------------------------------------------------------------------------------------------- reading

CsvReader::CsvReader(const SourceText& source, DiagnosticReport& report)
    : source_(source), bytes_(source.bytes()), report_(report) {
  read_wish_for_separator();
}

std::optional<CsvRow> CsvReader::next() {
  while (at_ < bytes_.size() && !report_.is_full()) {
    auto row = read_row();
    if (std::ranges::any_of(row, [](const CsvCell& cell) { return !cell.text.empty(); })) return row;
  }
  return std::nullopt;
}

void CsvReader::read_wish_for_separator() {
  constexpr std::string_view kWish = "sep=";
  if (!bytes_.starts_with(kWish)) return;
  const auto end = bytes_.find_first_of("\r\n");
  if (end != kWish.size() + 1) return;
  separator_ = bytes_[kWish.size()];
  at_ = end;
  skip_line_end();
}

bool CsvReader::is_separator(char c) const {
  return separator_ != '\0' ? c == separator_ : c == ',' || c == ';' || c == '\t';
}

void CsvReader::skip_line_end() {
  if (at_ < bytes_.size() && bytes_[at_] == '\r') ++at_;
  if (at_ < bytes_.size() && bytes_[at_] == '\n') ++at_;
}

CsvRow CsvReader::read_row() {
  constexpr std::size_t kMostCells = 1000;
  CsvRow row;
  while (true) {
    row.push_back(read_cell());
    if (at_ >= bytes_.size()) return row;
    if (!is_separator(bytes_[at_])) break;
    if (row.size() == kMostCells) {
      report_.add(DiagnosticCode::TableSyntax, source_.span_at(at_),
                  fmt::format("This row has more than {} cells.", kMostCells), "Take out what is empty.");
      at_ = std::min(bytes_.find_first_of(kLineEnds, at_), bytes_.size());
      break;
    }
    separator_ = bytes_[at_++];
  }
  skip_line_end();
  return row;
}

CsvCell CsvReader::read_cell() {
  const auto begin = at_;
  CsvCell cell;
  if (at_ < bytes_.size() && bytes_[at_] == '"') {
    cell.text = read_quoted();
  } else {
    skip_to_end_of_cell();
    cell.text = bytes_.substr(begin, at_ - begin);
  }
  const auto end_of_line = std::min(bytes_.find_first_of(kLineEnds, begin), at_);
  cell.place = source_.span_at(begin, std::max<std::size_t>(end_of_line - begin, 1));
  cell.text = armed_again(cell.text);
  return cell;
}

void CsvReader::skip_to_end_of_cell() {
  while (at_ < bytes_.size() && !is_separator(bytes_[at_]) &&
         kLineEnds.find(bytes_[at_]) == std::string::npos)
    ++at_;
}

std::string CsvReader::read_quoted() {
  const auto begin = at_++;
  std::string text;
  while (at_ < bytes_.size()) {
    const char c = bytes_[at_++];
    const bool again = at_ < bytes_.size() && c == '"' && bytes_[at_] == '"';
    if (c == '"' && !again) {
      skip_what_follows_a_quote();
      return text;
    }
    if (again) ++at_;
    if (c == '\r' && at_ < bytes_.size() && bytes_[at_] == '\n') ++at_;
    text += c == '\r' ? '\n' : c;
  }
  report_.add(DiagnosticCode::TableSyntax, source_.span_at(begin), "This quote is never closed.",
              "Close it with a double quote; a quote inside the text is written twice.");
  return text;
}

void CsvReader::skip_what_follows_a_quote() {
  const auto begin = at_;
  skip_to_end_of_cell();
  if (at_ == begin) return;
  report_.add(DiagnosticCode::TableSyntax, source_.span_at(begin, at_ - begin),
              "The cell ends at the quote before this, and something follows it.",
              "Write a quote that belongs to the text twice.");
}

}  // namespace rapport
