// SPDX-License-Identifier: MIT
/// \file The words the assessor knows, their stems, and what a mistyped one was meant to be.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace rapport {

/// A stable 64-bit name for a piece of text (FNV-1a). `seed` chains pieces.
[[nodiscard]] constexpr std::uint64_t text_key(std::string_view text,
                                               std::uint64_t seed = 0xCBF29CE484222325ULL) {
  for (const char c : text) seed = (seed ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
  return seed;
}

/// A word that is known.
struct KnownWord {
  std::string word;         ///< lower case
  std::uint32_t count = 0;  ///< how often it was seen
  std::string stem;         ///< Snowball's English stem
  std::uint64_t stem_key = 0;
  bool grammar =
      false;  ///< one of the small words that every sentence is made of: articles, pronouns, auxiliaries
};

/// Immutable once built; shared between threads without locks.
class Lexicon {
 public:
  Lexicon() = default;
  /// From words in lower case and how often each was seen.
  explicit Lexicon(std::vector<std::pair<std::string, std::uint32_t>> counted);

  /// Null if unknown. Valid as long as the lexicon.
  [[nodiscard]] const KnownWord* find(std::string_view lower_case_word) const;

  /// The known word that a slip of the fingers away from `word` (one letter more, less or other, or two
  /// swapped) is most often seen; null if there is none, or if `word` is too short to tell.
  [[nodiscard]] const KnownWord* repaired(std::string_view lower_case_word) const;

  [[nodiscard]] const std::vector<KnownWord>& words() const { return words_; }

 private:
  std::vector<KnownWord> words_;
  std::unordered_map<std::uint64_t, std::uint32_t> by_word_;
  std::unordered_multimap<std::uint64_t, std::uint32_t> by_loss_;  ///< each word with one letter left out
};

}  // namespace rapport
