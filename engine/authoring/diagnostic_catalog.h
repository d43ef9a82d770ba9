// SPDX-License-Identifier: MIT
/// \file Every problem that an authored file can have, with its stable code.
///
/// The numbers never change and are never used again. Each has a page in docs/diagnostics/ whose example is a
/// test.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace rapport {

enum class Severity { Error, Warning };

// X(identifier, number, severity)
#define RAPPORT_DIAGNOSTICS(X)            \
  /* the file */                          \
  X(FileNotRead, 1, Error)                \
  X(FileTooLarge, 2, Error)               \
  X(InvalidUtf8, 3, Error)                \
  X(ControlCharacter, 4, Error)           \
  X(YamlSyntax, 5, Error)                 \
  X(DuplicateKey, 6, Error)               \
  X(SecondDocument, 7, Error)             \
  X(NestedTooDeep, 8, Error)              \
  X(TooManyValues, 9, Error)              \
  X(SelfReferringAlias, 10, Error)        \
  X(MergeKey, 11, Error)                  \
  X(TagNotAllowed, 12, Error)             \
  X(KeyNotText, 13, Error)                \
  X(UnterminatedQuote, 14, Error)         \
  X(EmptyFile, 15, Error)                 \
  /* keys and values */                   \
  X(UnknownKey, 20, Error)                \
  X(MissingKey, 21, Error)                \
  X(WrongShape, 22, Error)                \
  X(EmptyValue, 23, Error)                \
  X(NotAWholeNumber, 24, Error)           \
  X(NumberOutOfRange, 25, Error)          \
  X(NotOneOf, 26, Error)                  \
  X(BadId, 27, Error)                     \
  X(DuplicateId, 28, Error)               \
  X(UnsupportedFormat, 29, Error)         \
  X(NotTrueOrFalse, 30, Error)            \
  X(BadDuration, 31, Error)               \
  X(UnknownPracticeCode, 32, Error)       \
  X(TextTooLong, 33, Error)               \
  X(TooManyEntries, 34, Error)            \
  X(BadLanguageTag, 35, Error)            \
  X(BadCurrency, 36, Error)               \
  X(ReservedName, 37, Error)              \
  X(EmptyRange, 38, Error)                \
  X(KeyNotForThisKind, 39, Error)         \
  /* names */                             \
  X(UnknownTarget, 40, Error)             \
  X(UnknownName, 41, Error)               \
  X(UnknownFact, 42, Error)               \
  X(UnknownPromise, 43, Error)            \
  X(UnknownRemedy, 44, Error)             \
  X(UnknownCriterion, 45, Error)          \
  X(UnknownIndicator, 46, Error)          \
  X(UnknownTurn, 47, Error)               \
  X(UnknownRubric, 48, Error)             \
  /* conditions and effects */            \
  X(MalformedCondition, 50, Error)        \
  X(TypeMismatch, 51, Error)              \
  X(NotACondition, 52, Error)             \
  X(ChainedComparison, 53, Error)         \
  X(SingleEquals, 54, Error)              \
  X(DivisionNotFixed, 55, Error)          \
  X(SumTooLarge, 56, Error)               \
  X(UnknownFunction, 57, Error)           \
  X(MalformedEffect, 58, Error)           \
  X(ReadOnlyName, 59, Error)              \
  X(OnlyInTypedRules, 60, Error)          \
  X(ConditionTooDeep, 61, Error)          \
  /* the way through */                   \
  X(UnreachableTurn, 70, Warning)         \
  X(UnreachableEnding, 71, Warning)       \
  X(NoWayOn, 72, Error)                   \
  X(AllRepliesMayClose, 73, Warning)      \
  X(NoEndingFromHere, 74, Error)          \
  X(SilentLoop, 75, Error)                \
  X(ConditionNeverTrue, 76, Warning)      \
  X(ConditionAlwaysTrue, 77, Warning)     \
  X(LastBranchHasCondition, 78, Error)    \
  X(BranchNeverTaken, 79, Warning)        \
  X(LastLineHasCondition, 80, Error)      \
  X(LineNeverSpoken, 81, Warning)         \
  X(NothingMoves, 82, Warning)            \
  X(WordsMissing, 83, Error)              \
  X(StayNotHere, 84, Error)               \
  X(EndingAboveSeverity, 85, Error)       \
  /* meaning */                           \
  X(VariableNeverRead, 90, Warning)       \
  X(VariableNeverSet, 91, Warning)        \
  X(FactNeverRevealed, 92, Warning)       \
  X(PromiseNeverMade, 93, Warning)        \
  X(PromiseNeverChecked, 94, Warning)     \
  X(BrokenPromiseTooCheap, 95, Warning)   \
  X(RemedyNeverGiven, 96, Warning)        \
  X(CriterionNotRated, 97, Warning)       \
  X(RatingWithoutReason, 98, Warning)     \
  X(BestReplyAlwaysFirst, 99, Warning)    \
  X(BestReplyAlwaysLongest, 100, Warning) \
  X(RecommendedKeyMissing, 101, Warning)  \
  X(SlipWithoutConsequence, 102, Warning) \
  X(RepliesSayTheSame, 103, Warning)      \
  /* the rubric */                        \
  X(BadCue, 110, Error)                   \
  X(ExampleNotFound, 111, Warning)        \
  X(CounterExampleFound, 112, Warning)    \
  X(CueNeverFound, 113, Warning)          \
  X(WordListNeverUsed, 114, Warning)      \
  X(CueRepeated, 115, Warning)            \
  /* notes that allow a warning */        \
  X(AllowedWithoutReason, 130, Warning)   \
  X(AllowsNothing, 131, Warning)          \
  X(AllowsUnknownCode, 132, Warning)      \
  X(CannotBeAllowed, 133, Warning)        \
  X(NoteNotUnderstood, 134, Warning)      \
  /* more of meaning */                   \
  X(SlipRewarded, 140, Warning)           \
  X(TensionNotInPlay, 141, Warning)       \
  X(LineTooLong, 142, Warning)            \
  X(ChangeBeyondRange, 143, Warning)      \
  /* more of the file */                  \
  X(TextCutByComment, 150, Warning)       \
  /* the translation */                   \
  X(TranslationSyntax, 170, Error)        \
  X(TranslationLanguage, 171, Error)      \
  X(TranslationOfAnother, 172, Error)     \
  X(LineTwice, 173, Error)                \
  X(UnknownLine, 174, Warning)            \
  X(LineMissing, 175, Warning)            \
  X(EmptyTranslation, 176, Warning)       \
  X(StaleLine, 177, Warning)              \
  X(PlaceholderLost, 178, Warning)        \
  X(TableSyntax, 179, Error)              \
  X(NoSuchScenario, 180, Error)           \
  /* the proof */                         \
  X(TurnNeverReached, 200, Warning)       \
  X(EndingNeverReached, 201, Warning)     \
  X(ReplyNeverOffered, 202, Warning)      \
  X(BranchNeverFollowed, 203, Warning)    \
  X(RuleNeverMet, 204, Warning)           \
  X(LineNeverHeard, 205, Warning)         \
  X(FactNeverLearnt, 206, Warning)        \
  X(GetsStuck, 207, Error)                \
  X(GoesRound, 208, Warning)              \
  X(PromiseNeverSettled, 209, Warning)    \
  X(ScoreOutOfReach, 210, Warning)        \
  X(BestRepliesLose, 211, Warning)        \
  X(WorstRepliesWin, 212, Warning)

enum class DiagnosticCode {
#define X(name, number, severity) name = number,
  RAPPORT_DIAGNOSTICS(X)
#undef X
};

/// Whether only a proof over all plays finds it.
[[nodiscard]] constexpr bool needs_proof(DiagnosticCode code) {
  return code >= DiagnosticCode::TurnNeverReached && code <= DiagnosticCode::WorstRepliesWin;
}

struct DiagnosticEntry {
  DiagnosticCode code;
  std::string_view name;  ///< such as "UnknownTarget"
  Severity severity;

  /// The stable code, such as "SC040".
  [[nodiscard]] std::string number() const;
};

/// All of them, by number.
[[nodiscard]] std::span<const DiagnosticEntry> diagnostic_catalog();

[[nodiscard]] const DiagnosticEntry& entry_of(DiagnosticCode code);

/// The one that somebody means by "SC092", "sc92", "92", "FactNeverRevealed" or "SC092-FactNeverRevealed".
[[nodiscard]] std::optional<DiagnosticCode> find_diagnostic(std::string_view word);

}  // namespace rapport
