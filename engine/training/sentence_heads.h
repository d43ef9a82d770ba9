// SPDX-License-Identifier: MIT
/// \file Fits the heads that answer questions about one sentence.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/assessor/levels.h"
#include "engine/training/training_set.h"

namespace rapport {

/// A question about a sentence: whether it shows an indicator or, without one, whether it earns or harms a
/// criterion.
struct Question {
  std::string name;  ///< as HeadSet::Head::question
  std::optional<IndicatorIndex> indicator;
  CriterionIndex criterion = 0;
  Step step = Step::Partial;
};

/// The questions that the labels of a setting answer: first of the criteria, each with its three steps, then
/// of the indicators.
[[nodiscard]] std::vector<Question> questions_of(Setting setting, const Rubric& rubric);

/// Fits and applies heads for the sentences of one setting.
class SentenceHeads {
 public:
  /// What is given must outlive it. Without `with_vectors` words and cues must do.
  SentenceHeads(const TrainingSet& set, const Rubric& rubric, Setting setting, bool with_vectors);

  /// Every sentence of the setting.
  [[nodiscard]] const std::vector<const TrainingSentence*>& sentences() const { return sentences_; }

  /// The weights of a head that learnt from the given sentences; empty if hardly any of them answers with
  /// yes. Any thread.
  [[nodiscard]] std::vector<double> weights(const Question& question,
                                            const std::vector<const TrainingSentence*>& from) const;

  /// What a head makes of a sentence.
  [[nodiscard]] double score(const Question& question, const std::vector<double>& weights,
                             const TrainingSentence& sentence) const;

  /// A head for every question that can be learnt, from all sentences.
  [[nodiscard]] HeadSet fit() const;

 private:
  /// Which sentence vectors a head sees.
  enum class Vectors { None, Own, Both };

  [[nodiscard]] Vectors vectors_for(const Question& question) const;
  [[nodiscard]] int columns(Vectors vectors) const;
  [[nodiscard]] bool answer(const Question& question, const TrainingSentence& sentence) const;
  [[nodiscard]] Row row(const TrainingSentence& sentence, Vectors vectors) const;
  [[nodiscard]] HeadSet::Head head(const Question& question, const std::vector<double>& weights) const;

  const TrainingSet& set_;
  const Rubric& rubric_;
  Setting setting_;
  bool with_vectors_;
  std::vector<const TrainingSentence*> sentences_;
};

}  // namespace rapport
