// SPDX-License-Identifier: MIT
/// \file What it costs to look at many people.
#pragma once

#include <cstddef>
#include <functional>

#include "gui/shell/app_state.h"

namespace rapport::bench {

/// Shows `people` people in `state`, as the answer of a store would, and measures frames by `draw`, in a
/// Dear ImGui context. `frame_ms` gives the milliseconds of one of `count` calls. Prints one JSON object;
/// docs/benchmarks.md says what its keys mean.
void measure_people(gui::AppState& state, std::size_t people, const std::function<int()>& draw,
                    const std::function<double(int count, const std::function<void()>&)>& frame_ms);

}  // namespace rapport::bench
