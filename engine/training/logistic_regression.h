// SPDX-License-Identifier: MIT
/// \file Logistic regression, by LIBLINEAR.
#pragma once

#include <cstddef>
#include <span>
#include <tuple>
#include <vector>

#include "engine/embedding/sentence_vector.h"

namespace rapport {

/// One value of a row. Columns count from 1.
struct Cell {
  int column = 0;
  double value = 0;
};

/// How many columns a sentence vector fills.
inline constexpr auto kVectorColumns = static_cast<int>(std::tuple_size_v<SentenceVector>);

/// What is known of one example: cells with ascending columns; columns that lack are 0.
using Row = std::vector<Cell>;

/// Appends a vector's numbers, times `scale`, as the columns after `last_column`.
void append(Row& row, const SentenceVector& vector, float scale, int last_column);

enum class Balance { AsTheyAre, EqualClasses };

/// The weights of `columns` columns that best tell the rows answered with yes from the others, under an L2
/// penalty of which a larger `cost` makes less (LIBLINEAR, Fan et al. 2008, solver 0). EqualClasses weighs
/// both answers the same, however many there are of each. The same rows give the same weights. Requires rows
/// with both answers.
[[nodiscard]] std::vector<double> logistic_regression(std::vector<Row> rows, const std::vector<bool>& yes,
                                                      int columns, double cost,
                                                      Balance balance = Balance::AsTheyAre);

/// Whether a logistic regression can be made: both answers are there.
[[nodiscard]] bool has_both_answers(const std::vector<bool>& yes);

}  // namespace rapport
