// SPDX-License-Identifier: MIT
/// \file What can be said about a whole scenario without playing it.
#pragma once

#include "engine/authoring/diagnostic.h"
#include "engine/scenario/scenario.h"

namespace rapport {

/// Reports turns and endings that nothing leads to, ways that never end, conditions that are always or never
/// true, declared things that nobody uses, and authoring habits that give the right answer away. Every name
/// in `scenario` must have been resolved. Sound but not complete: what it reports is so, and there may be
/// more that only a proof over all plays finds.
void check_scenario(const Scenario& scenario, DiagnosticReport& report);

}  // namespace rapport
