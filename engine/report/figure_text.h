// SPDX-License-Identifier: MIT
/// \file Numbers of a report as they are shown: one rounding for every place that shows them.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>

#include "engine/report/cohort_report.h"

namespace rapport {

/// What stands where there is nothing to tell, before a loss, and where nothing has changed.
struct FigureSigns {
  const char* none = "\u2013";
  const char* less = "\u2212";
  const char* same = "\u00B10";
};
/// For a terminal, which need not know any but the plain characters.
inline constexpr FigureSigns kPlainSigns = {"-", "-", "+0"};

/// In whole points, a half away from 0.
[[nodiscard]] int whole_points(double points);

[[nodiscard]] std::string mean_text(const std::optional<double>& mean, const FigureSigns& signs = {});
/// With its sign, in whole points.
[[nodiscard]] std::string lift_text(const std::optional<double>& lift, const FigureSigns& signs = {});
/// "62 %" of a share from 0 to 1.
[[nodiscard]] std::string share_text(const std::optional<double>& share01, const FigureSigns& signs = {});
/// With one decimal.
[[nodiscard]] std::string felt_text(const std::optional<double>& felt, const FigureSigns& signs = {});
[[nodiscard]] std::string cost_text(const RemedyCost& cost);

/// The points at which each of the grounds begins that go with points.
inline constexpr std::array<int, 5> kGroundsFrom = {0, 40, 60, 75, 90};
/// Which of them so many points of 100 have.
[[nodiscard]] std::size_t ground_of(int points);
/// "40–59": the points of a ground.
[[nodiscard]] std::string ground_text(std::size_t ground);

}  // namespace rapport
