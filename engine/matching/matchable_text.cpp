// SPDX-License-Identifier: MIT
#include "engine/matching/matchable_text.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/matching/word_weights.h"
#include "engine/text/folded_text.h"
#include "engine/text/lexicon.h"
#include "engine/text/plain_words.h"

namespace rapport {
namespace {

constexpr std::size_t kShortestRun = 3, kLongestRun = 5;

/// Adds the runs of a word with a blank at either end. Together they count as the word, however long it is.
void add_runs(std::string_view word, LetterRuns& runs) {
  const auto padded = " " + std::string(word) + " ";
  const auto first = runs.size();
  for (auto size = kShortestRun; size <= std::min(kLongestRun, padded.size()); ++size) {
    for (std::size_t at = 0; at + size <= padded.size(); ++at)
      runs.emplace_back(text_key(std::string_view(padded).substr(at, size)), 0.0F);
  }
  const auto weight = word_weight(word) / std::sqrt(static_cast<double>(runs.size() - first));
  for (auto i = first; i < runs.size(); ++i) runs[i].second = static_cast<float>(weight);
}

LetterRuns runs_of(std::string_view plain) {
  LetterRuns runs;
  while (!plain.empty()) {
    const auto blank = std::min(plain.find(' '), plain.size());
    if (blank > 0) add_runs(plain.substr(0, blank), runs);
    plain.remove_prefix(std::min(blank + 1, plain.size()));
  }
  std::ranges::sort(runs);
  LetterRuns once;
  for (const auto& [key, weight] : runs) {
    if (once.empty() || once.back().first != key) once.emplace_back(key, 0.0F);
    once.back().second += weight;
  }
  const auto squares = std::accumulate(once.begin(), once.end(), 0.0, [](double sum, const auto& run) {
    return sum + run.second * run.second;
  });
  if (squares > 0) {
    for (auto& run : once) run.second /= static_cast<float>(std::sqrt(squares));
  }
  return once;
}

/// As typed but for case and accents, with its punctuation. Text in other alphabets stays as it is.
std::string levelled(std::string_view text) {
  auto folded = fold_text(text, kMostMatchedBytes);
  if (folded.foreign_letters > 0) return std::string(text.substr(0, kMostMatchedBytes));
  std::ranges::transform(folded.text, folded.text.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return std::move(folded.text);
}

}  // namespace

MatchableText matchable_text(std::string_view text, const std::optional<SentenceEncoder>& encoder) {
  MatchableText result;
  result.words = plain_words(text);
  if (result.words.empty()) return result;
  const auto level = levelled(text);
  result.runs = runs_of(plain_words(level));
  if (encoder) result.vector = encoder->embed(level);
  return result;
}

double likeness_of_letters(const MatchableText& one, const MatchableText& other) {
  double sum = 0;
  auto a = one.runs.begin();
  for (auto b = other.runs.begin(); a != one.runs.end() && b != other.runs.end();) {
    if (a->first == b->first) {
      sum += static_cast<double>(a++->second) * static_cast<double>(b++->second);
    } else if (a->first < b->first) {
      ++a;
    } else {
      ++b;
    }
  }
  return sum;
}

double likeness_of_vectors(const MatchableText& one, const MatchableText& other) {
  return std::inner_product(one.vector.begin(), one.vector.end(), other.vector.begin(), 0.0F);
}

}  // namespace rapport
