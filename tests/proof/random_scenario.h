// SPDX-License-Identifier: MIT
/// \file Small scenarios made by chance, in which everything that a scenario can say may come up.
#pragma once

#include <cstdint>
#include <string>

namespace rapport::test {

/// The body of a scenario, to stand between header() and endings(): always without errors, and such that
/// every conversation comes to an end. The same number gives the same scenario.
[[nodiscard]] std::string random_scenario(std::uint32_t number);

}  // namespace rapport::test
