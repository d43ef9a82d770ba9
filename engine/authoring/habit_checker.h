// SPDX-License-Identifier: MIT
/// \file Habits of writing that give the right answer away, leave the wrong one without a price, or tire the
/// reader.
#pragma once

#include "engine/authoring/diagnostic.h"
#include "engine/scenario/scenario.h"

namespace rapport {

/// Reports best replies that are always the first or the longest, slips that cost nothing or are rewarded,
/// replies after which nothing is different, and lines too long to be read at a glance. Every name in
/// `scenario` must have been resolved.
void check_habits(const Scenario& scenario, DiagnosticReport& report);

}  // namespace rapport
