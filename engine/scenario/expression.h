// SPDX-License-Identifier: MIT
/// \file Conditions and sums over a scenario's declared names, as authored, resolved and type-checked.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/base/source_span.h"

namespace rapport {

/// What a value is. A choice carries the set of words it is chosen from.
struct ValueType {
  enum class Kind : std::uint8_t { Integer, Boolean, Choice };
  Kind kind = Kind::Integer;
  std::uint32_t choice_set = 0;  ///< index of the variable that owns the words, or kStageSet

  friend bool operator==(const ValueType&, const ValueType&) = default;
};

/// The choice set of the stages of recovery, which belongs to no variable.
inline constexpr std::uint32_t kStageSet = 0xFFFFFFFF;

/// The most values that evaluating an expression may hold at once, and the deepest nesting of brackets.
inline constexpr std::size_t kMostOperands = 32;

/// What one node of an expression does.
enum class Operator : std::uint8_t {
  Constant,  ///< subject is the value; a choice's value is its position in the set
  Trust,
  Anger,
  Patience,
  Cost,
  ElapsedSeconds,
  ElapsedTurns,
  PromisesKept,
  PromisesBroken,
  Stage,
  Variable,  ///< subject is the variable
  Visits,    ///< subject is the turn
  Known,     ///< subject is the fact
  Given,     ///< subject is the remedy
  Promised,  ///< subject is the promise, as in the next two
  Kept,
  Broken,
  Rated,  ///< subject is the criterion; only in rules for typed replies
  Shows,  ///< subject is the indicator; only in rules for typed replies
  Add,
  Subtract,
  Multiply,
  Divide,     ///< truncating; the right side is a constant above 0
  Remainder,  ///< sign of the left side; the right side is a constant above 0
  Less,
  LessOrEqual,
  Greater,
  GreaterOrEqual,
  Equal,
  NotEqual,
  And,
  Or,
  Not,
};

/// A tree that is always well typed and can neither overflow nor divide by zero: whoever makes one has
/// checked that (see authoring/condition_parser.h). Values are 32-bit; booleans are 0 and 1.
struct Expression {
  Operator op = Operator::Constant;
  ValueType type;
  std::int32_t subject = 0;
  std::vector<Expression> operands;
  SourceSpan place;
};

}  // namespace rapport
