// SPDX-License-Identifier: MIT
#include "engine/assessor/levels.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace rapport {
namespace {

constexpr double kNothing = -9;  ///< the score of a sentence that may earn nothing

double likely(const LevelLines::Line& line, const Extremes& x) {
  return 1 / (1 + std::exp(-std::inner_product(x.begin(), x.end(), line.slopes.begin(), line.offset)));
}

/// 0 to 1 as `value` goes from `from` to `to`.
double way(double value, double from, double to) {
  return std::clamp((value - from) / (to - from), 0.0, 1.0);
}

}  // namespace

Extremes no_extremes(std::size_t sentences) {
  return {kNothing, kNothing, kNothing, std::log(std::max<double>(1, static_cast<double>(sentences)))};
}

void count_sentence(Extremes& extremes, Step step, double score, const Rubric& rubric,
                    const ReplyReading& reading, std::size_t unit, CriterionIndex criterion) {
  const auto& sentence = reading.units[unit];
  auto& found = extremes[static_cast<std::size_t>(step)];
  if (step == Step::Harmful) {
    if (harms_for_sure(sentence, rubric, criterion)) score = std::max(score, kSureHarm);
  } else if (!may_earn(reading.empty[unit], criterion) || !counts_for_credit(sentence, rubric, score)) {
    return;
  }
  found = std::max(found, score);
}

CriterionReading level_of(const LevelLines& lines, const Certainty& needs, const Extremes& extremes,
                          bool shows_harm) {
  const double unharmed = likely(lines.at_least[0], extremes);
  const double partial = likely(lines.at_least[1], extremes);
  const double strong = std::min(likely(lines.at_least[2], extremes), partial);
  CriterionReading reading;
  if (shows_harm && 1 - unharmed >= needs.harmful) {
    reading.level = Level::Harmful;
    reading.score = 0.5 * way(partial, 0, needs.partial) * way(unharmed, 0, 1 - needs.harmful);
    reading.score = std::min(reading.score, 0.49);
    reading.confidence = 1 - unharmed;
  } else if (partial < needs.partial) {
    reading.level = Level::Missing;
    reading.score = 0.5 * way(partial, 0, needs.partial);
    reading.confidence = std::max(unharmed - partial, 0.0);
  } else if (strong < needs.strong) {
    reading.level = Level::Partial;
    reading.score = 0.5 + 0.25 * way(strong, 0, needs.strong);
    reading.confidence = partial - strong;
  } else {
    reading.level = Level::Strong;
    reading.score = 0.75 + 0.25 * way(strong, needs.strong, 1);
    reading.confidence = strong;
  }
  return reading;
}

}  // namespace rapport
