// SPDX-License-Identifier: MIT
#include "engine/authoring/condition_words.h"

#include <algorithm>

namespace rapport {
namespace {

/// Words that are part of the language itself.
constexpr auto kKeywords = std::to_array<std::string_view>({"and", "or", "not", "is", "true", "false"});

}  // namespace

std::string level_word(Level level) {
  return level_word(static_cast<std::int32_t>(level));
}

std::string level_word(std::int32_t level) {
  const auto* const word = std::ranges::find(
      kLevelWords, level, [](const LevelWord& each) { return static_cast<std::int32_t>(each.level); });
  return word == kLevelWords.end() ? std::to_string(level) : std::string(word->name);
}

bool is_kept_name(std::string_view name) {
  return std::ranges::find(kKeptNames, name, &KeptName::name) != kKeptNames.end();
}

bool is_condition_word(std::string_view word) {
  return is_kept_name(word) || std::ranges::find(kKeywords, word) != kKeywords.end() ||
         std::ranges::find(kQuestions, word, &Question::name) != kQuestions.end() ||
         std::ranges::find(kLevelWords, word, &LevelWord::name) != kLevelWords.end();
}

}  // namespace rapport
