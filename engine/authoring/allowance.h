// SPDX-License-Identifier: MIT
/// \file Notes in an authored file that allow a warning: `# rapport: allow SC077 because ...`.
#pragma once

#include <optional>
#include <vector>

#include "engine/authoring/diagnostic.h"
#include "engine/authoring/yaml_value.h"

namespace rapport {

struct SiftedDiagnostics {
  std::vector<Diagnostic> found;  ///< in the order of the file
  std::vector<AllowedDiagnostic> allowed;
};

/// How far somebody has looked for what notes may allow.
enum class Looked {
  AtTheFile,
  AtTheProofToo,  ///< also for what only a proof finds
};

/// Takes what `report` holds and sets aside the warnings that a note allows: one on the warning's own line or
/// on lines of its own right before it, or for the whole file among the comments before its first key. What
/// is wrong with a note is found too; such a note allows nothing. `root` is what the file holds, if it could
/// be read: without it no note is looked for, since only then is it known what is a comment. A note about
/// what nobody has looked for is let be.
[[nodiscard]] SiftedDiagnostics sift(DiagnosticReport& report, const std::optional<YamlValue>& root,
                                     Looked looked = Looked::AtTheFile);

}  // namespace rapport
