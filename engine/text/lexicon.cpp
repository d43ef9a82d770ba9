// SPDX-License-Identifier: MIT
#include "engine/text/lexicon.h"

#include <libstemmer.h>

#include <algorithm>
#include <array>
#include <memory>

#include "engine/text/closest_word.h"

namespace rapport {
namespace {

constexpr std::size_t kShortestRepair = 4;  ///< letters of a mistyped word
constexpr std::size_t kLongestRepair = 24;
constexpr std::uint32_t kSeenOften = 40;  ///< a word seen so often may be what three letters meant
constexpr std::uint32_t kSeenEnough = 3;  ///< rarer words repair nothing

constexpr auto kGrammar = std::to_array<std::string_view>(
    {"a",     "about", "after",  "all",   "am",    "an",    "and",   "any",    "are",     "as",
     "at",    "be",    "been",   "but",   "by",    "can",   "could", "did",    "do",      "does",
     "for",   "from",  "had",    "has",   "have",  "he",    "her",   "here",   "him",     "his",
     "how",   "i",     "if",     "in",    "into",  "is",    "it",    "its",    "just",    "me",
     "more",  "my",    "no",     "not",   "now",   "of",    "off",   "on",     "one",     "or",
     "our",   "out",   "over",   "own",   "right", "s",     "she",   "should", "so",      "some",
     "t",     "than",  "that",   "the",   "their", "them",  "then",  "there",  "these",   "they",
     "this",  "those", "to",     "too",   "up",    "us",    "very",  "was",    "we",      "well",
     "were",  "what",  "when",   "where", "which", "while", "who",   "why",    "will",    "with",
     "would", "yes",   "you",    "your",  "yours", "going", "get",   "got",    "let",     "say",
     "said",  "know",  "go",     "come",  "make",  "take",  "like",  "really", "because", "also",
     "only",  "even",  "back",   "been",  "being", "may",   "might", "must",   "shall",   "still",
     "until", "till",  "before", "again", "ever",  "every", "each",  "other",  "another", "much",
     "many",  "please"});

struct StemmerDeleter {
  void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
};

std::uint64_t without_letter(std::string_view word, std::size_t place) {
  return text_key(word.substr(place + 1), text_key(word.substr(0, place)));
}

}  // namespace

Lexicon::Lexicon(std::vector<std::pair<std::string, std::uint32_t>> counted) {
  const std::unique_ptr<sb_stemmer, StemmerDeleter> stemmer(sb_stemmer_new("english", nullptr));
  words_.reserve(counted.size());
  by_word_.reserve(counted.size());
  for (auto& [word, count] : counted) {
    const auto index = static_cast<std::uint32_t>(words_.size());
    if (!by_word_.emplace(text_key(word), index).second) continue;
    KnownWord known;
    const auto* stem = stemmer == nullptr
                           ? nullptr
                           : sb_stemmer_stem(stemmer.get(), reinterpret_cast<const sb_symbol*>(word.data()),
                                             static_cast<int>(word.size()));
    known.stem = stem == nullptr ? word : std::string(reinterpret_cast<const char*>(stem));
    known.stem_key = text_key(known.stem);
    known.grammar = std::ranges::find(kGrammar, word) != kGrammar.end();
    known.count = count;
    if (count >= kSeenEnough && word.size() + 1 >= kShortestRepair && word.size() <= kLongestRepair) {
      for (std::size_t i = 0; i < word.size(); ++i) by_loss_.emplace(without_letter(word, i), index);
    }
    known.word = std::move(word);
    words_.push_back(std::move(known));
  }
}

const KnownWord* Lexicon::find(std::string_view lower_case_word) const {
  const auto found = by_word_.find(text_key(lower_case_word));
  if (found == by_word_.end() || words_[found->second].word != lower_case_word) return nullptr;
  return &words_[found->second];
}

const KnownWord* Lexicon::repaired(std::string_view word) const {
  if (word.size() + 1 < kShortestRepair || word.size() > kLongestRepair) return nullptr;
  const KnownWord* best = nullptr;
  const auto consider = [&](std::uint32_t index) {
    const auto& known = words_[index];
    const auto needed = word.size() < kShortestRepair ? kSeenOften : kSeenEnough;
    if (known.count < needed || (best != nullptr && best->count >= known.count)) return;
    if (edit_distance(word, known.word, 1) <= 1) best = &known;
  };
  const auto consider_losses = [&](std::uint64_t key) {
    const auto [first, last] = by_loss_.equal_range(key);
    for (auto it = first; it != last; ++it) consider(it->second);
  };
  consider_losses(text_key(word));  // a letter is missing
  for (std::size_t i = 0; i < word.size(); ++i) {
    const auto key = without_letter(word, i);
    if (const auto found = by_word_.find(key); found != by_word_.end())
      consider(found->second);  // one too many
    consider_losses(key);       // another letter, or two swapped
  }
  return best;
}

}  // namespace rapport
