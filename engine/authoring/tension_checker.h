// SPDX-License-Identifier: MIT
/// \file Tensions that a scenario claims to put into play, and does not.
#pragma once

#include <vector>

#include "engine/authoring/diagnostic.h"
#include "engine/base/source_span.h"
#include "engine/scenario/scenario.h"

namespace rapport {

/// `places` are those of the codes in `scenario.practices`. Only what can be seen without playing is asked,
/// so U2 (is an apology always due?), U5, U7 (what cannot be won) and U8 (who may watch) are never reported.
void check_tensions(const Scenario& scenario, const std::vector<SourceSpan>& places,
                    DiagnosticReport& report);

}  // namespace rapport
