// SPDX-License-Identifier: MIT
#include "engine/assessor/cue_grammar.h"

#include <fmt/format.h>
#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
#include <string>
#include <utility>

#include "engine/assessor/cue_pattern.h"

namespace rapport {
namespace {
constexpr std::int64_t kMostMemory = std::int64_t{64} << 20U;
}

struct CueGrammar::Patterns {
  struct Pattern {
    std::unique_ptr<re2::RE2> expression;
    IndicatorIndex indicator = 0;
    Polarity polarity = Polarity::Earns;
  };
  explicit Patterns(const re2::RE2::Options& options) : set(options, re2::RE2::UNANCHORED) {}
  re2::RE2::Set set;
  std::vector<Pattern> patterns;
};

CueGrammar::CueGrammar(std::unique_ptr<Patterns> patterns) : patterns_(std::move(patterns)) {}
CueGrammar::CueGrammar(CueGrammar&&) noexcept = default;
CueGrammar& CueGrammar::operator=(CueGrammar&&) noexcept = default;
CueGrammar::~CueGrammar() = default;

Result<CueGrammar> CueGrammar::compile(const Rubric& rubric) {
  re2::RE2::Options options(re2::RE2::Quiet);
  options.set_encoding(re2::RE2::Options::EncodingLatin1);  // folded text is ASCII
  options.set_max_mem(kMostMemory);
  auto patterns = std::make_unique<Patterns>(options);
  for (std::size_t i = 0; i < rubric.indicators.size(); ++i) {
    const auto& indicator = rubric.indicators[i];
    for (const auto& cue : indicator.cues) {
      const auto expression = cue_expression(cue, rubric.word_lists);
      if (!expression)
        return failure(ErrorCode::Invalid, fmt::format("{}: {}", cue, expression.error().message));
      auto compiled = std::make_unique<re2::RE2>(*expression, options);
      if (!compiled->ok() || patterns->set.Add(*expression, nullptr) < 0)
        return failure(ErrorCode::Invalid,
                       fmt::format("The cue \"{}\" of {} cannot be used.", cue, indicator.id));
      patterns->patterns.push_back({std::move(compiled), static_cast<IndicatorIndex>(i), indicator.polarity});
    }
  }
  if (!patterns->patterns.empty() && !patterns->set.Compile())
    return failure(ErrorCode::Invalid, "The rubric has more cues than can be searched for at once.");
  return CueGrammar(std::move(patterns));
}

namespace {

/// A sentence as cues see it: a blank, then each word and a blank.
struct Sentence {
  std::string text = " ";
  std::vector<std::size_t> ends;  ///< for each word of the unit, the byte after its blank

  Sentence(const ReplyWords& reply, const Unit& unit) {
    for (std::size_t i = unit.first; i < unit.last; ++i) {
      text += reply.words[i].form;
      text += ' ';
      ends.push_back(text.size());
    }
  }
  /// The word that the byte `at` belongs to, counted from the unit's first.
  [[nodiscard]] std::size_t word_at(std::size_t at) const {
    return static_cast<std::size_t>(std::upper_bound(ends.begin(), ends.end(), at) - ends.begin());
  }
};

bool counts(const std::vector<Scope>& scopes, const CueHit& hit, Polarity polarity) {
  for (std::size_t i = hit.first; i < hit.last; ++i) {
    const auto& scope = scopes[i];
    if (scope.quoted || scope.reported) return false;
    if (polarity != Polarity::Harms && (scope.denied || scope.imagined)) return false;
  }
  return true;
}

}  // namespace

std::vector<CueHit> CueGrammar::find(const ReplyWords& reply, const std::vector<Scope>& scopes,
                                     const Unit& unit) const {
  std::vector<CueHit> hits;
  if (patterns_->patterns.empty()) return hits;
  const Sentence sentence(reply, unit);
  std::vector<int> found;
  if (!patterns_->set.Match(sentence.text, &found)) return hits;
  std::ranges::sort(found);
  for (const int index : found) {
    const auto& pattern = patterns_->patterns[static_cast<std::size_t>(index)];
    re2::StringPiece part;
    std::size_t from = 0;
    while (from < sentence.text.size() && pattern.expression->Match(sentence.text, from, sentence.text.size(),
                                                                    re2::RE2::UNANCHORED, &part, 1)) {
      const auto begin = static_cast<std::size_t>(part.data() - sentence.text.data());
      const auto end = begin + part.size();
      CueHit hit{pattern.indicator, unit.first + sentence.word_at(begin + 1),
                 unit.first + sentence.word_at(end - 1) + 1};
      hit.last = std::min(hit.last, unit.last);
      if (hit.first < hit.last && counts(scopes, hit, pattern.polarity)) hits.push_back(hit);
      from = std::max(end - 1, from + 1);
    }
  }
  return hits;
}

}  // namespace rapport
