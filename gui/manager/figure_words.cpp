// SPDX-License-Identifier: MIT
#include "gui/manager/figure_words.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/base/words.h"
#include "gui/trainee/wording.h"

namespace rapport::gui {

std::size_t plural_of(std::int64_t number) {
  return static_cast<std::size_t>(std::max<std::int64_t>(0, number));
}

Figure mean_figure(const std::optional<double>& mean) {
  Figure figure{mean_text(mean)};
  if (mean) figure.shade = ground_of(whole_points(*mean));
  return figure;
}

std::string kind_name(Mode mode) {
  return mode == Mode::Practice ? tr("Practice") : tr("Counted");
}

TrendLines trend_of(const std::vector<MonthRow>& months, TimePoint now) {
  TrendLines trend;
  trend.unit = tr("Points of 100");
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
    if (month.month == month_of(now)) {
      trend.is_running = true;
      words += fmt::format("\n{}", tr("This month is not over yet."));
    }
    trend.counts.push_back(tr_format("n {}", count_text(month.finished)));
    trend.tips.push_back(std::move(words));
  }
  return trend;
}

}  // namespace rapport::gui
