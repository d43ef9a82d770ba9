// SPDX-License-Identifier: MIT
/// \file The value of a condition or sum from its tree, for those who ask about its parts. What runs
/// conversations is evaluate.h, which gives the same and is many times faster.
#pragma once

#include <cstdint>
#include <functional>

#include "engine/scenario/evaluate.h"
#include "engine/scenario/expression.h"
#include "engine/scenario/program.h"

namespace rapport {

/// What a part without operands stands for at one moment, constants apart.
using ValueOfName = std::function<std::int32_t(const Expression& name)>;

/// The value of a tree whose names are answered by `value_of_name`. Pure if that is. As deep as the tree.
[[nodiscard]] std::int32_t expression_value(const Expression& node, const ValueOfName& value_of_name);

/// What a name of a compiled condition stands for. `around` must hold the slots of `program`; visits are
/// known of the turns about which its scenario asks.
[[nodiscard]] std::int32_t value_of_name(const Program& program, const Expression& name,
                                         const Surroundings& around);

}  // namespace rapport
