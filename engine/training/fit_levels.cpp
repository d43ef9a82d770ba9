// SPDX-License-Identifier: MIT
#include "engine/training/fit_levels.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <tuple>
#include <utility>
#include <vector>

#include "engine/training/logistic_regression.h"
#include "engine/training/two_threads.h"

namespace rapport {
namespace {

constexpr double kLevelCost = 10;
constexpr double kAlways = 9;  ///< the offset of a line that does not hang on anything
constexpr auto kExtremes = std::tuple_size_v<Extremes>;

using ExtremesByReply = std::map<std::size_t, Extremes>;

/// A line over the extremes that are used. One whose slope would go the wrong way is left out and the rest
/// fitted without it.
LevelLines::Line line_over(const ExtremesByReply& extremes, const std::vector<bool>& yes,
                           std::array<bool, kExtremes> used) {
  std::vector<Row> rows;
  for (const auto& [reply, x] : extremes) {
    auto& row = rows.emplace_back();
    for (std::size_t i = 0; i < kExtremes; ++i) {
      if (used[i]) row.push_back({static_cast<int>(i) + 1, x[i]});
    }
    row.push_back({static_cast<int>(kExtremes) + 1, 1});
  }
  const auto weights = logistic_regression(std::move(rows), yes, static_cast<int>(kExtremes) + 1, kLevelCost);
  LevelLines::Line line;
  line.offset = weights.back();
  for (std::size_t i = 0; i < kExtremes; ++i) {
    const bool earns = i < 2;  // partial and strong; harm and length weigh against
    if (used[i] && (earns ? weights[i] < 0 : weights[i] > 0)) {
      used[i] = false;
      return line_over(extremes, yes, used);
    }
    line.slopes[i] = used[i] ? weights[i] : 0;
  }
  return line;
}

class Levels {
 public:
  Levels(const TrainingSet& set, const Rubric& rubric, Setting setting, const SentenceHeads& heads)
      : set_(set), rubric_(rubric), setting_(setting), heads_(heads) {}

  std::array<LevelLines, kCoreCriteria> fit() const {
    std::array<LevelLines, kCoreCriteria> levels;
    ExtremesByReply extremes;
    for (const auto& question : questions_of(setting_, rubric_)) {
      if (question.indicator) break;
      if (question.step == kSteps.front()) extremes = none();
      count_unseen(question, extremes);
      if (question.step == kSteps.back()) levels[question.criterion] = lines(question.criterion, extremes);
    }
    return levels;
  }

 private:
  [[nodiscard]] ExtremesByReply none() const {
    ExtremesByReply extremes;
    for (const auto* sentence : heads_.sentences())
      extremes[sentence->reply] = no_extremes(set_.reply_of(*sentence).reading.units.size());
    return extremes;
  }

  void count_unseen(const Question& question, ExtremesByReply& extremes) const {
    const auto weights = in_two_threads(kFolds, [&](std::size_t fold) {
      std::vector<const TrainingSentence*> seen;
      for (const auto* sentence : heads_.sentences()) {
        if (set_.reply_of(*sentence).fold != fold) seen.push_back(sentence);
      }
      return heads_.weights(question, seen);
    });
    for (const auto* sentence : heads_.sentences()) {
      const auto& reply = set_.reply_of(*sentence);
      const auto& unseen = weights[reply.fold];
      if (unseen.empty()) continue;
      count_sentence(extremes[sentence->reply], question.step, heads_.score(question, unseen, *sentence),
                     rubric_, reply.reading, sentence->unit, question.criterion);
    }
  }

  /// Harm is judged at the counter only: elsewhere it is labelled too rarely to learn from.
  [[nodiscard]] LevelLines lines(CriterionIndex criterion, const ExtremesByReply& extremes) const {
    static constexpr std::array kAtLeast = {Level::Missing, Level::Partial, Level::Strong};
    const bool judges_harm = setting_ == Setting::Service;
    LevelLines lines;
    for (std::size_t step = 0; step < kAtLeast.size(); ++step) {
      std::vector<bool> yes;
      for (const auto& [reply, x] : extremes)
        yes.push_back(*set_.replies[reply].labelled->levels[criterion] >= kAtLeast[step]);
      const bool always = std::ranges::find(yes, false) == yes.end() || (step == 0 && !judges_harm);
      auto& line = lines.at_least[step];
      if (always) {
        line.offset = kAlways;
      } else if (!has_both_answers(yes)) {
        line.offset = -kAlways;
      } else {
        line = line_over(extremes, yes, {true, true, judges_harm, true});
      }
    }
    return lines;
  }

  const TrainingSet& set_;
  const Rubric& rubric_;
  Setting setting_;
  const SentenceHeads& heads_;
};

}  // namespace

std::array<LevelLines, kCoreCriteria> fit_levels(const TrainingSet& set, const Rubric& rubric,
                                                 Setting setting, const SentenceHeads& heads) {
  return Levels(set, rubric, setting, heads).fit();
}

}  // namespace rapport
