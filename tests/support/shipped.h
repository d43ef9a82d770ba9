// SPDX-License-Identifier: MIT
/// \file The rubric, the model and the corpus that Rapport ships, loaded once for tests.
#pragma once

#include <optional>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "engine/assessor/assessor.h"
#include "engine/embedding/sentence_model_folder.h"
#include "tests/support/shipped_rubric.h"

namespace rapport {

using test::shipped_rubric;

/// Words and cues alone: what a machine without the sentence model has.
inline const Assessor& shipped_assessor() {
  static const auto kAssessor = [] {
    auto model = load_model(RAPPORT_SOURCE_DIR "/assets/models/recovery.model");
    if (!model) throw std::runtime_error(model.error().text());
    auto assessor = Assessor::make(shipped_rubric(), std::move(*model), std::nullopt);
    if (!assessor) throw std::runtime_error(assessor.error().text());
    return std::move(*assessor);
  }();
  return kAssessor;
}

/// With sentence vectors as well; null where the sentence model is not installed, or the shipped model was
/// fitted without it.
inline const Assessor* shipped_assessor_with_vectors() {
  static const auto kAssessor = []() -> std::optional<Assessor> {
    const auto folder = sentence_model_folder();
    if (!folder || shipped_assessor().model().vectors.settings[0].heads.empty()) return std::nullopt;
    auto encoder = SentenceEncoder::load(*folder);
    if (!encoder) throw std::runtime_error(encoder.error().text());
    auto assessor = Assessor::make(shipped_rubric(), shipped_assessor().model(), std::move(*encoder));
    if (!assessor) throw std::runtime_error(assessor.error().text());
    return std::move(*assessor);
  }();
  return kAssessor ? &*kAssessor : nullptr;
}

/// What an assessor makes of a reply at a counter.
inline Reading reading_of(const Assessor& assessor, std::string_view customer, std::string_view reply) {
  return assessor.read(assessor.context(customer), reply);
}
inline Reading shipped_reading(std::string_view customer, std::string_view reply) {
  return reading_of(shipped_assessor(), customer, reply);
}

}  // namespace rapport
