// SPDX-License-Identifier: MIT
/// \file What comes back from a translator, put together with what was there.
#pragma once

#include <cstddef>
#include <vector>

#include "engine/translation/translation.h"

namespace rapport {

/// What became of the lines that came back.
struct ImportReport {
  std::size_t taken = 0;      ///< new or other words than before
  std::size_t unchanged = 0;  ///< the words that were there
  std::size_t stale = 0;      ///< taken or not, to be looked at again
  std::size_t gone = 0;       ///< of lines that the scenario has no more; kept
  std::size_t missing = 0;    ///< lines of the scenario that are not translated yet
};

struct ImportedTranslation {
  Translation translation;
  ImportReport report;
};

/// In a table nothing takes the mark of a stale line away when its translation is changed, as the tools for
/// PO files do. So words of `back` that are other than `before`, made of the same two sources, count as
/// looked at.
void take_changes_for_looked_at(const std::vector<ScenarioText>& texts, const Translation& before,
                                Translation& back);

/// Words that came back stand before those that were there; where none came back, those that were there stay.
/// `before` may be empty. Nothing that anybody translated is lost.
[[nodiscard]] ImportedTranslation import_translation(const std::vector<ScenarioText>& texts,
                                                     Translation before, Translation back);

}  // namespace rapport
