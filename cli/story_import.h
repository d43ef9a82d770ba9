// SPDX-License-Identifier: MIT
/// \file `rapport import` of a story that was written for Twine or Yarn.
#pragma once

#include <string>

#include "cli/import_command.h"

namespace rapport {

/// The scenario goes to the output; what could not be brought, to standard error with its place. Exit code as
/// of run_import().
[[nodiscard]] int import_story_file(const ImportOptions& options, const std::string& program);

}  // namespace rapport
