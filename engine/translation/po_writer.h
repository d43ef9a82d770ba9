// SPDX-License-Identifier: MIT
/// \file A Translation as a PO file, for the tools of translators.
#pragma once

#include <string>

#include "engine/translation/translation.h"

namespace rapport {

/// The same bytes for the same translation. Stale lines are `fuzzy` and have their old source as `#| msgid`,
/// lines that are gone are commented out with `#~`.
[[nodiscard]] std::string write_po(const Translation& translation);

}  // namespace rapport
