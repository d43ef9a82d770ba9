// SPDX-License-Identifier: MIT
/// \file How large the value of an expression can become.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/scenario/expression.h"
#include "engine/scenario/scenario.h"

namespace rapport {

/// The smallest and largest value that an expression can take, given the declared ranges. Never overflows.
struct ValueRange {
  std::int64_t least = 0;
  std::int64_t most = 0;
};
[[nodiscard]] ValueRange declared_range(const Expression& node, const std::vector<Variable>& variables);

}  // namespace rapport
