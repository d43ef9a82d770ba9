// SPDX-License-Identifier: MIT
/// \file What the documentation says of each diagnostic. The pages of docs/diagnostics/ are part of the
/// program.
#pragma once

#include <string_view>

#include "engine/authoring/diagnostic_catalog.h"

namespace rapport {

/// One line without a full stop, as in the table of docs/diagnostics/README.md: "a quote is opened and not
/// closed".
[[nodiscard]] std::string_view summary_of(DiagnosticCode code);

/// The whole page, in Markdown: what it means, how to mend it, an example and what is said of it.
[[nodiscard]] std::string_view page_of(DiagnosticCode code);

}  // namespace rapport
