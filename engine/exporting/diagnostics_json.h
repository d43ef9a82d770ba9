// SPDX-License-Identifier: MIT
/// \file Diagnostics as JSON.
#pragma once

#include <string>
#include <vector>

#include "engine/authoring/diagnostic.h"

namespace rapport {

/// An array with one object for each: code, name, severity, file, line, column, width, message, hint. Ends
/// with a line break.
[[nodiscard]] std::string diagnostics_json(const std::vector<Diagnostic>& diagnostics);

}  // namespace rapport
