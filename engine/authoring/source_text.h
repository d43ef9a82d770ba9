// SPDX-License-Identifier: MIT
/// \file The text of an authored file, by lines.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/source_span.h"

namespace rapport {

/// Owns the bytes. Views it gives are valid as long as it is.
class SourceText {
 public:
  /// A byte order mark, which some editors put first, is dropped.
  SourceText(std::string name, std::string bytes);

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] std::string_view bytes() const { return bytes_; }
  /// Line `number` from 1 without its line break; empty if there is none.
  [[nodiscard]] std::string_view line(std::size_t number) const;
  [[nodiscard]] std::size_t line_count() const { return line_begins_.size(); }
  /// The place of the byte at `offset`.
  [[nodiscard]] SourceSpan span_at(std::size_t offset, std::size_t length_bytes = 1) const;
  /// The column of a place in characters from 1.
  [[nodiscard]] std::size_t column_of(const SourceSpan& place) const;

 private:
  std::string name_;
  std::string bytes_;
  std::vector<std::size_t> line_begins_;
};

}  // namespace rapport
