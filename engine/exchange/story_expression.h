// SPDX-License-Identifier: MIT
/// \file Reads the conditions and changes of SugarCube, Harlowe and Yarn, which are nearly one language.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/exchange/story.h"

namespace rapport {

/// Reads `$a gt 3 and not $b`, `$a is "x"`, `visited("Cellar") > 1`, `(history:) contains "Cellar"`. Fails
/// with a half-sentence that says what is not known: "a list", "a number that is not whole". Total: time is
/// linear in the text, of which at most 1000 bytes are read.
[[nodiscard]] Result<StoryExpression> read_story_condition(std::string_view text);

/// Reads `$a to 3`, `$a = $b + 1`, `$a += 1`, `$a++`, `3 into $a`, and several of them behind commas or
/// semicolons. `at` is the byte of the file where `text` begins. The same failures.
[[nodiscard]] Result<std::vector<StoryChange>> read_story_changes(std::string_view text, std::size_t at);

/// The texts of `either("a", "b")`, or nothing if it is something else.
[[nodiscard]] std::vector<std::string> read_either(std::string_view text);

/// Reads one text in quotes at the beginning of `text` and takes it off, with the blanks behind it. False,
/// and nothing taken, if none stands there.
[[nodiscard]] bool take_quoted(std::string_view& text, std::string& words);

}  // namespace rapport
