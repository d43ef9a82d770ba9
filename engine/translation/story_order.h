// SPDX-License-Identifier: MIT
/// \file The order in which somebody who follows the story meets its turns and endings.
#pragma once

#include <vector>

#include "engine/scenario/scenario.h"

namespace rapport {

/// Every turn and every ending once, none of them a `Stay`: breadth first from the start by what leads on, in
/// the order of the file among equals, then where patience runs out, then what nothing leads to.
[[nodiscard]] std::vector<Destination> story_order(const Scenario& scenario);

}  // namespace rapport
