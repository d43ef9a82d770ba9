// SPDX-License-Identifier: MIT
/// \file A Translation as a table for a spreadsheet, and back.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/authoring/diagnostic.h"
#include "engine/authoring/source_text.h"
#include "engine/translation/csv_table.h"
#include "engine/translation/translation.h"

namespace rapport {

/// One row for each line: its id, its state, the note, the source, the translation, the source that a stale
/// translation was made of, the translator's comment, and the hash of the source. `source_language` names the
/// column of the source.
[[nodiscard]] std::string write_translation_csv(const Translation& translation,
                                                const std::string& source_language, ByteOrderMark mark);

/// Reads such a table, of which columns may be missing or in another order, but for the line, the translation
/// and one by which to tell of what source it was made. A source that a spreadsheet has touched is replaced
/// by the text of `texts` if its hash is that text's. Nothing comes back if anything is an error.
[[nodiscard]] std::optional<Translation> read_translation_csv(const SourceText& source,
                                                              const std::vector<ScenarioText>& texts,
                                                              DiagnosticReport& report);

}  // namespace rapport
