// SPDX-License-Identifier: MIT
/// \file Fits how the level of a reply follows from the scores of its sentences.
#pragma once

#include <array>

#include "engine/training/sentence_heads.h"

namespace rapport {

/// The lines of every criterion that a setting labels, over scores by heads that have not seen the situation
/// they score: what heads say of sentences they learnt from is too good. More credit never lowers a level,
/// more harm or more sentences never raise one.
[[nodiscard]] std::array<LevelLines, kCoreCriteria> fit_levels(const TrainingSet& set, const Rubric& rubric,
                                                               Setting setting, const SentenceHeads& heads);

}  // namespace rapport
