// SPDX-License-Identifier: MIT
/// \file Reads Twee 3, the text form of Twine stories, and what came before it where that is clear.
#pragma once

#include "engine/exchange/remark.h"
#include "engine/exchange/story.h"

namespace rapport {

/// Reads a whole file, which must be UTF-8. What has no place in a story of words and links is remarked on.
[[nodiscard]] Story read_twee(const SourceText& source, Remarks& remarks);

}  // namespace rapport
