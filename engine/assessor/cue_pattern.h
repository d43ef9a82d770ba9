// SPDX-License-Identifier: MIT
/// \file The small language in which a rubric says what words show an indicator.
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "engine/rubric/rubric.h"

namespace rapport {

/// What is wrong with a cue, in words for its author.
struct CueMistake {
  std::string message;
  std::string hint;
};

/// A cue as a regular expression over the words of one sentence, each with a blank before and after it. A cue
/// is words parted by blanks; `call/ring` is either, `apolog*` any word that begins so, `[very]` may be left
/// out, `...` up to five other words, `{act}` any word of that list of the rubric, `<time>` and its kin the
/// classes of text/reply_words.h,
/// `^` the beginning and `$` the end of the sentence, `?` a question's end. Matching is linear in the text
/// whatever the cue says.
[[nodiscard]] tl::expected<std::string, CueMistake> cue_expression(std::string_view cue,
                                                                   const std::vector<WordList>& lists);

}  // namespace rapport
