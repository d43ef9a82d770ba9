// SPDX-License-Identifier: MIT
/// \file Which language a text is in.
#pragma once

#include <string>
#include <string_view>

namespace rapport {

/// The language that a detector of languages is sure of, as its ISO 639 code; empty if it is not. Any thread.
[[nodiscard]] std::string detected_language(std::string_view utf8);

}  // namespace rapport
