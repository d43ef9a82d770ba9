// SPDX-License-Identifier: MIT
#include "engine/training/training_set.h"

#include <algorithm>
#include <map>
#include <string_view>

#include "engine/assessor/assessor.h"

namespace rapport {
namespace {

class Reader {
 public:
  Reader(const Corpus& corpus, const Rubric& rubric, const CueGrammar& grammar, const Lexicon& lexicon,
         const std::optional<SentenceEncoder>& encoder)
      : corpus_(corpus), rubric_(rubric), grammar_(grammar), lexicon_(lexicon), encoder_(encoder) {}

  TrainingSet read() {
    for (const auto& reply : corpus_.replies) {
      if (!is_held_out(corpus_, reply)) take(reply);
    }
    number_features();
    return std::move(set_);
  }

 private:
  void take(const LabelledReply& labelled) {
    auto& reply = set_.replies.emplace_back();
    reply.labelled = &labelled;
    reply.fold = part_of(corpus_.situations[labelled.situation], kFolds * kHeldOutParts) / kHeldOutParts;
    reply.customer = customer_words(labelled.customer, lexicon_);
    read_reply(labelled.words, reply.customer, rubric_, grammar_, lexicon_, reply.reading);
    reply.vectors = unit_vectors(reply.reading, encoder_);
    for (std::size_t u = 0; u < reply.reading.units.size(); ++u) {
      auto& sentence = set_.sentences.emplace_back();
      sentence.reply = set_.replies.size() - 1;
      sentence.unit = u;
      for (const auto& mark : labelled.signs) {
        if (overlaps(reply.reading, u, mark.words)) sentence.signs.emplace_back(mark.indicator, mark.weak);
      }
      unit_features(reply.reading.units[u], rubric_, [&](std::string_view name, std::size_t, std::size_t) {
        sentence.features.push_back(column_of(name));
      });
    }
  }

  static bool overlaps(const ReplyReading& reading, std::size_t u, const WordSpan& words) {
    const auto& unit = reading.units[u].unit;
    return words.begin_byte < reading.words.words[unit.last - 1].end_byte &&
           words.end_byte > reading.words.words[unit.first].begin_byte;
  }

  int column_of(std::string_view name) {
    return columns_.emplace(std::string(name), static_cast<int>(columns_.size()) + 1).first->second;
  }

  /// Leaves out rare features and numbers the rest anew in the order of their names.
  void number_features() {
    std::vector<std::size_t> seen(columns_.size() + 1, 0);
    for (auto& sentence : set_.sentences) {
      auto& features = sentence.features;
      std::ranges::sort(features);
      features.erase(std::unique(features.begin(), features.end()), features.end());
      for (const int column : features) ++seen[static_cast<std::size_t>(column)];
    }
    std::vector<int> renumbered(columns_.size() + 1, 0);
    set_.features.assign(1, {});
    for (const auto& [name, column] : columns_) {
      if (seen[static_cast<std::size_t>(column)] < kFewestSentences) continue;
      renumbered[static_cast<std::size_t>(column)] = static_cast<int>(set_.features.size());
      set_.features.push_back(name);
    }
    for (auto& sentence : set_.sentences) {
      for (int& column : sentence.features) column = renumbered[static_cast<std::size_t>(column)];
      std::erase(sentence.features, 0);
      std::ranges::sort(sentence.features);
    }
  }

  const Corpus& corpus_;
  const Rubric& rubric_;
  const CueGrammar& grammar_;
  const Lexicon& lexicon_;
  const std::optional<SentenceEncoder>& encoder_;
  TrainingSet set_;
  std::map<std::string, int, std::less<>> columns_;
};

}  // namespace

TrainingSet training_set(const Corpus& corpus, const Rubric& rubric, const CueGrammar& grammar,
                         const Lexicon& lexicon, const std::optional<SentenceEncoder>& encoder) {
  return Reader(corpus, rubric, grammar, lexicon, encoder).read();
}

}  // namespace rapport
