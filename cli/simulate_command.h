// SPDX-License-Identifier: MIT
/// \file `rapport simulate`: many trainees of one kind in one scenario.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "engine/proof/chance_plays.h"

namespace rapport {

struct SimulateOptions {
  std::string scenario;  ///< a file, or the id of a shipped one
  std::size_t plays = 10'000;
  std::uint64_t seed = 1;
  Policy policy = Policy::Uniform;
  bool json = false;
};

/// Exit code: 0 done, 2 could not run.
[[nodiscard]] int run_simulate(const SimulateOptions& options, const std::string& program);

}  // namespace rapport
