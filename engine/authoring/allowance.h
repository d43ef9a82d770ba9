// SPDX-License-Identifier: MIT
/// \file Notes in an authored file that allow a warning: `# rapport: allow SC077 because ...`.
#pragma once

#include <optional>
#include <vector>

#include "engine/authoring/diagnostic.h"
#include "engine/authoring/yaml_value.h"

namespace rapport {

/// A comment that begins like a note.
struct Note {
  SourceSpan place;
  std::size_t about_line = 0;  ///< whose warnings it is about; 0: the whole file's
};

/// The notes of a file, at most one a line. `root` is what the file holds: only then is it known what is a
/// comment.
[[nodiscard]] std::vector<Note> find_notes(const SourceText& source, const YamlValue& root);

struct SiftedDiagnostics {
  std::vector<Diagnostic> found;  ///< in the order of the file
  std::vector<AllowedDiagnostic> allowed;
};

/// How far somebody has looked for what notes may allow.
enum class LookedAt {
  TheFile,
  TheProofToo,  ///< also for what only a proof finds
};

/// Takes what `report` holds and sets aside the warnings that a note allows: one on the warning's own line or
/// on lines of its own right before it, or for the whole file among the comments before its first key. What
/// is wrong with a note is found too; such a note allows nothing. A note about what nobody has looked for is
/// let be, and so is every one without `notes`, of a file that could not be read.
[[nodiscard]] SiftedDiagnostics sift(DiagnosticReport& report, const std::optional<std::vector<Note>>& notes,
                                     LookedAt looked = LookedAt::TheFile);

}  // namespace rapport
