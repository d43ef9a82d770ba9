// SPDX-License-Identifier: MIT
/// \file Runs a program's conditions and sums.
#pragma once

#include <cstdint>

#include "engine/rubric/rating.h"
#include "engine/scenario/program.h"

namespace rapport {

/// How a reply in the trainee's own words was rated; what rules for typed replies may ask.
struct Heard {
  Ratings ratings;
  IndicatorSet shown;
  /// Of words that mean an option: how much of the credit that its author gave it they earn, in percent. So
  /// much of what it does for trust and anger they do.
  std::uint8_t earned_percent = 100;
  /// Criteria on which such words harm though the option does not.
  std::uint8_t harms = 0;
};

/// Everything that a condition can ask. `heard` may be null where no typed reply is being routed.
struct Surroundings {
  const std::int32_t* slots;
  std::uint8_t stage;
  const Heard* heard;
};

/// The value of a non-empty sequence. Pure; cannot fail, since compile() emits only sequences that were
/// checked.
[[nodiscard]] std::int32_t evaluate_code(const Program& program, TableRange code, const Surroundings& around);

[[nodiscard]] inline bool compare_values(std::int32_t a, Instruction::Comparison how, std::int32_t b) {
  switch (how) {
    case Instruction::Comparison::Less:
      return a < b;
    case Instruction::Comparison::LessOrEqual:
      return a <= b;
    case Instruction::Comparison::Greater:
      return a > b;
    case Instruction::Comparison::GreaterOrEqual:
      return a >= b;
    case Instruction::Comparison::Equal:
      return a == b;
    case Instruction::Comparison::NotEqual:
      return a != b;
  }
  return false;
}

/// Whether a condition holds; an empty one always does.
[[nodiscard]] inline bool holds(const Program& program, TableRange condition, const Surroundings& around) {
  if (condition.count == 0) return true;
  const auto& first = program.code[condition.begin];
  if (condition.count == 1 && first.code == Instruction::Code::SlotIs) {
    return compare_values(around.slots[first.slot], first.compare, first.value);
  }
  return evaluate_code(program, condition, around) != 0;
}

}  // namespace rapport
