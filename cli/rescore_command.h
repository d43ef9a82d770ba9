// SPDX-License-Identifier: MIT
/// \file `rapport rescore`: finished attempts by another rubric.
#pragma once

#include <string>

#include "cli/catalogue.h"

namespace rapport {

struct RescoreOptions {
  std::string attempt;   ///< its id; empty: all that are finished
  std::string rubric;    ///< a file
  std::string scenario;  ///< an id; empty: any
  bool dry_run = false;  ///< tell, and keep nothing
  StoreChoice store;
};

/// 0 all were scored, 1 some could not be, 2 could not run.
int run_rescore(const RescoreOptions& options, const std::string& program);

}  // namespace rapport
