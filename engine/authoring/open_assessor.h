// SPDX-License-Identifier: MIT
/// \file The assessor that comes with the program: its rubric, its model and, where there is one, the
/// sentence encoder.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "engine/assessor/assessor.h"
#include "engine/authoring/library.h"
#include "engine/base/result.h"
#include "engine/embedding/sentence_encoder.h"
#include "engine/rubric/rubric.h"

namespace rapport {

/// The sentence encoder of this machine; nothing where there is none, which is no error. Fails if one is
/// there and cannot be used.
[[nodiscard]] Result<std::optional<SentenceEncoder>> open_sentence_encoder();

/// The assessor for `rubric`, which must not be null, with the model `ID.model` of the library. Never null.
/// Without a sentence encoder that can be used it works on words and cues alone: ask why_without_vectors().
/// Its model keeps only what it rates with (Model::keep_only). NotFound if there is no model, Unreadable, or
/// Invalid if it is not one for this rubric.
[[nodiscard]] Result<std::shared_ptr<const Assessor>> open_assessor(const Library& library,
                                                                    std::shared_ptr<const Rubric> rubric);

/// What to tell the person in front of the screen, once, if an opened assessor works on words and cues alone:
/// why it does and what to do about it. Empty if it has its vectors.
[[nodiscard]] std::string why_without_vectors(const Assessor& assessor);

}  // namespace rapport
