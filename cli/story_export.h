// SPDX-License-Identifier: MIT
/// \file `rapport export` for Twine.
#pragma once

#include "cli/export_command.h"

namespace rapport {

/// The scenario as Twee 3. What Twine cannot say goes to standard error.
[[nodiscard]] Result<Written> write_twee(const ExportOptions& options, const ExportSubject& subject);

}  // namespace rapport
