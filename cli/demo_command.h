// SPDX-License-Identifier: MIT
/// \file `rapport demo`: people who do not exist and what they held.
#pragma once

#include <string>

#include "cli/catalogue.h"
#include "engine/demonstration/demonstration.h"

namespace rapport {

struct DemoOptions {
  DemonstrationWish wish;
  std::string until;         ///< a day as 2026-06-30; empty: today
  bool chosen_only = false;  ///< nobody types, which needs no assessor
  StoreChoice store;         ///< by default a store of its own beside the usual one
};

/// 0 done, 2 could not run.
int run_demo(DemoOptions options, const std::string& program);

}  // namespace rapport
