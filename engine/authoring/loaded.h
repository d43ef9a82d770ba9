// SPDX-License-Identifier: MIT
/// \file What comes of reading an authored file.
#pragma once

#include <memory>
#include <vector>

#include "engine/authoring/diagnostic.h"

namespace rapport {

/// A value, if one could be made, and what was found on the way. The author's mistakes are values, never
/// exceptions.
template <typename T>
struct Loaded {
  std::shared_ptr<const T> value;  ///< null if any diagnostic is an error
  std::vector<Diagnostic> diagnostics;
  std::vector<AllowedDiagnostic> allowed = {};  ///< warnings that notes in the file allow
};

}  // namespace rapport
