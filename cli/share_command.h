// SPDX-License-Identifier: MIT
/// \file `rapport share`: a practice attempt that its trainee lets the team see.
#pragma once

#include <string>

#include "cli/catalogue.h"

namespace rapport {

struct ShareOptions {
  std::string attempt;     ///< its id, or `last`
  bool take_back = false;  ///< from now on it is private again
  StoreChoice store;
};

[[nodiscard]] int run_share(const ShareOptions& options);

}  // namespace rapport
