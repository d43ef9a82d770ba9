// SPDX-License-Identifier: MIT
/// \file What Rapport ships, as tests find it in the source tree.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "engine/authoring/library.h"
#include "engine/authoring/scenario_loader.h"
#include "tests/support/shipped_rubric.h"

namespace rapport::test {

inline const Library kShipped{RAPPORT_SOURCE_DIR "/scenarios", RAPPORT_SOURCE_DIR "/assets/rubrics",
                              RAPPORT_SOURCE_DIR "/assets/models"};
/// In bytes, of a plan in tests/plans.
inline constexpr std::size_t kLargestPlan = 1 << 20;

inline std::vector<std::string> shipped_ids() {
  std::vector<std::string> ids;
  for (const auto& file : scenario_files(kShipped)) ids.push_back(file.stem().string());
  return ids;
}

inline std::shared_ptr<const Scenario> shipped(const std::string& id) {
  return load_scenario(kShipped.scenarios / (id + ".yaml"), *shipped_rubric()).value;
}

}  // namespace rapport::test
