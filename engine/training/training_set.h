// SPDX-License-Identifier: MIT
/// \file The corpus as the fit sees it: every sentence that is not held out, with what is known of it.
#pragma once

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/assessor/reply_reading.h"
#include "engine/embedding/sentence_encoder.h"
#include "engine/training/corpus.h"
#include "engine/training/logistic_regression.h"

namespace rapport {

/// Situations fall into so many parts, so that a part can be judged by what was learnt from the others.
inline constexpr std::size_t kFolds = 3;

/// A feature that fewer sentences show is left out.
inline constexpr std::size_t kFewestSentences = 3;

struct TrainingSentence {
  std::size_t reply = 0;      ///< position in TrainingSet::replies
  std::size_t unit = 0;       ///< in its reading
  std::vector<int> features;  ///< columns, ascending; TrainingSet::features names them
  std::vector<std::pair<IndicatorIndex, bool>> signs;  ///< shown, and whether weakly
};

struct TrainingReply {
  const LabelledReply* labelled = nullptr;
  std::size_t fold = 0;
  ReplyReading reading;
  CustomerWords customer;
  std::vector<SentenceVector> vectors;  ///< one for each unit; empty without an encoder
};

struct TrainingSet {
  std::deque<TrainingReply> replies;
  std::vector<TrainingSentence> sentences;
  std::vector<std::string> features;  ///< names by column, from 1, in their order; the first is empty

  [[nodiscard]] int columns() const { return static_cast<int>(features.size()) - 1; }
  [[nodiscard]] const TrainingReply& reply_of(const TrainingSentence& sentence) const {
    return replies[sentence.reply];
  }
};

/// Points into `corpus`, which must outlive it.
[[nodiscard]] TrainingSet training_set(const Corpus& corpus, const Rubric& rubric, const CueGrammar& grammar,
                                       const Lexicon& lexicon, const std::optional<SentenceEncoder>& encoder);

}  // namespace rapport
