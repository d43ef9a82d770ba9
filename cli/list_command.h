// SPDX-License-Identifier: MIT
/// \file `rapport list`: the scenarios there are, and the attempts held.
#pragma once

#include <string>

#include "cli/catalogue.h"

namespace rapport {

struct ListOptions {
  bool attempts = false;  ///< attempts instead of scenarios
  StoreChoice store;
};

[[nodiscard]] int run_list(const ListOptions& options, const std::string& program);

}  // namespace rapport
