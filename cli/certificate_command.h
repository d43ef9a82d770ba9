// SPDX-License-Identifier: MIT
/// \file `rapport certificate`: that somebody passed.
#pragma once

#include <string>

#include "cli/catalogue.h"

namespace rapport {

struct CertificateOptions {
  std::string attempt;    ///< its id
  std::string save_html;  ///< a file; empty: none
  StoreChoice store;
};

/// 0 done, 2 could not run.
int run_certificate(const CertificateOptions& options, const std::string& program);

}  // namespace rapport
