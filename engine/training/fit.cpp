// SPDX-License-Identifier: MIT
#include "engine/training/fit.h"

#include "engine/training/fit_levels.h"
#include "engine/training/fit_places.h"
#include "engine/training/sentence_heads.h"
#include "engine/training/training_set.h"
#include "engine/training/word_counts.h"

namespace rapport {
namespace {

Heads fit_heads(const TrainingSet& set, const Rubric& rubric, const std::optional<SentenceEncoder>& encoder) {
  Heads heads;
  heads.places = fit_places(set, encoder);
  for (std::size_t s = 0; s < kSettings; ++s) {
    const auto setting = static_cast<Setting>(s);
    const SentenceHeads sentence_heads(set, rubric, setting, encoder.has_value());
    heads.settings[s] = sentence_heads.fit();
    heads.levels[s] = fit_levels(set, rubric, setting, sentence_heads);
  }
  return heads;
}

}  // namespace

Result<Model> fit(const Corpus& corpus, const Rubric& rubric, const std::optional<SentenceEncoder>& encoder) {
  const auto grammar = CueGrammar::compile(rubric);
  if (!grammar) return tl::unexpected(grammar.error());
  Model model;
  model.rubric_id = rubric.id;
  model.corpus = corpus.hash;
  model.lexicon = Lexicon(word_counts(corpus));
  const auto set = training_set(corpus, rubric, *grammar, model.lexicon, encoder);
  model.plain = fit_heads(set, rubric, std::nullopt);
  if (encoder) model.vectors = fit_heads(set, rubric, encoder);
  return model;
}

}  // namespace rapport
