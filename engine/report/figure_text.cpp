// SPDX-License-Identifier: MIT
#include "engine/report/figure_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/base/words.h"
#include "engine/report/count_text.h"

namespace rapport {

int whole_points(double points) {
  return static_cast<int>(std::lround(points));
}

std::string mean_text(const std::optional<double>& mean, const FigureSigns& signs) {
  return mean ? fmt::format("{}", whole_points(*mean)) : signs.none;
}

std::string lift_text(const std::optional<double>& lift, const FigureSigns& signs) {
  if (!lift) return signs.none;
  const int points = whole_points(*lift);
  if (points == 0) return signs.same;
  return points > 0 ? fmt::format("+{}", points) : fmt::format("{}{}", signs.less, -points);
}

std::string share_text(const std::optional<double>& share01, const FigureSigns& signs) {
  return share01 ? fmt::format("{} %", whole_points(*share01 * 100)) : signs.none;
}

std::string felt_text(const std::optional<double>& felt, const FigureSigns& signs) {
  return felt ? fmt::format("{:.1f}", *felt) : signs.none;
}

std::string cost_text(const RemedyCost& cost) {
  return cost.currency.empty() ? tr_format("{} (currency not known)", count_text(cost.amount))
                               : fmt::format("{} {}", count_text(cost.amount), cost.currency);
}

std::size_t ground_of(int points) {
  const auto above = std::ranges::upper_bound(kGroundsFrom, std::max(points, 0));
  return static_cast<std::size_t>(above - kGroundsFrom.begin()) - 1;
}

std::string ground_text(std::size_t ground) {
  const int last = ground + 1 < kGroundsFrom.size() ? kGroundsFrom[ground + 1] - 1 : 100;
  return fmt::format("{}\u2013{}", kGroundsFrom[ground], last);
}

}  // namespace rapport
