// SPDX-License-Identifier: MIT
/// \file A table of comma-separated values that grows cell by cell.
#pragma once

#include <fmt/format.h>

#include <cmath>
#include <concepts>
#include <optional>
#include <string>
#include <string_view>

#include "engine/exporting/plain_characters.h"
#include "engine/exporting/rounded_score.h"
#include "engine/text/csv_cell.h"

namespace rapport {

/// RFC 4180. Texts may come from anybody and are disarmed; numbers stay numbers.
class CsvRows {
 public:
  CsvRows& text(std::string_view words) { return add(csv_cell(plain_characters(words))); }
  template <std::integral Number>
  CsvRows& number(Number value) {
    return add(fmt::format("{}", value));
  }
  /// With four decimals at most.
  CsvRows& number(double value) {
    return std::isfinite(value) ? add(fmt::format("{}", rounded_score(value))) : add("");
  }
  CsvRows& number(const std::optional<double>& value) { return value ? number(*value) : nothing(); }
  CsvRows& nothing(int cells = 1) {
    for (int i = 0; i < cells; ++i) add("");
    return *this;
  }
  /// Ends the row.
  CsvRows& end() {
    bytes_ += kCsvLineEnd;
    begins_ = true;
    return *this;
  }

  [[nodiscard]] const std::string& bytes() const { return bytes_; }

 private:
  CsvRows& add(const std::string& cell) {
    if (!begins_) bytes_ += ',';
    begins_ = false;
    bytes_ += cell;
    return *this;
  }

  std::string bytes_;
  bool begins_ = true;
};

}  // namespace rapport
