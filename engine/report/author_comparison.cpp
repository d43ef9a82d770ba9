// SPDX-License-Identifier: MIT
#include "engine/report/author_comparison.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cstdlib>

#include "engine/assessment/listener.h"
#include "engine/report/debrief.h"

namespace rapport {
namespace {

std::vector<std::string> signs_on(const Rubric& rubric, const Reading& reading, CriterionIndex criterion,
                                  std::string_view words) {
  std::vector<std::string> signs;
  for (const auto& sign : reading.signs) {
    const auto& indicator = rubric.indicators[sign.indicator];
    if (!indicator.concerns(criterion)) continue;
    signs.push_back(fmt::format("{}: {}", indicator.id,
                                words.substr(sign.words.begin, sign.words.end - sign.words.begin)));
  }
  return signs;
}

/// `general` with the scenario's own rubric, if it has one.
Assessor assessor_for(const Scenario& scenario, const Assessor& general) {
  return scenario.rubric == nullptr ? general : general.with_rubric(scenario.rubric).value_or(general);
}

}  // namespace

std::vector<RatingDifference> rating_differences(const Scenario& scenario, const Assessor& general) {
  const auto assessor = assessor_for(scenario, general);
  const auto& rubric = assessor.rubric();
  std::vector<RatingDifference> differences;
  for (const auto& turn : scenario.turns) {
    const auto context = assessor.context(customer_words_at(turn));
    for (const auto& reply : turn.replies) {
      if (reply.kind == ReplyOption::Kind::Done) continue;
      const auto reading = assessor.read(context, reply.words);
      for (const auto& rating : reply.ratings) {
        if (rating.criterion >= reading.criteria.size()) continue;
        const auto& rated = reading.criteria[rating.criterion];
        if (std::abs(static_cast<int>(rating.level) - static_cast<int>(rated.level)) < kWorthAWord) continue;
        differences.push_back({turn.id, reply.id, rubric.criteria[rating.criterion].id, rating.place,
                               rating.level, rated.level, rated.confidence,
                               signs_on(rubric, reading, rating.criterion, reply.words),
                               rating.assessor_differs});
      }
    }
  }
  return differences;
}

std::string to_text(const RatingDifference& difference) {
  auto text = fmt::format("turn {}, reply {}: {} is {} by the author and {} by the assessor ({:.0f} % sure)",
                          difference.turn_id, difference.reply_id, difference.criterion_id,
                          level_name(difference.authored), level_name(difference.assessed),
                          100 * difference.confidence);
  if (!difference.signs.empty()) text += fmt::format("; it went by {}", fmt::join(difference.signs, "; "));
  if (!difference.explanation.empty())
    text += fmt::format(". The author explains: {}", difference.explanation);
  return text;
}

}  // namespace rapport
