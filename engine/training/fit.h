// SPDX-License-Identifier: MIT
/// \file Fits the assessor's model from the corpus.
#pragma once

#include <optional>

#include "engine/assessor/linear_model.h"
#include "engine/base/result.h"
#include "engine/embedding/sentence_encoder.h"
#include "engine/rubric/rubric.h"
#include "engine/training/corpus.h"

namespace rapport {

/// Logistic regression with an L2 penalty (LIBLINEAR, Fan et al. 2008, solver 0) for every head over every
/// sentence of the situations that are not held out; levels by logistic regression over scores that were
/// fitted without the situation they score. Without an encoder the heads over vectors stay empty. The same
/// corpus gives the same model. Fails with Invalid if the rubric's cues cannot be used.
[[nodiscard]] Result<Model> fit(const Corpus& corpus, const Rubric& rubric,
                                const std::optional<SentenceEncoder>& encoder);

}  // namespace rapport
