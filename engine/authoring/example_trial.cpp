// SPDX-License-Identifier: MIT
#include "engine/authoring/example_trial.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "engine/authoring/cue_words.h"
#include "engine/text/folded_text.h"
#include "engine/text/short_forms.h"

namespace rapport {
namespace {

/// Words that may begin a sentence and tell how the rest of it is meant (assessor/scope.h). With a capital
/// they are no names.
constexpr auto kNoNames = std::to_array<std::string_view>(
    {"i",    "we",     "you",     "he",   "she",     "it",     "they", "that", "this",
     "what", "who",    "there",   "here", "if",      "would",  "no",   "not",  "never",
     "none", "nobody", "neither", "nor",  "without", "hardly", "as"});

class WordCollection {
 public:
  explicit WordCollection(const Rubric& rubric) : words_(kNoNames.begin(), kNoNames.end()) {
    for (const auto& list : rubric.word_lists) {
      for (const auto& word : list.words) add_cue_word(word);
    }
    for (const auto& indicator : rubric.indicators) {
      for (const auto& cue : indicator.cues) {
        for (const auto word : cue_words(cue)) add_cue_word(word);
      }
    }
    for (const auto& indicator : rubric.indicators) {
      for (const auto& example : indicator.examples) add_sentence(example);
      for (const auto& example : indicator.counter_examples) add_sentence(example);
    }
  }

  Lexicon lexicon() const {
    std::vector<std::pair<std::string, std::uint32_t>> counted;
    for (const auto& word : words_) counted.emplace_back(word, 1);
    return Lexicon(std::move(counted));
  }

 private:
  void add_cue_word(std::string_view word) {
    if (is_plain_cue_word(word)) words_.emplace(word);
    if (word.size() > 1 && word.back() == '*') beginnings_.emplace(word.substr(0, word.size() - 1));
  }

  void add_sentence(std::string_view sentence) {
    const auto folded = fold_text(sentence).text;
    const auto is_part = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '\''; };
    for (auto at = folded.begin(); at != folded.end();) {
      const auto begin = std::find_if(at, folded.end(), is_part);
      at = std::find_if_not(begin, folded.end(), is_part);
      if (begin != at) add_typed({begin, at});
    }
  }

  void add_typed(std::string word) {
    const bool capital = word.front() >= 'A' && word.front() <= 'Z';
    for (char& c : word) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    auto full = full_words(word);
    const bool name = capital && full.size() == 1 && !begins_as_a_cue_says(word);
    if (!name) words_.insert(std::make_move_iterator(full.begin()), std::make_move_iterator(full.end()));
  }

  [[nodiscard]] bool begins_as_a_cue_says(std::string_view word) const {
    return std::ranges::any_of(beginnings_,
                               [&](const std::string& beginning) { return word.starts_with(beginning); });
  }

  std::set<std::string> words_;
  std::set<std::string> beginnings_;
};

/// The words in which a cue of the indicator is found, or none.
std::optional<std::string> found_in(std::string_view sentence, IndicatorIndex indicator,
                                    const CueGrammar& grammar, const Lexicon& lexicon) {
  const auto reply = read_words(sentence, lexicon);
  const auto scopes = word_scopes(reply);
  for (const auto& unit : reply.units) {
    const auto hits = grammar.find(reply, scopes, unit);
    const auto hit = std::ranges::find(hits, indicator, &CueHit::indicator);
    if (hit == hits.end()) continue;
    const auto begin = reply.words[hit->first].begin_byte;
    return std::string(sentence.substr(begin, reply.words[hit->last - 1].end_byte - begin));
  }
  return std::nullopt;
}

}  // namespace

Lexicon words_of(const Rubric& rubric) {
  return WordCollection(rubric).lexicon();
}

std::vector<FailedExample> failed_examples(const Rubric& rubric, const CueGrammar& grammar,
                                           std::size_t first) {
  const auto lexicon = words_of(rubric);
  std::vector<FailedExample> failed;
  for (std::size_t i = first; i < rubric.indicators.size(); ++i) {
    const auto index = static_cast<IndicatorIndex>(i);
    const auto& indicator = rubric.indicators[i];
    for (std::size_t k = 0; k < indicator.examples.size(); ++k) {
      if (!found_in(indicator.examples[k], index, grammar, lexicon)) failed.push_back({index, false, k, {}});
    }
    for (std::size_t k = 0; k < indicator.counter_examples.size(); ++k) {
      if (auto found = found_in(indicator.counter_examples[k], index, grammar, lexicon))
        failed.push_back({index, true, k, std::move(*found)});
    }
  }
  return failed;
}

}  // namespace rapport
