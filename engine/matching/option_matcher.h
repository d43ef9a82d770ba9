// SPDX-License-Identifier: MIT
/// \file Which of several options a typed text means, if any (docs/adr/0009-matching-typed-words.md).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/embedding/sentence_encoder.h"
#include "engine/matching/matchable_text.h"

namespace rapport {

struct OptionWordings {
  std::string id;
  std::vector<std::string> examples;  ///< ways of saying it
};

struct Match {
  std::size_t best = 0;  ///< position of the likeliest option
  double score = 0;      ///< how likely it is the one meant, 0 to 1
  double none = 1;       ///< how likely none of them is meant, 0 to 1, if half of all texts meant none
  [[nodiscard]] bool is_none() const { return none >= 0.5; }
};

/// How like the wordings of one option a text is.
struct OptionLikeness {
  double two_best = 0;   ///< mean likeness to the two wordings it is most like
  double regressed = 0;  ///< 1 for the option's own wordings and 0 for the others', by ridge regression
};

/// What tests/eval/fit_matching.cpp fits.
struct MatchWeights {
  double vectors = 0;  ///< share of the sentence vectors in a likeness; the letters have the rest
  double two_best = 0, regressed = 0;  ///< of an option's likeness, in how likely it is meant
  double none_constant = 0, none_two_best = 0,
         none_regressed = 0;  ///< of the best option's, in how likely none is
};

/// The weights that are used with sentence vectors, and without.
[[nodiscard]] const MatchWeights& match_weights(bool with_vectors);

/// Options ready to be matched. Immutable; any thread.
class OptionMatcher {
 public:
  /// Takes time with the cube of the number of examples: right for dozens, not for thousands. Without an
  /// encoder letters must do. Options without examples are never meant.
  OptionMatcher(const std::vector<OptionWordings>& options, const std::optional<SentenceEncoder>& encoder);

  /// Of wordings that are read already; `options[i]` are those of option i.
  OptionMatcher(std::vector<std::vector<MatchableText>> options, const MatchWeights& weights);

  /// The option that `reply` means. A text without words means none; one that repeats a wording but for case
  /// and punctuation means that option (the first of equals) for certain. Pure; linear in the reply, of which
  /// the first kMostMatchedBytes are matched by likeness; any bytes.
  [[nodiscard]] Match match(std::string_view reply) const;
  [[nodiscard]] Match match(const MatchableText& reply) const;

  /// How like each option a text is.
  [[nodiscard]] std::vector<OptionLikeness> likeness(const MatchableText& reply) const;

 private:
  [[nodiscard]] double likeness(const MatchableText& one, const MatchableText& other) const;
  void regress();

  struct Example {
    std::size_t option = 0;
    MatchableText text;
  };

  MatchWeights weights_;
  std::optional<SentenceEncoder> encoder_;
  std::size_t options_ = 0;
  std::vector<Example> examples_;  ///< option by option
  std::vector<double>
      coefficients_;  ///< of each example in the regression of each option, example by example
};

}  // namespace rapport
