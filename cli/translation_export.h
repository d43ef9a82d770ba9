// SPDX-License-Identifier: MIT
/// \file `rapport export` for translators.
#pragma once

#include "cli/export_command.h"

namespace rapport {

/// What there is of the translation into `options.language`, held against the scenario as it is now. How much
/// that is goes to standard error.
[[nodiscard]] Result<Written> write_po_file(const ExportOptions& options, const ExportSubject& subject);
[[nodiscard]] Result<Written> write_table(const ExportOptions& options, const ExportSubject& subject);

}  // namespace rapport
