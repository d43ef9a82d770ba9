// SPDX-License-Identifier: MIT
/// \file `rapport certificate` and `rapport rescore`: what is said of an attempt once it is over.
#pragma once

#include <string>

#include "cli/catalogue.h"

namespace rapport {

struct CertificateOptions {
  std::string attempt;  ///< its id
  StoreChoice store;
};

/// 0 done, 2 could not run.
int run_certificate(const CertificateOptions& options, const std::string& program);

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
