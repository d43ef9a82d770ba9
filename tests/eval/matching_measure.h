// SPDX-License-Identifier: MIT
/// \file Measures matching on texts whose intents are known.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/embedding/sentence_encoder.h"
#include "engine/matching/option_matcher.h"

namespace rapport::eval {

/// Wordings by what they mean.
struct Intents {
  std::vector<std::vector<MatchableText>> wordings;
  std::vector<std::size_t> domains;  ///< of each intent
};

/// One drawing: options with their examples, and texts to be matched.
struct MatchingDraw {
  struct Asked {
    const MatchableText* text = nullptr;
    std::optional<std::size_t> option;  ///< none: none of the options
  };
  std::vector<std::vector<MatchableText>> options;
  std::vector<Asked> asked;
};

struct MatchingProtocol {
  std::size_t options = 6, examples = 5;
  std::size_t asked_of_each = 20;  ///< other wordings of each option, as far as there are so many
  std::size_t asked_of_none = 20;  ///< wordings of other intents
  bool one_domain = false;         ///< options, and what is none of them, come from one domain
};

/// The draw of a seed; the same on every machine. Requires more intents in every domain than there are
/// options.
[[nodiscard]] MatchingDraw draw_matching(const Intents& intents, const MatchingProtocol& protocol,
                                         std::size_t seed);

struct MatchingMeasure {
  double accuracy = 0;    ///< share of the texts with an option that went to it
  double none_area = 0;   ///< area under the curve of `none`, the mean over the draws
  double none_found = 0;  ///< share of the others that is_none() tells
  double none_wrong = 0;  ///< share of the texts with an option that is_none() holds back
};

[[nodiscard]] MatchingMeasure measure_matching(const Intents& intents, const MatchWeights& weights,
                                               const MatchingProtocol& protocol = {},
                                               std::size_t draws = 200);

/// Runs the protocol of assets for measuring, six options with five examples each, over a table with the
/// columns id, text and label.
[[nodiscard]] Result<MatchingMeasure> measure_matching(const std::filesystem::path& table,
                                                       const std::optional<SentenceEncoder>& encoder,
                                                       const MatchWeights& weights);

}  // namespace rapport::eval
