// SPDX-License-Identifier: MIT
/// \file The words behind short forms: "I'll" is "i will", "pls" is "please".
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rapport {

/// The full words of a lower-case word, one or more; the word itself if it is no short form. Short forms are
/// known with and without their apostrophe where that makes no other word.
[[nodiscard]] std::vector<std::string> full_words(std::string_view lower_case_word);

}  // namespace rapport
