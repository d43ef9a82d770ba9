// SPDX-License-Identifier: MIT
/// \file Scores as numbers in files.
#pragma once

#include <cmath>

namespace rapport {

/// A score with four decimals, so that the bytes do not hang on the last bit of a sum.
[[nodiscard]] inline double rounded_score(double score01) {
  constexpr double kPlaces = 10'000;
  return std::round(score01 * kPlaces) / kPlaces;
}

}  // namespace rapport
