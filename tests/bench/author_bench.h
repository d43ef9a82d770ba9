// SPDX-License-Identifier: MIT
/// \file What it costs to look at scenarios while they are written.
#pragma once

namespace rapport::bench {

/// Opens a small scenario and one of `turns` turns as an author would, without a window. Prints one JSON
/// object; docs/benchmarks.md says what its keys mean.
void measure_author(int turns);

}  // namespace rapport::bench
