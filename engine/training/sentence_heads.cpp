// SPDX-License-Identifier: MIT
#include "engine/training/sentence_heads.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <utility>

#include "engine/training/logistic_regression.h"
#include "engine/training/two_threads.h"

namespace rapport {
namespace {

constexpr std::size_t kFewestYes = 8;  ///< a question that fewer sentences answer with yes gets no head
constexpr double kCost = 1;
constexpr float kLightest = 0.1F;  ///< lighter weights on words are left out of the model

}  // namespace

std::vector<Question> questions_of(Setting setting, const Rubric& rubric) {
  std::vector<Question> questions;
  for (CriterionIndex c = 0; c < kCoreCriteria; ++c) {
    if (!labels(setting, c)) continue;
    for (std::size_t s = 0; s < kSteps.size(); ++s)
      questions.push_back(
          {fmt::format("{}:{}", rubric.criteria[c].id, kStepNames[s]), std::nullopt, c, kSteps[s]});
  }
  for (std::size_t i = 0; i < rubric.indicators.size(); ++i) {
    if (labels(setting, rubric.indicators[i]))
      questions.push_back({rubric.indicators[i].id, static_cast<IndicatorIndex>(i), 0, Step::Partial});
  }
  return questions;
}

SentenceHeads::SentenceHeads(const TrainingSet& set, const Rubric& rubric, Setting setting, bool with_vectors)
    : set_(set), rubric_(rubric), setting_(setting), with_vectors_(with_vectors) {
  for (const auto& sentence : set.sentences) {
    if (set.reply_of(sentence).labelled->setting == setting) sentences_.push_back(&sentence);
  }
}

/// Indicators stand in their own sentence; how much a sentence of a service reply earns may hang on the one
/// before. Elsewhere what comes before is as long and as varied as people are.
SentenceHeads::Vectors SentenceHeads::vectors_for(const Question& question) const {
  if (!with_vectors_) return Vectors::None;
  return question.indicator || setting_ != Setting::Service ? Vectors::Own : Vectors::Both;
}

bool SentenceHeads::answer(const Question& question, const TrainingSentence& sentence) const {
  for (const auto& [index, weak] : sentence.signs) {
    const auto& sign = rubric_.indicators[index];
    if (question.indicator) {
      if (index == *question.indicator) return true;
      continue;
    }
    if (!sign.concerns(question.criterion)) continue;
    if (question.step == Step::Harmful && sign.polarity == Polarity::Harms) return true;
    if (sign.polarity != Polarity::Earns || question.step == Step::Harmful) continue;
    if (question.step == Step::Partial || (!weak && sign.worth == Level::Strong)) return true;
  }
  return false;
}

int SentenceHeads::columns(Vectors vectors) const {
  return set_.columns() + static_cast<int>(vectors) * kVectorColumns + 1;
}

/// Columns: features, vector, previous vector, bias.
Row SentenceHeads::row(const TrainingSentence& sentence, Vectors vectors) const {
  Row row;
  for (const int column : sentence.features) row.push_back({column, kFeatureScale});
  const auto& known = set_.reply_of(sentence).vectors;
  if (vectors != Vectors::None && !known.empty())
    append(row, known[sentence.unit], kVectorScale, set_.columns());
  if (vectors == Vectors::Both && !known.empty() && sentence.unit > 0)
    append(row, known[sentence.unit - 1], kPreviousScale, set_.columns() + kVectorColumns);
  row.push_back({columns(vectors), 1});
  return row;
}

std::vector<double> SentenceHeads::weights(const Question& question,
                                           const std::vector<const TrainingSentence*>& from) const {
  std::vector<bool> yes;
  for (const auto* sentence : from) yes.push_back(answer(question, *sentence));
  const auto count = static_cast<std::size_t>(std::ranges::count(yes, true));
  if (count < kFewestYes || count == yes.size()) return {};
  const auto vectors = vectors_for(question);
  std::vector<Row> rows;
  rows.reserve(from.size());
  for (const auto* sentence : from) rows.push_back(row(*sentence, vectors));
  return logistic_regression(std::move(rows), yes, columns(vectors), kCost);
}

double SentenceHeads::score(const Question& question, const std::vector<double>& weights,
                            const TrainingSentence& sentence) const {
  double sum = 0;
  for (const auto& cell : row(sentence, vectors_for(question)))
    sum += weights[static_cast<std::size_t>(cell.column) - 1] * cell.value;
  return sum;
}

HeadSet::Head SentenceHeads::head(const Question& question, const std::vector<double>& weights) const {
  HeadSet::Head head;
  head.question = question.name;
  head.bias = static_cast<float>(weights.back());
  const auto vectors = vectors_for(question);
  const auto begin = weights.begin() + set_.columns();
  if (vectors != Vectors::None) head.vector.assign(begin, begin + kVectorColumns);
  if (vectors == Vectors::Both) head.previous.assign(begin + kVectorColumns, begin + 2 * kVectorColumns);
  return head;
}

HeadSet SentenceHeads::fit() const {
  HeadSet heads;
  std::map<int, std::vector<HeadWeight>> by_column;
  const auto questions = questions_of(setting_, rubric_);
  const auto fitted =
      in_two_threads(questions.size(), [&](std::size_t i) { return weights(questions[i], sentences_); });
  for (std::size_t i = 0; i < questions.size(); ++i) {
    if (fitted[i].empty()) continue;
    const auto index = static_cast<std::uint16_t>(heads.heads.size());
    heads.heads.push_back(head(questions[i], fitted[i]));
    for (int column = 1; column <= set_.columns(); ++column) {
      const float value = as_written(fitted[i][static_cast<std::size_t>(column) - 1]);
      if (std::abs(value) >= kLightest) by_column[column].push_back({index, value});
    }
  }
  for (const auto& [column, weights] : by_column)
    heads.features.add(set_.features[static_cast<std::size_t>(column)], weights);
  heads.features.finish();
  return heads;
}

}  // namespace rapport
