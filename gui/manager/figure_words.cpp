// SPDX-License-Identifier: MIT
#include "gui/manager/figure_words.h"

#include <fmt/format.h>

#include <cmath>

#include "engine/base/words.h"
#include "gui/trainee/wording.h"

namespace rapport::gui {

std::string mean_text(const std::optional<double>& mean) {
  return mean ? fmt::format("{:.0f}", *mean) : kNoFigure;
}

std::string lift_text(const std::optional<double>& lift) {
  if (!lift) return kNoFigure;
  const auto points = std::lround(*lift);
  if (points == 0) return "±0";
  return points > 0 ? fmt::format("+{}", points) : fmt::format("−{}", -points);
}

std::string share_text(const std::optional<double>& share01) {
  return share01 ? fmt::format("{:.0f} %", *share01 * 100) : kNoFigure;
}

std::string felt_text(const std::optional<double>& felt) {
  return felt ? fmt::format("{:.1f}", *felt) : kNoFigure;
}

std::string cost_text(const RemedyCost& cost) {
  return cost.currency.empty() ? count_text(cost.amount)
                               : fmt::format("{} {}", count_text(cost.amount), cost.currency);
}

std::size_t shade_of(int points) {
  return points < 40 ? 0 : points < 60 ? 1 : points < 75 ? 2 : points < 90 ? 3 : 4;
}

TrendLines trend_of(const std::vector<MonthRow>& months) {
  TrendLines trend;
  for (const auto measure : kAllMeasures) trend.lines.push_back({measure_name(measure), {}});
  for (const auto& month : months) {
    trend.steps.push_back(text_of(month.month));
    const auto finished = static_cast<std::size_t>(month.finished);
    auto words = tr_n_format("{} finished attempt.", "{} finished attempts.", finished, finished);
    for (const auto measure : kAllMeasures) {
      const auto& mean = month.measures[place_of(measure)].mean;
      trend.lines[place_of(measure)].values.push_back(mean);
      if (mean) words += fmt::format("\n{}: {}", measure_name(measure), mean_text(mean));
    }
    trend.tips.push_back(std::move(words));
  }
  return trend;
}

}  // namespace rapport::gui
