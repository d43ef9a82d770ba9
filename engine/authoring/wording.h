// SPDX-License-Identifier: MIT
/// \file The small phrases that diagnostics are made of.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rapport {

/// The beginning of a text that is too long for a message, between two characters; a shorter one as it is.
[[nodiscard]] std::string shortened(std::string_view text);

/// "word" in double quotes, shortened.
[[nodiscard]] std::string in_quotes(std::string_view word);

/// With a capital first letter.
[[nodiscard]] std::string capitalised(std::string text);

/// "a, b and c"; at most eight, then how many more there are.
[[nodiscard]] std::string list_of(const std::vector<std::string>& words, std::string_view joiner = "and");

/// What to do about a name that is not declared: `what` is "fact", "promise", "remedy" or "turn".
[[nodiscard]] std::string declare_first(std::string_view what);

/// What to do about a sign that a word processor or a web page put into `word` and that looks like another: a
/// curly quote, a long dash, a blank that is none. Empty if there is none.
[[nodiscard]] std::string odd_sign_hint(std::string_view word);

/// `Did you mean "x"?` if a known word is near, else `otherwise`; about an odd sign in it first.
[[nodiscard]] std::string did_you_mean(std::string_view word, const std::vector<std::string>& known,
                                       std::string_view otherwise);

/// Whether a word is a language as files name it: two small letters, as in `es`, or with a country, as in
/// `pt-BR`.
[[nodiscard]] bool is_language_tag(std::string_view word);

/// The stages of recovery as spelt in a scenario, in their order.
[[nodiscard]] const std::vector<std::string>& stage_words();

/// The channels as spelt in a scenario, in their order.
[[nodiscard]] const std::vector<std::string>& channel_words();

}  // namespace rapport
