// SPDX-License-Identifier: MIT
/// \file How far ratings agree with labels.
#pragma once

#include <vector>

namespace rapport {

/// Cohen's kappa with quadratic weights (Cohen 1968) between two ratings of the same things: 1 is perfect, 0
/// what chance gives. 1 if both never differ. Requires equal lengths.
[[nodiscard]] double weighted_kappa(const std::vector<int>& one, const std::vector<int>& other);

/// F1 of the positive class; 0 if nothing is found or there is nothing to find.
[[nodiscard]] double f1(const std::vector<bool>& truth, const std::vector<bool>& found);

/// The mean of the F1 of both classes.
[[nodiscard]] double macro_f1(const std::vector<bool>& truth, const std::vector<bool>& found);

/// The chance that a positive scores above a negative, ties counting half (Mann and Whitney 1947); 0.5
/// without both.
[[nodiscard]] double area_under_curve(const std::vector<bool>& truth, const std::vector<double>& scores);

/// The mean distance between stated confidence and how often it was right, over ten bins of equal width (Guo
/// et al. 2017).
[[nodiscard]] double calibration_error(const std::vector<bool>& right, const std::vector<double>& confidence);

}  // namespace rapport
