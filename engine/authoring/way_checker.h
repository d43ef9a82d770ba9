// SPDX-License-Identifier: MIT
/// \file Where a conversation can go: what nothing leads to, and what leads nowhere.
#pragma once

#include "engine/authoring/attainable.h"
#include "engine/authoring/diagnostic.h"
#include "engine/scenario/scenario.h"

namespace rapport {

/// Reports unreachable turns and endings, turns from which no ending can be reached, turns whose replies may
/// all be closed, turns that go round without the trainee, and promises that no time ever settles.
void check_ways(const Scenario& scenario, const AttainableValues& values, DiagnosticReport& report);

}  // namespace rapport
