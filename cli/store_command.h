// SPDX-License-Identifier: MIT
/// \file `rapport store`: what whoever keeps a store does with it.
#pragma once

#include <string>

#include "cli/catalogue.h"

namespace rapport {

struct StoreOptions {
  StoreChoice store;
  std::string from, to;  ///< URLs
  std::string name;      ///< whose attempts are handed on; empty: everybody's
  int months = 0;
  bool sure = false;  ///< really forget
};

int run_store_migrate(const StoreOptions& options);
/// kFindings if something is not as it should be.
int run_store_check(const StoreOptions& options);
int run_store_copy(const StoreOptions& options);
int run_store_hand_on(const StoreOptions& options);
int run_store_setup_roles(const StoreOptions& options);
int run_store_forget(const StoreOptions& options);

}  // namespace rapport
