// SPDX-License-Identifier: MIT
/// \file Reads what stands in a passage of a Twine story: words, links, ifs and changes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/exchange/remark.h"
#include "engine/exchange/story.h"

namespace rapport {

/// Which macros a passage may hold. Links are the same in all of them.
enum class StoryFormat : std::uint8_t { Plain, SugarCube, Harlowe };

/// Reads the bytes from `begin` to `end` of a file in UTF-8. Total: whatever is not understood stays as words
/// or as Kind::Left, with a remark. Time is linear but for a small factor.
[[nodiscard]] std::vector<StoryNode> read_passage_markup(std::string_view file, std::size_t begin,
                                                         std::size_t end, StoryFormat format,
                                                         Remarks& remarks);

}  // namespace rapport
