// SPDX-License-Identifier: MIT
/// \file `rapport send`: finished attempts to a learning record store.
#pragma once

#include <string>

#include "cli/catalogue.h"

namespace rapport {

struct SendOptions {
  std::string to;           ///< the record store's address
  std::string credentials;  ///< a file of `user:password`; empty: from the environment
  std::string authorities;  ///< a file of certificates to trust; empty: the system's
  std::string home;         ///< of the statements' addresses; empty: the default
  bool without_words = false;
  int tries = 6;  ///< of one batch, before the rest is left for later
  StoreChoice store;
};

/// Exit code: 0 all is there; 1 the store refused some of it for good; 2 could not run, or stopped before all
/// was sent.
[[nodiscard]] int run_send(const SendOptions& options, const std::string& program);

}  // namespace rapport
