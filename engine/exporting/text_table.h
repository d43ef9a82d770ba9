// SPDX-License-Identifier: MIT
/// \file A table of characters for a terminal.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "engine/exporting/text_style.h"

namespace rapport {

/// Columns of text and numbers, as wide as what is in them. The first column gives way where the table would
/// be wider than the terminal: what does not fit ends in an ellipsis. It never gets narrower than ten
/// characters; a table that is still too wide then is left so.
class TextTable {
 public:
  enum class Side { Left, Right };
  struct Column {
    std::string heading;
    Side side = Side::Right;
  };

  explicit TextTable(std::vector<Column> columns);

  /// One cell for each column, in any bytes: what is no text is made harmless.
  void add_row(const std::vector<std::string>& cells);

  [[nodiscard]] bool is_empty() const { return rows_.empty(); }

  /// The heading in bold and the rows, each ending with a line break.
  [[nodiscard]] std::string text(const TextStyle& style) const;

 private:
  [[nodiscard]] std::vector<std::size_t> widths(std::size_t most) const;

  std::vector<Column> columns_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace rapport
