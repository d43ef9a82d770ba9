// SPDX-License-Identifier: MIT
/// \file Diagnostics as SARIF 2.1.0, the form in which code hosts and editors take findings.
///
/// The Static Analysis Results Interchange Format is a standard of OASIS:
/// https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "engine/authoring/diagnostic.h"

namespace rapport {

struct SarifRun {
  std::vector<Diagnostic> found;
  std::vector<AllowedDiagnostic> allowed;  ///< they become results that are suppressed
  std::vector<Error> could_not_read;       ///< each becomes a notification, and the run one that failed
  std::filesystem::path base;              ///< absolute; files below it get relative addresses
  std::string version;                     ///< of Rapport
};

/// One log with one run. It has a rule for each code that was found, with its page as help. Ends with a line
/// break.
[[nodiscard]] std::string diagnostics_sarif(const SarifRun& run);

}  // namespace rapport
