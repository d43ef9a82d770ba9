// SPDX-License-Identifier: MIT
/// \file The words that cues are written with.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/text/lexicon.h"

namespace rapport {

/// The words that a cue names, as written: "call", "apolog*", "<time>", "{act}". Brackets are taken off; the
/// signs that stand for a place or a gap are left out. Valid as long as `cue`.
[[nodiscard]] std::vector<std::string_view> cue_words(std::string_view cue);

/// Whether a word of a cue is a word of the language and nothing else: no list, no class, no beginning of
/// words.
[[nodiscard]] bool is_plain_cue_word(std::string_view word);

/// What is read where somebody types a plain word, if that is not the word itself: "can not" for "cannot",
/// "<day>" for "monday". A cue that names the word finds nothing. Empty if all is well. `known` must know the
/// word.
[[nodiscard]] std::string read_instead(std::string_view word, const Lexicon& known);

}  // namespace rapport
