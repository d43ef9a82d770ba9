// SPDX-License-Identifier: MIT
/// \file Which part of a condition holds and which does not, and what it asked.
#pragma once

#include <string>
#include <vector>

#include "engine/base/source_span.h"
#include "engine/rubric/rubric.h"
#include "engine/scenario/evaluate.h"
#include "engine/scenario/scenario.h"

namespace rapport {

/// A name that a condition asks for, and what it was at that moment: both as an author writes them.
struct AskedValue {
  std::string name, value;

  friend bool operator==(const AskedValue&, const AskedValue&) = default;
};

/// A condition, or a part of one, at one moment.
struct ConditionPart {
  enum class Kind : std::uint8_t {
    Fact,  ///< has no parts: a comparison or a question
    All,   ///< every part must hold
    Any,   ///< one part must hold
    Not    ///< its one part must not hold
  };
  Kind kind = Kind::Fact;
  std::string text;  ///< as an author would write it
  bool holds = false;
  std::vector<AskedValue> asked;     ///< of a Fact; a constant asks nothing
  std::vector<ConditionPart> parts;  ///< two or more; of a Not one
  SourceSpan place;                  ///< in the author's file
};

/// Takes a condition of `scenario` apart at a moment of a conversation. `around` must hold the slots of its
/// program. `rubric` is rubric_of() it. Pure; agrees with holds() of the compiled condition.
[[nodiscard]] ConditionPart explain_condition(const Scenario& scenario, const Rubric& rubric,
                                              const Expression& condition, const Surroundings& around);

}  // namespace rapport
