// SPDX-License-Identifier: MIT
/// \file Conditions and sums as an author writes them: `known(cold-house) and anger < 40`.
#pragma once

#include <cstdint>
#include <string>

#include "engine/rubric/rubric.h"
#include "engine/scenario/expression.h"
#include "engine/scenario/scenario.h"

namespace rapport {

/// A condition or sum of `scenario`. Read again it is the same tree. `rubric` is rubric_of() the scenario.
[[nodiscard]] std::string condition_text(const Scenario& scenario, const Rubric& rubric,
                                         const Expression& expression);

/// What a part without operands asks for, as in `trust` or `known(cold-house)`; of a constant its value.
[[nodiscard]] std::string asked_text(const Scenario& scenario, const Rubric& rubric, const Expression& leaf);

/// A value of a type: a number, true or false, or the word of a choice. `value` must be one of the type's.
[[nodiscard]] std::string value_text(const Scenario& scenario, const ValueType& type, std::int32_t value);

}  // namespace rapport
