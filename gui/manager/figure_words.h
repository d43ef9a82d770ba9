// SPDX-License-Identifier: MIT
/// \file Numbers of a report as they stand on the manager's screen.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/report/cohort_report.h"
#include "engine/report/count_text.h"
#include "gui/widgets/figures.h"

namespace rapport::gui {

/// Where there is nothing to tell.
inline constexpr auto kNoFigure = "–";

/// In whole points.
[[nodiscard]] std::string mean_text(const std::optional<double>& mean);
/// With its sign, in whole points.
[[nodiscard]] std::string lift_text(const std::optional<double>& lift);
/// "62 %" of a share from 0 to 1.
[[nodiscard]] std::string share_text(const std::optional<double>& share01);
/// With one decimal.
[[nodiscard]] std::string felt_text(const std::optional<double>& felt);
[[nodiscard]] std::string cost_text(const RemedyCost& cost);
/// Which shade so many points of 100 have: 0 to 4, at the same steps as in a report's page.
[[nodiscard]] std::size_t shade_of(int points);
/// The means of each measure over months; what each month says in words.
[[nodiscard]] TrendLines trend_of(const std::vector<MonthRow>& months);

}  // namespace rapport::gui
