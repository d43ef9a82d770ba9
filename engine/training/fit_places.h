// SPDX-License-Identifier: MIT
/// \file Fits the heads that tell where a reply was said.
#pragma once

#include <optional>

#include "engine/training/training_set.h"

namespace rapport {

/// One head for each setting, over whole replies and what was said before them. Every setting weighs the
/// same, however much of the corpus it is. Without an encoder words and cues must do.
[[nodiscard]] HeadSet fit_places(const TrainingSet& set, const std::optional<SentenceEncoder>& encoder);

}  // namespace rapport
