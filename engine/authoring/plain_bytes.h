// SPDX-License-Identifier: MIT
/// \file Bytes that no author means: they pass a parser and make trouble later.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "engine/authoring/diagnostic.h"
#include "engine/authoring/source_text.h"

namespace rapport {

/// False, and the first reported, if a file is larger than `most_bytes`, with the way out of that, or holds
/// bytes that are not UTF-8 or control characters other than line breaks and tabs.
bool check_bytes(const SourceText& source, std::size_t most_bytes, std::string way_out,
                 DiagnosticReport& report);

/// The first control character of a text, which an escape such as "\e" brings in past the check of the file's
/// bytes. It could drive the terminal that shows it. Line breaks and tabs are none.
[[nodiscard]] std::optional<unsigned> first_control_character(std::string_view text);

}  // namespace rapport
