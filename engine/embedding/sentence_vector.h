// SPDX-License-Identifier: MIT
/// \file What a text means, as a direction: texts that mean nearly the same point nearly the same way.
#pragma once

#include <array>

namespace rapport {

/// Of length 1, so that the dot product of two is their cosine; all zeros for a text without words.
using SentenceVector = std::array<float, 512>;

}  // namespace rapport
