// SPDX-License-Identifier: MIT
/// \file Numbers of a report as they stand on the manager's screen.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/report/cohort_report.h"
#include "engine/report/count_text.h"
#include "engine/report/figure_text.h"
#include "gui/widgets/figures.h"

namespace rapport::gui {

/// Where there is nothing to tell.
inline constexpr auto kNoFigure = FigureSigns().none;

/// A number of things as the forms of words ask for it.
[[nodiscard]] std::size_t plural_of(std::int64_t number);
/// A mean with its ground.
[[nodiscard]] Figure mean_figure(const std::optional<double>& mean);
/// "Counted" or "Practice".
[[nodiscard]] std::string kind_name(Mode mode);
/// The means of each measure over months; what each month says in words. A month that is not over at `now` is
/// marked as that.
[[nodiscard]] TrendLines trend_of(const std::vector<MonthRow>& months, TimePoint now);

}  // namespace rapport::gui
