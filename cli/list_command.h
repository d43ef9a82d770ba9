// SPDX-License-Identifier: MIT
/// \file `rapport list`: the scenarios there are, and the attempts held.
#pragma once

#include <cstddef>
#include <string>

#include "cli/catalogue.h"
#include "engine/records/records.h"

namespace rapport {

struct ListOptions {
  bool attempts = false;   ///< attempts instead of scenarios
  RecordFilter filter;     ///< of attempts
  std::size_t most = 100;  ///< attempts
  StoreChoice store;
};

[[nodiscard]] int run_list(const ListOptions& options, const std::string& program);

}  // namespace rapport
