// SPDX-License-Identifier: MIT
/// \file Tables, tiles and lines of numbers as values: what is shown, not how.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace rapport::gui {

/// One cell of a table.
struct Figure {
  std::string text;
  std::string detail = {};                ///< small, under it
  std::optional<std::size_t> shade = {};  ///< of Palette::shades
  std::optional<double> bar01 = {};       ///< a share of 0 to 1, as a bar beside the number
};

struct FigureColumn {
  std::string title;
  bool is_figure = true;     ///< ends at the right, as numbers do
  bool sorts = false;        ///< its head can be pressed
  std::string meaning = {};  ///< how its numbers are made; told to who points at its head; may be empty
};

using FigureRow = std::vector<Figure>;

/// A table. The first column takes what the others leave, and must not be a figure.
struct FigureTable {
  std::string title;    ///< above it; may be empty
  std::string caption;  ///< what its numbers are; may be empty
  std::vector<FigureColumn> columns;
  std::vector<FigureRow> rows;
  bool is_text = false;  ///< the first column has sentences, and is as wide as there is room
};

/// By which column a table is sorted.
struct FigureOrder {
  std::size_t column = 0;
  bool falling = false;

  friend bool operator==(const FigureOrder&, const FigureOrder&) = default;
};

/// One number with its name.
struct FigureTile {
  std::string id;  ///< "###tile_people"
  std::string name, value;
  std::string more;     ///< small, under it
  std::string meaning;  ///< how it is made; told to who points at it
};

/// One line over the steps of a chart, in points of 100.
struct TrendLine {
  std::string name;
  std::vector<std::optional<double>> values;  ///< as many as there are steps
};

struct TrendLines {
  std::vector<std::string> steps;        ///< their names
  std::vector<TrendLine> lines;          ///< the first stands out; at most five
  std::vector<std::string> tips;         ///< what each step says in words
  std::vector<std::string> counts = {};  ///< how much each step is made of, in a word; may be empty
  std::string unit = {};                 ///< of the values; may be empty
  bool is_running = false;               ///< the last step is not over yet
};

}  // namespace rapport::gui
