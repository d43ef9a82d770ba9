// SPDX-License-Identifier: MIT
/// \file A table of numbers: as wide as there is room, or each row as a few lines where there is little.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "gui/theme/look.h"
#include "gui/widgets/figures.h"

namespace rapport::gui {

/// How a table is drawn and operated.
struct FigureTableView {
  std::string_view id;  ///< heads are "###ID_by_1", rows "###ID_0", as they stand
  const std::vector<std::uint32_t>* order = nullptr;  ///< which rows, in which order; null: as they are
  std::optional<FigureOrder> sorted = {};             ///< shown at the head
  bool rows_open = false;                             ///< rows can be pressed
  std::optional<std::size_t> focus = {};  ///< a row, as it stands in the table, that gets the keyboard
};

/// What was pressed in this frame.
struct FigurePress {
  std::optional<std::size_t> column;  ///< the head of that column
  std::optional<std::size_t> row;     ///< its place in FigureTable::rows
};

/// Draws the rows that are in sight, so that it costs the same for ten and ten thousand.
FigurePress figure_table(const Look& look, const FigureTable& table, const FigureTableView& view,
                         float width);

}  // namespace rapport::gui
