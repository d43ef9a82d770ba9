// SPDX-License-Identifier: MIT
/// \file `rapport import` of what comes back from a translator.
#pragma once

#include <string>

#include "cli/import_command.h"

namespace rapport {

/// For files that end in .csv or .po. Exit code as of run_import().
[[nodiscard]] int import_translation_file(const ImportOptions& options, const std::string& program);

}  // namespace rapport
