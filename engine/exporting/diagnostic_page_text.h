// SPDX-License-Identifier: MIT
/// \file The page about a diagnostic, for a terminal.
#pragma once

#include <string>

#include "engine/authoring/diagnostic_catalog.h"
#include "engine/exporting/text_style.h"

namespace rapport {

/// The page of docs/diagnostics/ without its Markdown: paragraphs as wide as `style` says, the example and
/// what is said of it indented.
[[nodiscard]] std::string diagnostic_page_text(DiagnosticCode code, const TextStyle& style);

/// Every code with its one line, in the order of their numbers.
[[nodiscard]] std::string diagnostic_list_text(const TextStyle& style);

}  // namespace rapport
