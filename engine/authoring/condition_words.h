// SPDX-License-Identifier: MIT
/// \file The words of conditions: what they are called where they are read and where they are written.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "engine/rubric/rubric.h"
#include "engine/scenario/expression.h"

namespace rapport {

/// What can be asked by its name alone.
struct KeptName {
  std::string_view name;
  Operator op;
};
inline constexpr auto kKeptNames = std::to_array<KeptName>({
    {"trust", Operator::Trust},
    {"anger", Operator::Anger},
    {"patience", Operator::Patience},
    {"cost", Operator::Cost},
    {"stage", Operator::Stage},
    {"elapsed_seconds", Operator::ElapsedSeconds},
    {"elapsed_turns", Operator::ElapsedTurns},
    {"promises_kept", Operator::PromisesKept},
    {"promises_broken", Operator::PromisesBroken},
});

/// What is asked of something that stands in brackets behind it.
struct Question {
  std::string_view name;
  Operator op;
  bool counts;  ///< gives a number rather than yes or no
};
inline constexpr auto kQuestions = std::to_array<Question>({
    {"visited", Operator::Visits, false},  // kept as visits(...) > 0
    {"visits", Operator::Visits, true},
    {"known", Operator::Known, false},
    {"given", Operator::Given, false},
    {"promised", Operator::Promised, false},
    {"kept", Operator::Kept, false},
    {"broken", Operator::Broken, false},
    {"rated", Operator::Rated, true},
    {"shows", Operator::Shows, false},
});

/// A level, where it is compared with rated(...).
struct LevelWord {
  std::string_view name;
  Level level;
};
inline constexpr auto kLevelWords = std::to_array<LevelWord>({
    {"harmful", Level::Harmful},
    {"missing", Level::Missing},
    {"partial", Level::Partial},
    {"strong", Level::Strong},
});

/// What a level is called.
[[nodiscard]] std::string level_word(Level level);
/// The same of a sum, which may lead past the levels: then it is the number.
[[nodiscard]] std::string level_word(std::int32_t level);

/// Whether `name` is kept for the author, as trust and elapsed_turns are, rather than declared.
[[nodiscard]] bool is_kept_name(std::string_view name);

/// Whether conditions use `word` themselves, so that nothing can be called by it.
[[nodiscard]] bool is_condition_word(std::string_view word);

}  // namespace rapport
