// SPDX-License-Identifier: MIT
/// \file A debrief as one HTML file.
#pragma once

#include <chrono>
#include <string>

#include "engine/attempt/attempt_runner.h"
#include "engine/base/clock.h"
#include "engine/report/debrief.h"
#include "engine/report/earlier_results.h"

namespace rapport {

/// Which attempt a debrief is of, and what it was held and rated by.
struct Imprint {
  AttemptId attempt;
  std::string trainee;  ///< may be empty
  Mode mode = Mode::Practice;
  TimePoint held;                      ///< when it began
  std::chrono::minutes utc_offset{0};  ///< of the clock on the wall where the page is written
  std::string scenario_id, scenario_language, rubric_id;
  int scenario_version = 1, rubric_version = 1;
  ContentHash scenario_hash, rubric_hash;
};

[[nodiscard]] Imprint imprint_of(const AttemptRunner& runner, std::chrono::minutes utc_offset);

/// A page that needs nothing but itself: its own style, pictures as SVG, no script, nothing from a network.
/// It is well-formed XML, follows the light and dark wishes of the reader's system, prints, and makes sense
/// without its style. The same values give the same bytes.
[[nodiscard]] std::string debrief_html(const Debrief& debrief, const EarlierResults& earlier,
                                       const Imprint& imprint);

}  // namespace rapport
