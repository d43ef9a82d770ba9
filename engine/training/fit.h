// SPDX-License-Identifier: MIT
/// \file Fits the assessor's heads from the corpus.
#pragma once

#include <optional>

#include "engine/assessor/linear_model.h"
#include "engine/base/result.h"
#include "engine/embedding/sentence_encoder.h"
#include "engine/rubric/rubric.h"
#include "engine/training/corpus.h"

namespace rapport {

/// One situation in so many is kept out of the fit and measures it.
inline constexpr std::size_t kHeldOutParts = 10;

/// Whether a reply's situation is kept out of the fit.
[[nodiscard]] bool is_held_out(const Corpus& corpus, const LabelledReply& reply);

/// Logistic regression with an L2 penalty (LIBLINEAR, Fan et al. 2008, solver 0) for every head over every
/// sentence of the situations that are not held out; levels by logistic regression over scores that were
/// fitted without the situation they score. Without an encoder the heads over vectors stay empty. The same
/// corpus gives the same model.
[[nodiscard]] Result<Model> fit(const Corpus& corpus, const Rubric& rubric,
                                const std::optional<SentenceEncoder>& encoder);

}  // namespace rapport
