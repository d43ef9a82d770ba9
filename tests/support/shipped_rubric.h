// SPDX-License-Identifier: MIT
/// \file The shipped rubric, read once for all tests of a program.
#pragma once

#include <memory>
#include <stdexcept>

#include "engine/authoring/rubric_loader.h"

namespace rapport::test {

inline const std::shared_ptr<const Rubric>& shipped_rubric() {
  static const auto kRubric = [] {
    auto loaded = load_rubric(RAPPORT_SOURCE_DIR "/assets/rubrics/recovery.yaml").value;
    if (!loaded) throw std::runtime_error("The rubric does not load.");
    return loaded;
  }();
  return kRubric;
}

}  // namespace rapport::test
