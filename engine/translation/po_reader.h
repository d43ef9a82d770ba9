// SPDX-License-Identifier: MIT
/// \file From a PO file to a Translation, with every problem of the file at once.
#pragma once

#include <cstddef>
#include <optional>

#include "engine/authoring/diagnostic.h"
#include "engine/authoring/source_text.h"
#include "engine/translation/translation.h"

namespace rapport {

/// The largest translation that is read, as PO or as a table; and the most lines that it may have.
inline constexpr std::size_t kLargestTranslationBytes = 32U << 20U;
inline constexpr std::size_t kMostTranslatedLines = 300'000;

/// Reads what GNU gettext and the tools of translators write, as far as a scenario has use for it: line ids
/// in `msgctxt`, no plurals, UTF-8. Nothing comes back if anything is an error.
[[nodiscard]] std::optional<Translation> read_po(const SourceText& source, DiagnosticReport& report);

/// False, and reported, if a text that somebody will read is too long or holds control characters.
bool check_translated_text(std::string_view text, SourceSpan place, DiagnosticReport& report);

}  // namespace rapport
