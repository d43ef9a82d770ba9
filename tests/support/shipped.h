// SPDX-License-Identifier: MIT
/// \file The rubric, the model and the corpus that Rapport ships, loaded once for tests.
#pragma once

#include <memory>
#include <optional>
#include <stdexcept>

#include "engine/assessor/assessor.h"
#include "engine/authoring/rubric_loader.h"

namespace rapport {

/// Whether this program runs under a sanitizer, where everything takes ten times as long.
#if defined(__SANITIZE_ADDRESS__)
inline constexpr bool kIsSanitized = true;
#elif defined(__has_feature)
inline constexpr bool kIsSanitized = __has_feature(address_sanitizer);
#else
inline constexpr bool kIsSanitized = false;
#endif

inline const std::shared_ptr<const Rubric>& shipped_rubric() {
  static const auto kRubric = [] {
    auto loaded = load_rubric(RAPPORT_SOURCE_DIR "/assets/rubrics/recovery.yaml").value;
    if (!loaded) throw std::runtime_error("The rubric does not load.");
    return loaded;
  }();
  return kRubric;
}

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

/// What that assessor makes of a reply at a counter.
inline Reading shipped_reading(std::string_view customer, std::string_view reply) {
  const auto& assessor = shipped_assessor();
  return assessor.read(assessor.context(customer), reply);
}

}  // namespace rapport
