// SPDX-License-Identifier: MIT
/// \file Reads a subset of Yarn Spinner: nodes, lines with speakers, options, jumps, variables and ifs.
#pragma once

#include "engine/exchange/remark.h"
#include "engine/exchange/story.h"

namespace rapport {

/// Reads a whole file, which must be UTF-8. What stands behind a group of options, and inside an option,
/// becomes passages of its own. Everything else of Yarn is remarked on and left as a comment.
[[nodiscard]] Story read_yarn(const SourceText& source, Remarks& remarks);

}  // namespace rapport
