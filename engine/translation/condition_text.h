// SPDX-License-Identifier: MIT
/// \file A condition in words, for somebody who only wants to know when a line is said.
#pragma once

#include <string>

#include "engine/scenario/expression.h"
#include "engine/scenario/scenario.h"

namespace rapport {

/// As an author writes it: `known(cold-house) and anger < 40`. `rubric` is the one that rates the scenario.
[[nodiscard]] std::string condition_text(const Scenario& scenario, const Rubric& rubric,
                                         const Expression& condition);

}  // namespace rapport
