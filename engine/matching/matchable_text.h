// SPDX-License-Identifier: MIT
/// \file A text as matching sees it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/embedding/sentence_encoder.h"

namespace rapport {

/// Runs of three to five letters inside words, by their keys in rising order, each with its weight; of length
/// 1 as a vector, or empty.
using LetterRuns = std::vector<std::pair<std::uint64_t, float>>;

struct MatchableText {
  std::string words;  ///< as plain_words() gives them; empty if the text says nothing
  LetterRuns runs;
  SentenceVector vector{};  ///< zero without an encoder
};

/// Bytes of a text that are matched by likeness; what follows is left out.
inline constexpr std::size_t kMostMatchedBytes = 20'000;

/// Reads a text. Case, accents and look-alike letters make no difference. Linear in the text; any bytes, any
/// thread.
[[nodiscard]] MatchableText matchable_text(std::string_view text,
                                           const std::optional<SentenceEncoder>& encoder);

/// The cosine of the runs of letters.
[[nodiscard]] double likeness_of_letters(const MatchableText& one, const MatchableText& other);

/// The cosine of the sentence vectors.
[[nodiscard]] double likeness_of_vectors(const MatchableText& one, const MatchableText& other);

}  // namespace rapport
